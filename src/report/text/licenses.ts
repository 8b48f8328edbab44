import type { Part } from "../../inventory/inventory.ts";
import type { AuditReport, ReportedLicense } from "../audit-report.ts";
import type { RenderOptions } from "../report-format.ts";
import { quotations } from "./cite.ts";
import { paragraph, row } from "./layout.ts";
import { CLAUSE_WORDS, PARTS } from "./words.ts";

const PART_COLUMNS = 8;
const INDENT = PART_COLUMNS + 4;
/** Places quoted per license; the JSON report holds all. */
const PLACES_SHOWN = 1;

const MATCH_WORDS: Readonly<Record<ReportedLicense["match"], string>> = {
  exact: "the text, word for word",
  modified: "the text, with changes",
  named: "its name only",
};

const SCOPE_WORDS: Readonly<Record<ReportedLicense["scope"], string>> = {
  stated: "said of this part",
  default: "said of the release as a whole",
  inherited: "from a base model",
  tag: "a tag",
};

/** Each part with every license that is said to govern it and every place that says so. */
export function licenseLines(report: AuditReport, options: RenderOptions): readonly string[] {
  return PARTS.flatMap((part) => {
    const licenses = report.licenses[part];
    if (licenses.length === 0) return partLine(part, "no license seen", options);
    const note = disagree(licenses) ? partLine("", "the sources disagree", options) : [];
    return [
      ...licenses.flatMap((license, index) => [
        ...partLine(index === 0 ? part : "", heading(license, report), options),
        ...demands(report, part, license, options),
        ...quotations(license.evidence, { ...options, indent: INDENT + 2 }, PLACES_SHOWN),
      ]),
      ...note,
    ];
  });
}

/** Several licenses for the part as such disagree; one per model, or one of a base model, does not. */
function disagree(licenses: readonly ReportedLicense[]): boolean {
  return new Set(generalLicenses(licenses).map(({ id }) => id)).size > 1;
}

/** Licenses said of a part as a whole; when each is said of one model, all of them. */
export function generalLicenses(licenses: readonly ReportedLicense[]): readonly ReportedLicense[] {
  return licenses.filter(({ subject, scope }) => subject === undefined && scope !== "inherited");
}

function partLine(part: string, text: string, { width, paint }: RenderOptions): readonly string[] {
  const cells = [
    { text: part, width: PART_COLUMNS },
    { text, width: width - INDENT },
  ];
  return row(cells, paint);
}

function heading(license: ReportedLicense, { clauses }: AuditReport): string {
  const { id, name, match, scope, termsKnown, subject } = license;
  const called = name === id || name === "" ? id : `${id} ("${name}")`;
  const of = subject === undefined ? "" : `, for ${subject}`;
  if (termsKnown) return `${called}: ${MATCH_WORDS[match]}, ${SCOPE_WORDS[scope]}${of}`;
  const wasRead = clauses.some(
    (clause) => clause.license === id && clause.certainty === "possible",
  );
  const unknown = wasRead
    ? "a text that no catalog holds"
    : `${MATCH_WORDS[match]}; its terms are not known`;
  return `${called}: ${unknown}, ${SCOPE_WORDS[scope]}${of}`;
}

/** What the license demands or forbids, each with its section. */
function demands(
  { clauses }: AuditReport,
  part: Part,
  { id }: ReportedLicense,
  options: RenderOptions,
): readonly string[] {
  const held = clauses.filter(({ license, on }) => license === id && on.includes(part));
  if (held.length === 0) return [];
  const words = held.map(({ kind, section, certainty }) => {
    const number = section === undefined ? "" : ` (section ${section})`;
    return `${certainty === "possible" ? "possibly " : ""}${CLAUSE_WORDS[kind]}${number}`;
  });
  const list = [...new Set(words)].join(", ");
  return paragraph(`with ${list}`, { ...options, indent: INDENT + 2 });
}
