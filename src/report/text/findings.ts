import type { Finding, Severity } from "../../openness/finding.ts";
import type { AuditReport } from "../audit-report.ts";
import type { RenderOptions } from "../report-format.ts";
import { SEVERITIES } from "../severity.ts";
import { quotations } from "./cite.ts";
import { cut, paragraph, row } from "./layout.ts";
import { SEVERITY_TONES } from "./words.ts";

const SEVERITY_COLUMNS = 6;
const INDENT = SEVERITY_COLUMNS + 4;
const FINDINGS_SHOWN = 25;

/** Findings, worst first, each with the sentence that shows it and what can be done. */
export function findingLines({ findings }: AuditReport, options: RenderOptions): readonly string[] {
  const sorted = SEVERITIES.flatMap((severity) =>
    findings.filter((one) => one.severity === severity),
  );
  const { shown, more } = cut(sorted, FINDINGS_SHOWN);
  return [
    ...shown.flatMap((finding) => oneFinding(finding, options)),
    ...(more === 0 ? [] : paragraph(`and ${more} more findings`, { ...options, indent: 2 })),
  ];
}

function oneFinding(finding: Finding, { width, paint }: RenderOptions): readonly string[] {
  const { id, severity, message, remedy, evidence } = finding;
  const place = { width, paint, indent: INDENT };
  const cells = [
    { text: severity, width: SEVERITY_COLUMNS, tone: SEVERITY_TONES[severity] },
    { text: id, width: width - INDENT },
  ];
  return [
    ...row(cells, paint),
    ...paragraph(message, place),
    ...quotations(evidence, { ...place, indent: INDENT + 2 }),
    ...(remedy === "" ? [] : paragraph(`Remedy: ${remedy}`, place)),
  ];
}

/** `2 high, 1 low`, for the title above the findings. */
export function countFindings(findings: readonly Finding[]): string {
  const count = (severity: Severity): number =>
    findings.filter((finding) => finding.severity === severity).length;
  return SEVERITIES.filter((severity) => count(severity) > 0)
    .map((severity) => `${count(severity)} ${severity}`)
    .join(", ");
}
