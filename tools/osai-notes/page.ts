import type { Judgement } from "./judge.ts";
import { type Class, LICENSES, TRAINING_CODE, TRAINING_DATA, WEIGHTS } from "./mapping.ts";
import { REASONS } from "./reasons.ts";
import type { DimensionName } from "./record.ts";
import { table } from "../markdown-table.ts";
import { tally } from "./tally.ts";

interface Dimension {
  readonly title: string;
  readonly mapping: Readonly<Record<string, Class>>;
}

const DIMENSIONS: Readonly<Record<DimensionName, Dimension>> = {
  licenses: { title: "License", mapping: LICENSES },
  weights_endmodel: { title: "Weights of the end model", mapping: WEIGHTS },
  weights_basemodel: { title: "Weights of the base model", mapping: WEIGHTS },
  trainingcode: { title: "Training code", mapping: TRAINING_CODE },
  datasources_endmodel: { title: "Data of the end model", mapping: TRAINING_DATA },
  datasources_basemodel: { title: "Data of the base model", mapping: TRAINING_DATA },
};

const OURS = ["open", "partial", "closed", "unknown"] as const;
const THEIRS = ["open", "partial", "closed"] as const;

const INTRO = `# The notes of the European Open Source AI Index, as an audit reads them

<!-- Written by \`node tools/osai-notes.ts\`; change the words in tools/osai-notes. -->

People of the [European Open Source AI Index](https://osai-index.eu) (CC-BY-4.0, doi 10.5281/zenodo.15386042) call each
dimension of a model open, partial or closed, and note why. Here our rules read those notes and links, and nothing else. The
rules were not changed for it: agreement is measured, not sought. [The study of the definition](osai-study.md) asks another thing:
it reads the notes by words of its own and holds the rules of the definition \`osai-index\` against them. Here the readers of an
audit read them, as they read any card.

## What is compared

- **License**: every license that the field \`end_license\` names, and those that the note on licenses grants, each by the lists
  of OSI and FSF, the content licenses that open definitions accept, and the clauses of its text. An id is listed, or
  restricting (a clause limits who may use the work or for what), or neither.
- **Weights, training code, data**: a card of the notes and links of the end model, and one of the base model, under titles of
  ours, audited as a file that stands alone: what it does not say is unknown. The facts are those of \`summary\` in the report.
- Where a record has neither words nor links on a dimension, we say nothing (\`no-words\`).
- The notes are written by visitors about a release. Our rules are made for what a release says of itself, and no link was
  followed. What is measured is the reading of words, not of the releases.

"The most frequent class" is what calling every record by the people's most frequent class would reach: agreement below it
shows that our fact asks another question.
`;

const FOUND = `What this shows:

- Where our rules and the index ask the same thing, they agree: every gate that we read is partial to the people, nearly every
  denial of training code that we read is closed to them, and no license that we call restricting is open to them.
- Where the index weighs a whole (all parts licensed, all data there, all stages of training), one link or one name is less
  than it asks, and our open is too generous; where it takes a visitor's finding, our rules often say nothing.
- Most of the agreement on data is \`not-described\`, which our rules say wherever they find no description: it gains little over
  the most frequent class, and where data is there, it is often fine-tuning data, which these rules leave out.
- The people do not always agree with themselves: the same license, and the same kind of note, are judged differently.
`;

/** The page of the study. The numbers are counted; the reasons are written beside it. */
export function studyPage(all: ReadonlyMap<DimensionName, readonly Judgement[]>): string {
  const overview = [...all].map(([name, judgements]) => {
    const { said, agreed, shareOfSaid, shareOfAll, mostFrequentShare } = tally(judgements);
    const shares = [shareOfSaid, shareOfAll, mostFrequentShare].map((share) => `${share} %`);
    return [DIMENSIONS[name].title, `${said}`, `${agreed}`, ...shares];
  });
  const header = [
    "Dimension",
    "we say something",
    "agree",
    "of those",
    "of all",
    "most frequent class",
  ];
  const records = Math.max(0, ...[...all.values()].map((each) => each.length));
  return [
    INTRO,
    `## Agreement\n\nOf ${records} records:\n`,
    `${table(header, overview)}\n`,
    FOUND,
    ...[...all].map(([name, judgements]) => section(name, judgements)),
  ].join("\n");
}

function section(name: DimensionName, judgements: readonly Judgement[]): string {
  const { title, mapping } = DIMENSIONS[name];
  const { agreed, said, all, shareOfSaid, shareOfAll } = tally(judgements);
  const mapped = OURS.flatMap((ours) => {
    const facts = Object.keys(mapping).filter((fact) => mapping[fact] === ours);
    return facts.length === 0
      ? []
      : [`- ${ours}: ${facts.map((fact) => `\`${fact}\``).join(", ")}`];
  });
  const counts = OURS.map((ours) => [
    ours,
    ...THEIRS.map((theirs) =>
      String(judgements.filter((j) => j.ours === ours && j.theirs === theirs).length),
    ),
  ]);
  return [
    `## ${title}\n`,
    `The dimension \`${name}\`. Our facts as classes:\n`,
    ...mapped,
    "",
    "Our classes down, the people's across:\n",
    `${table(["", ...THEIRS], counts)}\n`,
    `Agreement: ${agreed} of ${said} where we say something (${shareOfSaid} %), of ${all} in all ${shareOfAll} %.\n`,
    "Where we differ:\n",
    ...differences(name, judgements),
    "",
  ].join("\n");
}

/** The cells in which we differ, the most frequent first. */
function differences(name: DimensionName, judgements: readonly Judgement[]): readonly string[] {
  const differing = judgements.filter(({ ours, theirs }) => ours !== theirs);
  const cells = Map.groupBy(differing, ({ fact, theirs }) => `${fact}>${theirs}`);
  return [...cells]
    .toSorted(([, one], [, other]) => other.length - one.length)
    .map(([key, each]) => {
      const [fact, theirs] = key.split(">");
      const models = new Set(each.map(({ model }) => model));
      return `- ${each.length} × \`${fact}\`, people ${theirs}. ${reasonWords(name, key, models)}`;
    });
}

function reasonWords(name: DimensionName, key: string, models: ReadonlySet<string>): string {
  const reason = REASONS[name][key];
  if (reason === undefined) return "Not looked into.";
  const shown = Object.entries(reason.examples).filter(([model]) => models.has(model));
  const examples = shown.map(([model, words]) => `${model} (${words})`).join(", ");
  return examples === "" ? reason.why : `${reason.why} For example ${examples}.`;
}
