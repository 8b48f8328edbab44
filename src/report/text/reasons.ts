import type { Reason, Result } from "../../openness/verdict.ts";
import type { AuditReport } from "../audit-report.ts";
import type { RenderOptions } from "../report-format.ts";
import { quotations } from "./cite.ts";
import { cut, paragraph, row } from "./layout.ts";
import { RESULT_TONES } from "./words.ts";

const RESULT_COLUMNS = 9;
const REASONS_SHOWN = 3;

/** The four freedoms, each with what decides it and the words that show it. */
export function freedomLines({ freedoms }: AuditReport, options: RenderOptions): readonly string[] {
  const names = ["run", "study", "modify", "share"] as const;
  return names.flatMap((name) => {
    const { result, reasons } = freedoms[name];
    return answerLines({ name, columns: 6, result, reasons }, options);
  });
}

/** One answer per definition of "open", with what decides it and what only a person can decide. */
export function definitionLines(
  { verdicts }: AuditReport,
  options: RenderOptions,
): readonly string[] {
  const names = verdicts.map(({ definition, version }) => `${definition} ${version}`);
  const columns = Math.min(24, Math.max(0, ...names.map((name) => name.length)));
  return verdicts.flatMap(({ result, reasons, needsHuman }, index) => [
    ...answerLines({ name: names[index] ?? "", columns, result, reasons }, options),
    ...needsHuman.flatMap((question) =>
      paragraph(`for a person to decide: ${question}`, { ...options, indent: columns + 4 }),
    ),
  ]);
}

interface Answer {
  readonly name: string;
  readonly columns: number;
  readonly result: Result;
  readonly reasons: readonly Reason[];
}

/** The reasons that decide stand first; of the others, only the number is told. */
function answerLines(
  { name, columns, result, reasons }: Answer,
  options: RenderOptions,
): readonly string[] {
  const { width, paint } = options;
  const indent = columns + RESULT_COLUMNS + 6;
  const { shown, more } = cut(
    reasons.filter((reason) => reason.result === result),
    REASONS_SHOWN,
  );
  const [first, ...others] = shown;
  const cells = [
    { text: name, width: columns },
    { text: result, width: RESULT_COLUMNS, tone: RESULT_TONES[result] },
    { text: first?.because ?? "", width: width - indent },
  ];
  return [
    ...row(cells, paint),
    ...quotations(first?.evidence ?? [], { width, paint, indent }),
    ...others.flatMap(({ because, evidence }) => [
      ...paragraph(because, { width, paint, indent }),
      ...quotations(evidence, { width, paint, indent }),
    ]),
    ...(more === 0 ? [] : paragraph(`and ${more} more reasons`, { width, paint, indent })),
  ];
}
