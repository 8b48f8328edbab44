import type { AnyOf, Condition } from "../definition.ts";
import { anyOutcome, type Outcome } from "../outcome.ts";

/** `any_of`: Kleene's "or" over the inner conditions. */
export function judgeAnyOf({ any_of }: AnyOf, judge: (condition: Condition) => Outcome): Outcome {
  return anyOutcome(any_of.map((condition) => judge(condition)));
}
