import { fourFreedoms } from "./definitions/four-freedoms.ts";
import { evaluateTopic } from "./evaluate.ts";
import type { Facts } from "./facts.ts";
import type { Freedom, Freedoms, Reason } from "./verdict.ts";

/** Which of the four freedoms a release gives, each with the reasons that decided it. */
export function judgeFreedoms(facts: Facts): Freedoms {
  return {
    run: judgeFreedom("run", facts),
    study: judgeFreedom("study", facts),
    modify: judgeFreedom("modify", facts),
    share: judgeFreedom("share", facts),
  };
}

/** All reasons against it or in doubt; where there are none, the reasons for it. */
function judgeFreedom(freedom: keyof Freedoms, facts: Facts): Freedom {
  const { result, reasons } = evaluateTopic(fourFreedoms, freedom, facts);
  const kept = result === "met" ? reasons : reasons.filter((reason) => reason.result !== "met");
  return { result, reasons: withoutRepeats(kept) };
}

/** Several rules fall into doubt over one unknown license; that is said once, under the first of them. */
function withoutRepeats(reasons: readonly Reason[]): readonly Reason[] {
  const byWords = new Map<string, Reason>();
  for (const reason of reasons) {
    const words = `${reason.result} ${reason.because}`;
    if (!byWords.has(words)) byWords.set(words, reason);
  }
  return [...byWords.values()];
}
