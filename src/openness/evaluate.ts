import type { Condition, Definition, Rule } from "./definition.ts";
import type { Facts } from "./facts.ts";
import { judgeAllOf } from "./operators/all-of.ts";
import { judgeAnyOf } from "./operators/any-of.ts";
import { judgeAsk } from "./operators/ask.ts";
import { judgeForbid } from "./operators/forbid.ts";
import { judgeNeed } from "./operators/need.ts";
import { judgeRequire } from "./operators/require.ts";
import { judgeUnknownIf } from "./operators/unknown-if.ts";
import type { Outcome } from "./outcome.ts";
import type { Reason, Result, Verdict } from "./verdict.ts";

/**
 * What a definition says of a release: every rule's reason, in the definition's order, and Kleene's "and" over them.
 *
 * Unknown counts neither as open nor as closed, and what is only claimed is "not met yet": both leave a rule undecided.
 */
export function evaluate(definition: Definition, facts: Facts): Verdict {
  const reasons = definition.rules.map((rule) => judgeRule(rule, facts));
  return {
    definition: definition.id,
    version: definition.version,
    result: overall(reasons.map((reason) => reason.result)),
    reasons,
    needsHuman: definition.rules.flatMap((rule, index) =>
      rule.decide === "auto" || reasons[index]?.result === "fails" ? [] : [rule.human],
    ),
  };
}

/** The verdict over the rules of one topic alone, such as one freedom or one step. */
export function evaluateTopic(definition: Definition, topic: string, facts: Facts): Verdict {
  const rules = definition.rules.filter((rule) => rule.topics.includes(topic));
  return evaluate({ ...definition, rules }, facts);
}

function judgeRule(rule: Rule, facts: Facts): Reason {
  const { result, because, evidence } = judge(rule.test, facts);
  const isOpenQuestion = rule.decide === "human" && result === "met";
  return { rule: rule.id, result: isOpenQuestion ? "undecided" : result, because, evidence };
}

/** What one condition says of a release. */
export function judge(condition: Condition, facts: Facts): Outcome {
  const inner = (each: Condition): Outcome => judge(each, facts);
  switch (condition.op) {
    case "need":
      return judgeNeed(condition, facts);
    case "forbid":
      return judgeForbid(condition, facts);
    case "require":
      return judgeRequire(condition, facts);
    case "all_of":
      return judgeAllOf(condition, inner);
    case "any_of":
      return judgeAnyOf(condition, inner);
    case "unknown_if":
      return judgeUnknownIf(condition, inner);
    case "ask":
      return judgeAsk(condition);
  }
}

function overall(results: readonly Result[]): Result {
  if (results.includes("fails")) return "fails";
  return results.includes("undecided") ? "undecided" : "met";
}
