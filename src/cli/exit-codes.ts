import type { AssayErrorCode } from "../bytes/errors.ts";
import type { Severity } from "../openness/finding.ts";
import type { PolicyVerdict, Violation } from "../openness/policy.ts";
import type { AuditReport } from "../report/audit-report.ts";
import { SEVERITIES } from "../report/severity.ts";

/** What the exit code of the process says; help and docs print these. */
export const EXIT = {
  done: 0,
  findings: 1,
  usage: 2,
  target: 3,
  incomplete: 4,
  ourError: 5,
  interrupted: 130,
} as const;

/** The lowest severity that counts as failure. */
export type FailOn = Severity | "never";

/** Values of `--fail-on`; the default only looks, because a report is not a gate until somebody says so. */
export const FAIL_ON: readonly FailOn[] = ["never", ...SEVERITIES];

/**
 * The exit code of an audit that gave a report. A finding at or above the threshold is certain, so it comes before
 * "incomplete": the freedom that is undecided could not take it back.
 */
export function exitCodeOf(report: AuditReport, failOn: FailOn = "never"): number {
  if (report.findings.some(({ severity }) => counts(severity, failOn))) return EXIT.findings;
  return isIncomplete(report) ? EXIT.incomplete : EXIT.done;
}

/**
 * The exit code of an audit by a policy: the policy says what counts, and how unknowns do. Whoever gives a policy wants a gate, so
 * every rule that is more than information counts unless `--fail-on` says otherwise; findings count only if it is given.
 */
export function exitCodeOfPolicy(
  report: AuditReport,
  policy: PolicyVerdict,
  failOn?: FailOn,
): number {
  const isFailure = ({ severity, result, waived, isWarning }: Violation): boolean =>
    waived === undefined &&
    isWarning === undefined &&
    counts(severity, failOn ?? "low") &&
    (result === "fails" || policy.unknowns === "fail");
  const isFinding = report.findings.some(({ severity }) => counts(severity, failOn ?? "never"));
  if (isFinding || policy.violations.some((each) => isFailure(each))) return EXIT.findings;
  if (policy.isOutOfScope === true && policy.unknowns === "fail") return EXIT.findings;
  return policy.result === "undecided" && policy.unknowns === "incomplete"
    ? EXIT.incomplete
    : EXIT.done;
}

function counts(severity: Severity, failOn: FailOn): boolean {
  return failOn !== "never" && SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(failOn);
}

/**
 * Something needed was not read: a freedom is undecided while files, links or parts of the listing were not seen.
 * What was not read while all four freedoms are decided was not needed; a freedom that is undecided though everything
 * was read waits for a person, not for more reading.
 */
function isIncomplete({ freedoms, unread, release }: AuditReport): boolean {
  const isUndecided = Object.values(freedoms).some(({ result }) => result === "undecided");
  return isUndecided && (unread.length > 0 || release.listing === "partial");
}

/** The exit code for a job that could not be done. */
export const EXIT_OF_ERROR: Readonly<Record<AssayErrorCode, number>> = {
  usage: EXIT.usage,
  "listing-invalid": EXIT.usage,
  "target-not-found": EXIT.target,
  "target-not-allowed": EXIT.target,
  "target-unreadable": EXIT.target,
  aborted: EXIT.interrupted,
  offline: EXIT.incomplete,
  network: EXIT.incomplete,
  "too-large": EXIT.incomplete,
  "wrong-bytes": EXIT.incomplete,
};
