import { escapeInvisible } from "../harmless.ts";
import type { InspectionReport } from "./inspection-report.ts";

/** One object on one line. */
export function inspectionJsonLine(report: InspectionReport): string {
  return `${escapeInvisible(JSON.stringify(report))}\n`;
}

/** A list of all objects, two spaces to a level. */
export function inspectionJson(reports: readonly InspectionReport[]): string {
  return `${escapeInvisible(JSON.stringify(reports, null, 2))}\n`;
}
