import type { AuditReport } from "../audit-report.ts";
import type { RenderOptions, ReportFormat } from "../report-format.ts";
import { answer, terms } from "../text/answer.ts";
import { componentLines } from "../text/components.ts";
import { definitionLines } from "../text/definitions.ts";
import { countFindings, findingLines } from "../text/findings.ts";
import { paragraph } from "../text/layout.ts";
import { licenseLines } from "../text/licenses.ts";
import { lineageLines } from "../text/lineage.ts";
import { loadingLines } from "../text/loading.ts";
import { policyLines, policyTitle } from "../text/policy.ts";
import { freedomLines } from "../text/reasons.ts";
import { unseenLines } from "../text/unseen.ts";

/** Narrower terminals get lines of this width all the same: below it the columns cannot be read. */
const MIN_WIDTH = 60;

/** The report for a person in a hurry: the answer, then what it rests on, last what could not be seen. */
export const text: ReportFormat = {
  name: "text",
  render(report, { width, paint }) {
    const options = { width: Math.max(MIN_WIDTH, width), paint };
    const lines = [
      ...paragraph(answer(report), { ...options, tone: "title" }),
      ...paragraph(terms(report), options),
      ...section(
        "Components, their licenses and where those were read",
        componentLines(report, options),
        options,
      ),
      ...(report.loading.exec === "unseen"
        ? []
        : section("Loading the weights", loadingLines(report, options), options)),
      ...section(findingsTitle(report), findingLines(report, options), options),
      ...section("Licenses", licenseLines(report, options), options),
      ...(report.lineage === undefined
        ? []
        : section("The line of base models", lineageLines(report, options), options)),
      ...section("The four freedoms", freedomLines(report, options), options),
      ...(report.verdicts.length === 0
        ? []
        : section("Definitions of open", definitionLines(report, options), options)),
      ...(report.policy === undefined
        ? []
        : section(policyTitle(report.policy), policyLines(report.policy, options), options)),
      ...section("Not seen", unseenLines(report, options), options),
    ];
    return `${lines.join("\n")}\n`;
  },
};

function section(
  title: string,
  lines: readonly string[],
  { paint }: RenderOptions,
): readonly string[] {
  return ["", paint("title", title), ...lines];
}

function findingsTitle({ findings }: AuditReport): string {
  return findings.length === 0 ? "Findings: none" : `Findings: ${countFindings(findings)}`;
}
