import type { Expr } from "../definition.ts";
import { factValues } from "../expression/fact-values.ts";
import { parseExpression } from "../expression/parse-expression.ts";
import { runExpression } from "../expression/run-expression.ts";
import type { Node } from "../expression/syntax.ts";
import { isUnknown } from "../expression/values.ts";
import type { Facts } from "../facts.ts";
import { type Outcome, uniqueEvidence } from "../outcome.ts";

/** `expr`: an expression over the facts is true. What it needs and nobody saw leaves it undecided. */
export function judgeExpr({ expr, means }: Expr, facts: Facts): Outcome {
  const { value, evidence } = runExpression(parsed(expr), factValues(facts));
  const shown = uniqueEvidence(evidence);
  if (isUnknown(value)) {
    return {
      result: "undecided",
      because: value.unknown,
      evidence: shown,
      lack: { thing: value.unknown },
    };
  }
  const words = means ?? expr;
  if (value === true) return { result: "met", because: words, evidence: shown };
  return {
    result: "fails",
    because: `not true: ${words}`,
    evidence: shown,
    lack: { thing: words, ...(means === undefined && { wants: "to be true" }) },
  };
}

const cache = new Map<string, Node>();

/** Rules are few and judged often; each is parsed once. */
function parsed(expr: string): Node {
  const known = cache.get(expr) ?? parseExpression(expr);
  cache.set(expr, known);
  return known;
}
