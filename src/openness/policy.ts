import type { Evidence } from "../inventory/evidence.ts";
import type { Policy, Rule, Waiver } from "./definition.ts";
import { evaluate } from "./evaluate.ts";
import type { Facts } from "./facts.ts";
import type { Severity } from "./finding.ts";
import type { Reason, Result, ShortestWay, Verdict } from "./verdict.ts";

/** What a user's policy says of a release. */
export interface PolicyVerdict {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  /** Over the rules that count: not warnings, not what is waived. */
  readonly result: Result;
  /** A rule of scope fails: the policy does not apply, and the result is `undecided` with no violations. */
  readonly isOutOfScope?: true;
  /** What an undecided rule means for the exit code. */
  readonly unknowns: "fail" | "incomplete" | "pass";
  /** Rules that are not met, gravest first. */
  readonly violations: readonly Violation[];
  /** How many rules are met. */
  readonly met: number;
  /** What to know of waivers: which lapse soon, which have lapsed, which are not needed. */
  readonly notes: readonly string[];
  readonly shortestWay: ShortestWay;
}

/** A rule of a policy that is not met. */
export interface Violation {
  readonly rule: string;
  readonly severity: Severity;
  readonly result: "fails" | "undecided";
  readonly asks: string;
  readonly because: string;
  readonly remedy: string;
  readonly evidence: readonly Evidence[];
  /** Told, and not counted. */
  readonly isWarning?: true;
  /** Knowingly not kept: not counted until that day has passed. */
  readonly waived?: { readonly reason: string; readonly until: string };
}

/** Days before its end on which a waiver starts to warn. */
const WARNING_DAYS = 30;

const DAY = 24 * 60 * 60 * 1000;

const SEVERITIES: readonly Severity[] = ["high", "medium", "low", "info"];

/** Judges a release by a policy on a day, ISO 8601: waivers end. */
export function judgePolicy(policy: Policy, facts: Facts, today: string): PolicyVerdict {
  const verdict = evaluate(policy, facts);
  if (verdict.isOutOfScope === true) return outOfScope(policy, verdict);
  const waivers = (policy.waivers ?? []).filter(
    ({ release }) => release === undefined || release === facts.release.name,
  );
  const violations = policy.rules.flatMap((rule, index) =>
    violation(
      rule,
      verdict.reasons[index],
      waivers.filter((waiver) => waiver.rule === rule.id && works(waiver, today)),
    ),
  );
  const counting = violations.filter(
    ({ waived, isWarning }) => waived === undefined && isWarning === undefined,
  );
  return {
    id: policy.id,
    version: policy.version,
    title: policy.title,
    result: resultOf(counting),
    unknowns: policy.unknowns ?? "incomplete",
    violations: violations.toSorted((a, b) => weight(a) - weight(b)),
    met: verdict.reasons.filter(({ result }) => result === "met").length,
    notes: waivers.flatMap((waiver) => noteOn(waiver, violations, today)),
    shortestWay: verdict.shortestWay,
  };
}

/** Nothing is asked of a release that the policy does not apply to; `unknowns` says what that means for the exit code. */
function outOfScope(policy: Policy, { result, reasons, shortestWay }: Verdict): PolicyVerdict {
  const outside = reasons.filter((reason) => reason.isScope === true && reason.result === "fails");
  return {
    id: policy.id,
    version: policy.version,
    title: policy.title,
    result,
    isOutOfScope: true,
    unknowns: policy.unknowns ?? "incomplete",
    violations: [],
    met: reasons.filter((reason) => reason.result === "met").length,
    notes: outside.map(
      ({ rule, because, evidence }) =>
        `the policy does not apply, by ${rule}: ${because}${placeOf(evidence)}`,
    ),
    shortestWay,
  };
}

function placeOf([first]: readonly Evidence[]): string {
  if (first === undefined) return "";
  return first.line === undefined ? ` (${first.file})` : ` (${first.file}:${first.line})`;
}

/** Gravest first, and failures before doubts of the same severity. */
function weight({ severity, result }: Violation): number {
  return SEVERITIES.indexOf(severity) * 2 + (result === "fails" ? 0 : 1);
}

function resultOf(counting: readonly Violation[]): Result {
  if (counting.some(({ result }) => result === "fails")) return "fails";
  return counting.length > 0 ? "undecided" : "met";
}

function violation(
  rule: Rule,
  reason: Reason | undefined,
  [waiver]: readonly Waiver[],
): readonly Violation[] {
  if (reason === undefined || reason.result === "met") return [];
  return [
    {
      rule: rule.id,
      severity: rule.severity ?? "high",
      result: reason.result,
      asks: rule.asks,
      because: reason.because,
      remedy: rule.remedy,
      evidence: reason.evidence,
      ...(reason.isWarning && { isWarning: true }),
      ...(waiver && { waived: { reason: waiver.reason, until: waiver.until } }),
    },
  ];
}

function works({ until }: Waiver, today: string): boolean {
  return today <= until;
}

function noteOn(
  waiver: Waiver,
  violations: readonly Violation[],
  today: string,
): readonly string[] {
  const { rule, until } = waiver;
  if (!violations.some((each) => each.rule === rule))
    return [`the waiver of ${rule} is not needed: the rule is met`];
  if (!works(waiver, today))
    return [`the waiver of ${rule} lapsed on ${until}: the rule counts again`];
  const days = Math.round((Date.parse(until) - Date.parse(today)) / DAY);
  if (days > WARNING_DAYS) return [];
  const left =
    days === 0 ? "today is its last day" : days === 1 ? "1 day is left" : `${days} days are left`;
  return [`the waiver of ${rule} lapses after ${until}: ${left}`];
}
