import type { Relation } from "../../inventory/inventory.ts";
import type { AuditReport, ReportedAncestor } from "../audit-report.ts";
import type { RenderOptions } from "../report-format.ts";
import { quotations } from "./cite.ts";
import { cut, paragraph } from "./layout.ts";
import { CLAUSE_WORDS } from "./words.ts";

/** Ancestors shown; the JSON report holds all. */
const ANCESTORS_SHOWN = 40;
/** Deeper ancestors stand below one another. */
const MAX_INDENT = 12;

/** Characters of a commit, as people write them; the JSON report has all. */
const REVISION_SHOWN = 12;

/** How one model was made from another, before the other's name. */
const RELATION_WORDS: Readonly<Record<Relation, string>> = {
  finetune: "fine-tuned from",
  adapter: "adapter for",
  quantized: "quantized from",
  merge: "merged from",
  distilled: "distilled from",
};

/** The line of base models as a tree: each with its license, and with every clause in its own words where these are at hand. */
export function lineageLines(
  { lineage }: Pick<AuditReport, "lineage">,
  options: RenderOptions,
): readonly string[] {
  const { ancestors = [], circles = [] } = lineage ?? {};
  const place = { ...options, indent: 2 };
  if (ancestors.length === 0) return paragraph("No base model is named.", place);
  const { shown, more } = cut(asTree(ancestors), ANCESTORS_SHOWN);
  return [
    ...shown.flatMap((ancestor) => ancestorLines(ancestor, options)),
    ...(more === 0 ? [] : paragraph(`and ${more} more base models`, place)),
    ...circles.flatMap((names) =>
      paragraph(`The line leads back to where it began: ${names.join(", ")}`, place),
    ),
  ];
}

function ancestorLines(ancestor: ReportedAncestor, options: RenderOptions): readonly string[] {
  const { name, steps, revision } = ancestor;
  const indent = Math.min(MAX_INDENT, 2 * steps.length);
  const { relation } = steps.at(-1) ?? {};
  const how = relation === undefined ? "made from" : RELATION_WORDS[relation];
  const at = revision === undefined ? "" : ` at ${revision.slice(0, REVISION_SHOWN)}`;
  const place = { ...options, indent: indent + 2 };
  return [
    ...paragraph(`${how} ${name}${at}: ${termsOf(ancestor)}`, { ...options, indent }),
    ...clausesOf(ancestor).flatMap(({ clause, places }) => [
      ...paragraph(clause, place),
      ...quotations(places, { ...place, indent: indent + 4 }, 1),
    ]),
  ];
}

function termsOf({ licenses, clauses, unread }: ReportedAncestor): string {
  if (unread !== undefined) return `its terms are not known: ${unread}`;
  if (licenses.length === 0) return "it states no license for its weights";
  return licenses
    .map(({ id, match, termsKnown }) => {
      if (!termsKnown) {
        const isRead = clauses.some(({ license }) => license === id);
        return `${id}, ${isRead ? "a text that no catalog holds" : "whose terms are not known"}`;
      }
      return match === "modified" ? `${id}, with changes` : id;
    })
    .join(", ");
}

/** Each kind of clause once, with the first sentence that holds it. */
function clausesOf({ clauses }: ReportedAncestor): readonly {
  readonly clause: string;
  readonly places: ReportedAncestor["clauses"][number]["evidence"];
}[] {
  const byKind = Map.groupBy(clauses, ({ kind, license }) => `${kind} ${license}`);
  return [...byKind.values()].flatMap(([first]) => {
    if (first === undefined) return [];
    const { kind, section, certainty, evidence } = first;
    const number = section === undefined ? "" : ` (section ${section})`;
    const possibly = certainty === "possible" ? "possibly " : "";
    return [{ clause: `${possibly}${CLAUSE_WORDS[kind]}${number}`, places: evidence }];
  });
}

/** Ancestors in the order of a tree: each before those that it was made from. */
function asTree(ancestors: readonly ReportedAncestor[]): readonly ReportedAncestor[] {
  const byChild = Map.groupBy(ancestors, ({ steps }) => keyOf(steps.slice(0, -1)));
  const ordered: ReportedAncestor[] = [];
  const visit = (steps: ReportedAncestor["steps"]): void => {
    for (const ancestor of byChild.get(keyOf(steps)) ?? []) {
      ordered.push(ancestor);
      visit(ancestor.steps);
    }
  };
  visit([]);
  return ordered;
}

function keyOf(steps: ReportedAncestor["steps"]): string {
  return JSON.stringify(steps.map(({ name }) => name));
}
