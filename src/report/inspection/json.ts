import {
  listPieces,
  ON_ONE_LINE,
  OVER_LINES,
  textOf,
  type Form,
  type JsonPieces,
} from "../json-pieces.ts";
import type { InspectionReport } from "./inspection-report.ts";

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
