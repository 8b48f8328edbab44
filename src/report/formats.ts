import { json } from "./formats/json.ts";
import { text } from "./formats/text.ts";
import type { ReportFormat } from "./report-format.ts";

/** Every format, in the order in which help names them; the first is the default. */
export const REPORT_FORMATS: readonly ReportFormat[] = [text, json];
