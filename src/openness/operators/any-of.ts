import type { AnyOf, Condition } from "../definition.ts";
import { anyOutcome, type Outcome } from "../outcome.ts";

/** `any_of`: Kleene's "or" over the inner conditions. */
export function judgeAnyOf({ of }: AnyOf, judge: (condition: Condition) => Outcome): Outcome {
  return anyOutcome(of.map((condition) => judge(condition)));
}
