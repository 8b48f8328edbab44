import { AssayError } from "../bytes/errors.ts";
import { type Condition, conditionOf, type Definition, type Rule } from "./definition.ts";
import { ExpressionError } from "./expression/syntax.ts";
import type { Facts } from "./facts.ts";
import { judgeAllOf } from "./operators/all-of.ts";
import { judgeAnyOf } from "./operators/any-of.ts";
import { judgeAsk } from "./operators/ask.ts";
import { judgeCount } from "./operators/count.ts";
import { judgeExpr } from "./operators/expr.ts";
import { judgeForbid } from "./operators/forbid.ts";
import { judgeNeed } from "./operators/need.ts";
import { judgeRequire } from "./operators/require.ts";
import { judgeUnknownIf } from "./operators/unknown-if.ts";
import { countResults, type Outcome } from "./outcome.ts";
import { saying } from "./saying.ts";
import { shortestWay } from "./shortest-way.ts";
import type { Reason, Verdict } from "./verdict.ts";

/**
 * What a definition says of a release: every rule's reason, in the definition's order, and Kleene's "and" over those that
 * count. Where a rule of scope fails there is nothing to say, whatever the others answer.
 *
 * Unknown counts neither as open nor as closed, and what is only claimed is "not met yet": both leave a rule undecided.
 */
export function evaluate(definition: Definition, facts: Facts): Verdict {
  const judged = definition.rules.map((rule) => judgeRule(rule, facts));
  const counting = judged.filter(({ rule }) => counts(rule));
  const outside = judged.filter(({ rule, answer }) => isScope(rule) && answer.result === "fails");
  if (outside.length > 0) return outOfScope(definition, judged, outside);
  const result = countResults(
    counting.map(({ answer }) => answer.result),
    counting.length,
  );
  const answers = judged.map(({ answer }) => answer.result);
  const asked = judged.filter(({ answer }) => answer.result !== "fails");
  return {
    definition: definition.id,
    version: definition.version,
    result,
    ...saying(definition, answers, result),
    reasons: judged.map(({ rule, answer }) => reasonOf(rule, answer)),
    needsHuman: asked.flatMap(({ rule }) => (rule.decide === "auto" ? [] : [rule.human])),
    shortestWay: shortestWay(counting.map(({ rule, seen }) => ({ rule: rule.id, outcome: seen }))),
  };
}

/** What is out of scope has no verdict; a person can only be asked whether that is so. */
function outOfScope(
  { id, version, says }: Definition,
  judged: readonly Judged[],
  outside: readonly Judged[],
): Verdict {
  return {
    definition: id,
    version,
    result: "undecided",
    isOutOfScope: true,
    says: says?.outside ?? "out of scope",
    reasons: judged.map(({ rule, answer }) => reasonOf(rule, answer)),
    needsHuman: outside.flatMap(({ rule }) => (rule.decide === "auto" ? [] : [rule.human])),
    shortestWay: { things: [], isShortest: true },
  };
}

/** The verdict over the rules of one topic alone, such as one freedom or one step. */
export function evaluateTopic(definition: Definition, topic: string, facts: Facts): Verdict {
  const rules = definition.rules.filter((rule) => rule.topics?.includes(topic));
  return evaluate({ ...definition, rules }, facts);
}

/** What was seen of a rule, and the answer that this gives. */
interface Judged {
  readonly rule: Rule;
  readonly seen: Outcome;
  readonly answer: Outcome;
}

function judgeRule(rule: Rule, facts: Facts): Judged {
  const seen = judgeTest(rule, facts);
  const isOpenQuestion = rule.decide === "human" && seen.result === "met";
  return { rule, seen, answer: isOpenQuestion ? { ...seen, result: "undecided" } : seen };
}

/** Only an expression can go wrong on the facts of one release: then no answer is true, and the rule is named. */
function judgeTest({ id, test }: Rule, facts: Facts): Outcome {
  try {
    return judge(conditionOf(test), facts);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw new AssayError("usage", `Cannot judge rule "${id}": ${error.message}`, { cause: error });
  }
}

/** A warning is told and does not count. */
function counts({ test }: Rule): boolean {
  return !("warn" in test);
}

function isScope({ test }: Rule): boolean {
  return "scope" in test;
}

function reasonOf(rule: Rule, { result, because, evidence }: Outcome): Reason {
  return {
    rule: rule.id,
    result,
    because,
    evidence,
    ...(counts(rule) ? {} : { isWarning: true }),
    ...(isScope(rule) && { isScope: true }),
  };
}

/** What one condition says of a release. */
export function judge(condition: Condition, facts: Facts): Outcome {
  const inner = (each: Condition): Outcome => judge(each, facts);
  if ("need" in condition) return judgeNeed(condition, facts);
  if ("forbid" in condition) return judgeForbid(condition, facts);
  if ("require" in condition) return judgeRequire(condition, facts);
  if ("all_of" in condition) return judgeAllOf(condition, inner);
  if ("any_of" in condition) return judgeAnyOf(condition, inner);
  if ("count" in condition) return judgeCount(condition, inner);
  if ("unknown_if" in condition) return judgeUnknownIf(condition, inner);
  if ("expr" in condition) return judgeExpr(condition, facts);
  return judgeAsk(condition);
}
