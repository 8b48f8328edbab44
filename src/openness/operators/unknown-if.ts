import type { Condition, UnknownIf } from "../definition.ts";
import type { Outcome } from "../outcome.ts";

/** `unknown_if`: what would fail is only a doubt. */
export function judgeUnknownIf(
  { fails }: UnknownIf,
  judge: (condition: Condition) => Outcome,
): Outcome {
  const outcome = judge(fails);
  return outcome.result === "fails" ? { ...outcome, result: "undecided" } : outcome;
}
