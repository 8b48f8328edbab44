import type { RenderOptions } from "../report-format.ts";
import { paragraph } from "../text/layout.ts";
import { lineageLines } from "../text/lineage.ts";
import { unseenLines } from "../text/unseen.ts";
import type { LineageReport } from "./lineage-report.ts";

/** The release with its license, then the tree of what it was made from, then what was not seen. */
export function lineageText(report: LineageReport, options: RenderOptions): string {
  const { release, subject, licenses } = report;
  const ids = licenses.map(({ id }) => id).join(", ") || "no license is stated for its weights";
  const lines = [
    ...paragraph(`${subject ?? release.name}: ${ids}`, { ...options, tone: "title" }),
    ...lineageLines(report, options),
    "",
    ...paragraph("Not seen", { ...options, tone: "title" }),
    ...unseenLines(report, options),
  ];
  return `${lines.join("\n")}\n`;
}
