import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { osaiIndex } from "../src/openness/definitions/osai-index.ts";
import { evaluate } from "../src/openness/evaluate.ts";
import type { Result } from "../src/openness/verdict.ts";
import { licenseEngine } from "../src/scan/license-catalog.ts";
import {
  type DimensionName,
  type OsaiDimension,
  type OsaiRecord,
  readRecords,
} from "./osai-notes/record.ts";
import { factsOfRecord } from "./osai-record.ts";

// How far our rules for the European Open Source AI Index, applied to the notes and links of its own records, agree with the people
// who judged these:   node tools/osai-study.ts RECORDS.jsonl      writes docs/osai-study.md

/** The dimensions that are compared, and the rule for each. */
const COMPARED = [
  { dimension: "licenses", rule: "osai-licenses" },
  { dimension: "weights_endmodel", rule: "osai-end-weights" },
  { dimension: "trainingcode", rule: "osai-training-code" },
  { dimension: "datasources_endmodel", rule: "osai-end-data" },
] as const;

type Class = OsaiDimension["class"];

const CLASSES: readonly Class[] = ["open", "partial", "closed"];
const OURS: Readonly<Record<Result, Class>> = {
  met: "open",
  undecided: "partial",
  fails: "closed",
};

/** One record in one dimension: what people said, what the rule says, and why. */
interface Compared {
  readonly model: string;
  readonly people: Class;
  readonly ours: Class;
  readonly because: string;
}

function compare(
  records: readonly OsaiRecord[],
  dimension: DimensionName,
  rule: string,
): readonly Compared[] {
  return records.flatMap((record) => {
    const entry = record.dimensions[dimension];
    const reasons = evaluate(osaiIndex, factsOfRecord(record, licenseEngine())).reasons;
    const reason = reasons.find((each) => each.rule === rule);
    if (reason === undefined) return [];
    return [
      {
        model: record.model,
        people: entry.class,
        ours: OURS[reason.result],
        because: reason.because,
      },
    ];
  });
}

function section(dimension: string, rule: string, rows: readonly Compared[]): string {
  const agree = rows.filter(({ people, ours }) => people === ours).length;
  const opposite = rows.filter(
    ({ people, ours }) => people !== ours && people !== "partial" && ours !== "partial",
  );
  const count = (people: Class, ours: Class): number =>
    rows.filter((row) => row.people === people && row.ours === ours).length;
  return [
    `## ${dimension}\n`,
    `Rule \`${rule}\`. The same answer for ${agree} of ${rows.length} records; the opposite for ${opposite.length}.\n`,
    "Rows: people. Columns: the rule.\n",
    "```text",
    `         ${CLASSES.map((ours) => ours.padStart(8)).join("")}`,
    ...CLASSES.map(
      (people) =>
        `${people.padEnd(9)}${CLASSES.map((ours) => String(count(people, ours)).padStart(8)).join("")}`,
    ),
    "```\n",
    ...(opposite.length === 0
      ? []
      : ["Opposite answers:\n", ...opposite.map((row) => opposed(row)), ""]),
  ].join("\n");
}

function opposed({ model, people, ours, because }: Compared): string {
  return `- ${model}: people ${people}, the rule ${ours} (${because})`;
}

function studyPage(records: readonly OsaiRecord[]): string {
  return [
    "# The European Open Source AI Index and our rules\n",
    "<!-- Written by `node tools/osai-study.ts RECORDS.jsonl`; the words about why stand in that file. -->\n",
    INTRO,
    ...COMPARED.map(({ dimension, rule }) =>
      section(dimension, rule, compare(records, dimension, rule)),
    ),
    WHY,
  ].join("\n");
}

const INTRO = `The index is judged by people, who write a note and links beside each answer. Here our rules are applied to these notes and links
alone, without opening a link: a link counts as what its dimension asks for, unless the note takes that back. \`met\` is compared
with open, \`fails\` with closed, and \`undecided\` with partial, which is not the same: partial means that a part was seen, undecided
that it is not known. Agreement is measured here and not aimed for. The records are those of the index (CC-BY-4.0).
`;

const WHY = `## Why they differ

- **Partial has no counterpart.** Where people write that only some of it was published, our rules say \`fails\` or \`undecided\`.
- **A license that the catalog does not list as open fails**, also where people accept it for its intent; and a name that means no one
  license ("Creative Commons") decides nothing.
- **Code that was not released.** People call a record open whose code is absent, as long as the rest is under open licenses; the rule
  asks what the license of the code is, and leaves it open.
- **Empty notes.** Some answers have neither note nor link; the rule then knows nothing, people knew what they had seen.
- **A link is not a look.** People opened the repository and saw that it holds no training code; the rule reads the note only.
`;

if (import.meta.main) {
  const [path] = process.argv.slice(2);
  if (path === undefined) throw new TypeError("Expected the path of the records");
  writeFileSync(
    new URL("../docs/osai-study.md", import.meta.url),
    studyPage(readRecords(pathToFileURL(path))),
  );
}
