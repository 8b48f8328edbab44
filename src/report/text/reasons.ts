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

interface Answer {
  readonly name: string;
  readonly columns: number;
  readonly result: Result;
  readonly reasons: readonly Reason[];
}

/** The reasons that decide stand first, a failing one with the words that show it; of the others, only the number is told. */
function answerLines(
  { name, columns, result, reasons }: Answer,
  { width, paint }: RenderOptions,
): readonly string[] {
  const indent = columns + RESULT_COLUMNS + 6;
  const deciding = reasons.filter((reason) => reason.result === result);
  const { shown, more } = cut(deciding, result === "met" ? 1 : REASONS_SHOWN);
  const [first, ...others] = shown;
  const quoted = (reason: Reason | undefined): readonly string[] =>
    result === "fails" ? quotations(reason?.evidence ?? [], { width, paint, indent }, 1) : [];
  const cells = [
    { text: name, width: columns },
    { text: result, width: RESULT_COLUMNS, tone: RESULT_TONES[result] },
    { text: first?.because ?? "", width: width - indent },
  ];
  return [
    ...row(cells, paint),
    ...quoted(first),
    ...others.flatMap((reason) => [
      ...paragraph(reason.because, { width, paint, indent }),
      ...quoted(reason),
    ]),
    ...(more === 0 || result === "met"
      ? []
      : paragraph(`and ${more} more reasons`, { width, paint, indent })),
  ];
}
