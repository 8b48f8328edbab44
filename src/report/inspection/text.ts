import { count } from "../text/count.ts";
import type { RenderOptions } from "../report-format.ts";
import { sayDisagreement } from "../../weights/model/describe-model.ts";
import { cut, joinWords, paragraph, row } from "../text/layout.ts";
import { modelWords } from "../text/model.ts";
import { EXEC_WORDS, INTEGRITY_WORDS, SEVERITY_TONES } from "../text/words.ts";
import type { InspectionReport } from "./inspection-report.ts";
import { tensorLines } from "./tensor-table.ts";

const FINDINGS_SHOWN = 25;
const CALLS_SHOWN = 12;
const INDENT = 10;

/** One inspection for reading, line by line: the answer, what it rests on, what was not read. */
export function* inspectionText(
  report: InspectionReport,
  options: RenderOptions,
): Generator<string, void, undefined> {
  for (const line of lines(report, options)) yield `${line}\n`;
}

function* lines(
  report: InspectionReport,
  options: RenderOptions,
): Generator<string, void, undefined> {
  const [execTone, exec] = EXEC_WORDS[report.exec];
  const [, integrity] = INTEGRITY_WORDS[report.integrity];
  const tone = report.integrity === "malformed" ? "bad" : execTone;
  yield* paragraph(`${report.path}: ${report.format}`, { ...options, tone: "title" });
  yield* paragraph(`${exec}; ${integrity}.`, { ...options, tone });
  yield* paragraph(sizes(report), options);
  yield* modelLines(report, options);
  yield* digestLines(report, options);
  yield* calledLines(report, options);
  yield* findingLines(report, options);
  yield* unreadLines(report, options);
  yield* tensorLines(report, options);
  yield "";
}

function sizes({ tensors, elements, parameters, byteLength }: InspectionReport): string {
  const weights =
    parameters === undefined ? count(elements, "element") : count(parameters, "parameter");
  return `${count(tensors, "tensor")}, ${weights}, ${count(byteLength, "byte")}`;
}

/** The model, where its configuration or the names of its tensors say more than their number. */
function modelLines({ model }: InspectionReport, options: RenderOptions): readonly string[] {
  if (model === undefined || (model.architecture ?? model.layers) === undefined) return [];
  return [
    ...paragraph(`Model: ${modelWords(model)}`, options),
    ...model.disagreements.flatMap((disagreement) =>
      paragraph(`The configuration says otherwise: ${sayDisagreement(disagreement)}`, {
        ...options,
        tone: "bad",
      }),
    ),
  ];
}

function digestLines(report: InspectionReport, options: RenderOptions): readonly string[] {
  const { modelDigest, namelessDigest, valueDigest, sha256 } = report;
  return [
    ["sha256", sha256],
    ["model", modelDigest],
    ["nameless", namelessDigest],
    ["value", valueDigest],
  ].flatMap(([word = "", digest]) => {
    if (digest === undefined) return [];
    const cells = [
      { text: word, width: INDENT - 2 },
      { text: digest, width: 64 },
    ];
    return row(cells, options.paint);
  });
}

function calledLines({ allowListed }: InspectionReport, options: RenderOptions): readonly string[] {
  if (allowListed.length === 0) return [];
  const { shown, more } = cut(allowListed, CALLS_SHOWN);
  const words = more === 0 ? shown : [...shown, `${more} more`];
  return paragraph(`Calls when loaded: ${joinWords(words)}`, options);
}

function findingLines({ findings }: InspectionReport, options: RenderOptions): readonly string[] {
  const { shown, more } = cut(findings, FINDINGS_SHOWN);
  const { width, paint } = options;
  return [
    ...shown.flatMap(({ id, severity, message, member, offset }) => [
      ...row(
        [
          { text: severity, width: INDENT - 4, tone: SEVERITY_TONES[severity] },
          { text: id + whereOf(member, offset), width: width - INDENT },
        ],
        paint,
      ),
      ...paragraph(message, { ...options, indent: INDENT }),
    ]),
    ...(more === 0 ? [] : paragraph(`and ${more} more findings`, { ...options, indent: 2 })),
  ];
}

function whereOf(member: string | undefined, offset: number | undefined): string {
  const inside = member === undefined ? "" : ` in ${member}`;
  return offset === undefined ? inside : `${inside} at byte ${offset}`;
}

function unreadLines({ unread }: InspectionReport, options: RenderOptions): readonly string[] {
  return unread.flatMap(({ what, why }) =>
    paragraph(`not read: ${what}: ${why}`, { ...options, indent: 2 }),
  );
}
