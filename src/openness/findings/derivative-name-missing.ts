import { lineWords } from "../../inventory/lineage/line-words.ts";
import { letters, type LineDuty, lineDuties } from "../lineage/line-duties.ts";
import type { FindingFacts, FindingKind, Sight } from "./finding-kind.ts";

export const derivativeNameMissing: FindingKind = {
  id: "derivative-name-missing",
  severity: "medium",
  because: "A license up the line asks that models made from its model begin with its name.",
  remedy: "Rename the model as that license asks, or build on another model.",
  find(facts) {
    return lineDuties("naming-prefix", facts).flatMap((duty) => judge(duty, facts));
  },
};

/** Words that are to be shown in a product, not put before a name. */
const SHOWN = /^(?:built|powered|made|created|developed|improved|trained)\b/i;

function judge({ ancestor, clause, words }: LineDuty, facts: FindingFacts): readonly Sight[] {
  const asked = words.filter((each) => !SHOWN.test(each) && letters(each) !== "");
  const names = namesOf(facts);
  // A copy that carries the name of the model it is a copy of carries what its license asks.
  const starts = [...asked, lastPart(ancestor.name)].map(letters);
  if (names.some((name) => starts.some((start) => letters(name).startsWith(start)))) return [];
  const [name = ""] = names;
  const prefix = asked.map((each) => `"${each}"`).join(" or ");
  const isKnown = prefix !== "";
  return [
    {
      message: isKnown
        ? `The license of ${lineWords(ancestor)} asks for names that begin with ${prefix}; this is "${name}"`
        : `The license of ${lineWords(ancestor)} asks for a name that its text gives, which is not at hand; this is "${name}"`,
      severity: isKnown ? "medium" : "low",
      evidence: [
        ...clause.evidence,
        ...ancestor.steps.flatMap(({ evidence }) => evidence.slice(0, 1)),
      ],
    },
  ];
}

/** Names that the model goes by: of the subject or release, and the title of its card. */
function namesOf({ inventory, observations }: FindingFacts): readonly string[] {
  const name = lastPart(inventory.subject ?? inventory.release.name);
  const [card] = observations.documents;
  const title = card?.prose.sentences.find(({ kind }) => kind === "heading")?.text;
  return title === undefined ? [name] : [name, title, lastPart(title)];
}

/** The model without its account. */
function lastPart(name: string): string {
  const account = Math.max(
    name.lastIndexOf("/"),
    name.indexOf("--") < 0 ? -1 : name.indexOf("--") + 1,
  );
  return name.slice(account + 1);
}
