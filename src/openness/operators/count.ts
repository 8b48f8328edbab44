import type { Condition, Count } from "../definition.ts";
import { countOutcomes, type Outcome } from "../outcome.ts";

/** `count`: at least so many of the inner conditions are met. */
export function judgeCount({ count }: Count, judge: (condition: Condition) => Outcome): Outcome {
  return countOutcomes(
    count.of.map((condition) => judge(condition)),
    count.at_least,
  );
}
