import type { AuditReport } from "./audit-report.ts";
import type { Paint } from "./text/paint.ts";

/** One way to write a report down. */
export interface ReportFormat {
  /** What `--format` calls it. */
  readonly name: string;
  /** Same report and options, same string; ends with a line feed. */
  readonly render: (report: AuditReport, options: RenderOptions) => string;
}

/** What the place that shows a report is like. */
export interface RenderOptions {
  /** Columns to fill; formats for programs ignore it. */
  readonly width: number;
  readonly paint: Paint;
}
