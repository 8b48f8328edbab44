import type { AllOf, Condition } from "../definition.ts";
import { allOutcomes, type Outcome } from "../outcome.ts";

/** `all_of`: Kleene's "and" over the inner conditions. */
export function judgeAllOf({ all_of }: AllOf, judge: (condition: Condition) => Outcome): Outcome {
  return allOutcomes(all_of.map((condition) => judge(condition)));
}
