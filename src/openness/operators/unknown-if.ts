import type { Condition, UnknownIf } from "../definition.ts";
import type { Outcome } from "../outcome.ts";

/** `unknown_if`: what would fail is only a doubt. */
export function judgeUnknownIf(
  { unknown_if }: UnknownIf,
  judge: (condition: Condition) => Outcome,
): Outcome {
  return soften(judge(unknown_if));
}

function soften(outcome: Outcome): Outcome {
  const { result, parts } = outcome;
  return {
    ...outcome,
    ...(result === "fails" && { result: "undecided" }),
    ...(parts && { parts: { ...parts, of: parts.of.map((part) => soften(part)) } }),
  };
}
