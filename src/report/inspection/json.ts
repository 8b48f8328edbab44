import { escapeInvisible } from "../harmless.ts";
import type { InspectionReport } from "./inspection-report.ts";

/** JSON text in pieces: a report may list half a million tensors, and is never one text in memory. */
export type JsonPieces = Generator<string, void, undefined>;

/** One object on one line. */
export function* inspectionJsonLine(report: InspectionReport): JsonPieces {
  yield* reportPieces(report, "", ON_ONE_LINE);
  yield "\n";
}

/** A list of all objects, two spaces to a level. */
export function* inspectionJson(reports: readonly InspectionReport[]): JsonPieces {
  const pieces = (report: InspectionReport, line: string): JsonPieces =>
    reportPieces(report, line, OVER_LINES);
  yield* listPieces(reports, "\n", { form: OVER_LINES, pieces });
  yield "\n";
}

/** How values are set out. */
interface Form {
  /** What each level stands further in. */
  readonly space: string;
  readonly colon: string;
}

const ON_ONE_LINE: Form = { space: "", colon: ":" };
const OVER_LINES: Form = { space: "  ", colon: ": " };

/** The tensors are the last key of a report. @param line What begins a line at the level of the report. */
function* reportPieces(report: InspectionReport, line: string, form: Form): JsonPieces {
  const { tensorList, ...rest } = report;
  if (tensorList === undefined) {
    yield textOf(rest, line, form);
    return;
  }
  const inside = line + form.space;
  const open = textOf(rest, line, form).slice(0, -1 - line.length);
  yield `${open},${inside}"tensorList"${form.colon}`;
  yield* listPieces(tensorList, inside, {
    form,
    *pieces(tensor, at) {
      yield textOf(tensor, at, form);
    },
  });
  yield `${line}}`;
}

interface ListOptions<Item> {
  readonly form: Form;
  readonly pieces: (item: Item, line: string) => JsonPieces;
}

/** @param line What begins a line at the level of the list. */
function* listPieces<Item>(
  items: Iterable<Item>,
  line: string,
  { form, pieces }: ListOptions<Item>,
): JsonPieces {
  const inside = line + form.space;
  let before = "[";
  for (const item of items) {
    yield before + inside;
    yield* pieces(item, inside);
    before = ",";
  }
  yield before === "[" ? "[]" : `${line}]`;
}

function textOf(value: unknown, line: string, { space }: Form): string {
  const text = escapeInvisible(JSON.stringify(value, null, space));
  return line === "" ? text : text.replaceAll("\n", line);
}
