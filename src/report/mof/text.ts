import type { MofClass } from "../../openness/mof/components.ts";
import type { MotComponent } from "../../openness/mof/mot.ts";
import type { ProblemSeverity, RecordProblem } from "../../openness/mof/record.ts";
import type { RenderOptions } from "../report-format.ts";
import { joinWords, paragraph, row } from "../text/layout.ts";
import type { Tone } from "../text/paint.ts";
import type { MofAnswer } from "./json.ts";

const NAME_COLUMNS = 32;
const STATUS_COLUMNS = 16;
const SEVERITY_COLUMNS = 6;
const TOTAL_COLUMNS = 11;

const CLASS_WORDS: Readonly<Record<MofClass | 0, string>> = {
  0: "unclassified",
  1: "class I, open science",
  2: "class II, open tooling",
  3: "class III, open model",
};

const STATUS_WORDS: Readonly<Record<MotComponent["status"], readonly [Tone, string]>> = {
  open: ["good", "open"],
  "open-but-not-type-appropriate": ["good", "open, odd type"],
  "not-open": ["bad", "not open"],
  unlicensed: ["bad", "no license"],
};

const PROBLEM_TONES: Readonly<Record<ProblemSeverity, Tone>> = {
  high: "bad",
  medium: "doubtful",
  low: "quiet",
};

/** A record for reading: its class, its components, where paper and tool differ, and what is wrong with it. */
export function mofText(answer: MofAnswer, options: RenderOptions): string {
  const reached = CLASS_WORDS[answer.class];
  const title = answer.record === "" ? answer.path : `${answer.path}: ${answer.record}`;
  return [
    ...paragraph(`${title}: ${reached}.`, { ...options, tone: "title" }),
    ...paragraph(progressWords(answer), options),
    ...answer.components.flatMap((component) => componentRow(component, options)),
    ...missingLines(answer, options),
    ...paperLines(answer, options),
    ...answer.problems.flatMap((problem) => problemLines(problem, options)),
    "",
    "",
  ].join("\n");
}

/** How many records reach each class, by the tool and by the paper. */
export function mofTotals(
  answers: readonly Pick<MofAnswer, "class" | "paper">[],
  options: RenderOptions,
): string {
  const classes = [1, 2, 3, 0] as const;
  const rows = classes.flatMap((each) => {
    const by = (classOf: (answer: Pick<MofAnswer, "class" | "paper">) => number): string =>
      String(answers.filter((answer) => classOf(answer) === each).length);
    return row(
      [
        { text: CLASS_WORDS[each], width: NAME_COLUMNS },
        { text: by((answer) => answer.class), width: TOTAL_COLUMNS },
        { text: by(({ paper }) => paper.class), width: TOTAL_COLUMNS },
        { text: by(({ paper }) => paper.possibleClass), width: TOTAL_COLUMNS },
      ],
      options.paint,
    );
  });
  const head = row(
    [
      { text: `${answers.length} records`, width: NAME_COLUMNS },
      { text: "tool", width: TOTAL_COLUMNS },
      { text: "paper", width: TOTAL_COLUMNS },
      { text: "if accepted", width: TOTAL_COLUMNS },
    ],
    options.paint,
  );
  return `${[...head, ...rows].join("\n")}\n`;
}

function progressWords({ progress }: MofAnswer): string {
  const shown = ([3, 2, 1] as const).map((each) => `class ${ROMAN[each]} ${progress[each]} %`);
  return `By the Model Openness Tool: ${joinWords(shown)}.`;
}

const ROMAN: Readonly<Record<MofClass, string>> = { 1: "I", 2: "II", 3: "III" };

function componentRow(
  { name, license, from, status }: MotComponent,
  { width, paint }: RenderOptions,
): readonly string[] {
  const [tone, word] = STATUS_WORDS[status];
  const source = from.startsWith("global:") ? " (default)" : "";
  const cells = [
    { text: name, width: NAME_COLUMNS },
    { text: word, width: STATUS_COLUMNS, tone },
    { text: (license ?? "") + source, width: width - NAME_COLUMNS - STATUS_COLUMNS - 6 },
  ];
  return row(cells, paint);
}

/** What the lowest class lacks that is not reached. */
function missingLines(answer: MofAnswer, options: RenderOptions): readonly string[] {
  const next = ([3, 2, 1] as const).find((each) => answer.progress[each] < 100);
  if (next === undefined || answer.missing[next].length === 0) return [];
  const names = joinWords(answer.missing[next]);
  return paragraph(`Not listed, and asked for by class ${ROMAN[next]}: ${names}.`, options);
}

function paperLines(answer: MofAnswer, options: RenderOptions): readonly string[] {
  const { paper, disagreements } = answer;
  if (paper.class === answer.class && disagreements.length === 0) return [];
  const possible =
    paper.possibleClass === paper.class
      ? ""
      : `; ${CLASS_WORDS[paper.possibleClass]} if a person accepts what it leaves open`;
  return [
    ...paragraph(`By the paper: ${CLASS_WORDS[paper.class]}${possible}.`, options),
    ...disagreements.flatMap(({ component, mot, paper: says, because }) =>
      row(
        [
          { text: component, width: NAME_COLUMNS },
          { text: STATUS_WORDS[mot][1], width: STATUS_COLUMNS },
          {
            text: `paper: ${says}, ${because}`,
            width: options.width - NAME_COLUMNS - STATUS_COLUMNS - 6,
          },
        ],
        options.paint,
      ),
    ),
  ];
}

function problemLines(
  { id, severity, line, message, nearest = [] }: RecordProblem,
  { width, paint }: RenderOptions,
): readonly string[] {
  const near = nearest.length === 0 ? "" : `; nearest: ${joinWords(nearest, "or")}`;
  const cells = [
    { text: severity, width: SEVERITY_COLUMNS, tone: PROBLEM_TONES[severity] },
    { text: `line ${line}: ${message}${near} (${id})`, width: width - SEVERITY_COLUMNS - 4 },
  ];
  return row(cells, paint);
}
