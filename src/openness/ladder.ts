import { ladder } from "./definitions/ladder.ts";
import { evaluateTopic } from "./evaluate.ts";
import { componentOf, type Facts } from "./facts.ts";
import { ladderFlags } from "./ladder-flags.ts";
import type { LadderStep, Reason, Verdict } from "./verdict.ts";

/** Names of the steps, from 0 up; the topics of the ladder's rules. */
export const LADDER_STEPS = [
  "closed",
  "api-only",
  "restricted-open-weights",
  "open-weights",
  "open-weights-and-training-code",
  "fully-open",
  "rebuildable",
] as const;

/**
 * The highest step that a release is proved to reach, its flags, and what separates it from the next step.
 *
 * A link to weights counts as weights, since what they are called cannot depend on whether we followed it; then the
 * flag `weights-by-pointer` says that the step holds only as far as the link does, and a last reason names the link.
 * A link to data proves nothing: step 5 needs data that was seen. Terms that are not known stay on step 2 with
 * `license-unknown`. Step 0 means `closed` only under a complete listing without weights or a word of them; everywhere
 * else it comes with the flag `unproven`.
 */
export function climbLadder(facts: Facts): LadderStep {
  const followed = followWeights(facts);
  const isByPointer = followed !== facts;
  const judgeTopic = (topic: string): Verdict => evaluateTopic(ladder, topic, followed);
  const obtainable = judgeTopic("restricted-open-weights");
  const openTerms = judgeTopic("open-terms").result;
  const flags = ladderFlags(facts, { obtainable: obtainable.result, openTerms, isByPointer });

  if (obtainable.result !== "met") {
    const reasons = [...against(obtainable), ...against(judgeTopic("api-only"))];
    return { step: 0, name: LADDER_STEPS[0], flags, reasons };
  }
  const missed = CLIMB.find(({ to }) => judgeTopic(to).result !== "met");
  const step = missed?.from ?? 6;
  return {
    step,
    name: LADDER_STEPS[step],
    flags,
    reasons: [
      ...(missed === undefined ? [] : against(judgeTopic(missed.to))),
      ...(isByPointer ? [unfollowedLink(facts)] : []),
    ],
  };
}

/** The ways up once the weights can be had, lowest first. */
const CLIMB = [
  { from: 2, to: "open-weights" },
  { from: 3, to: "open-weights-and-training-code" },
  { from: 4, to: "fully-open" },
  { from: 5, to: "rebuildable" },
] as const;

/** The facts as they would be if a link to the weights led to them; the same object when there is no such link. */
function followWeights(facts: Facts): Facts {
  const weights = componentOf(facts, "weights.final");
  const isPointer = ["hub-pointer", "direct-download"].includes(facts.summary.weights);
  if (!isPointer || weights.status === "present") return facts;
  const others = facts.components.filter(({ type }) => type !== "weights.final");
  return { ...facts, components: [{ ...weights, status: "present" }, ...others] };
}

function unfollowedLink(facts: Facts): Reason {
  return {
    rule: "weights-obtainable",
    result: "undecided",
    because: "the weights are only pointed at, and the link was not followed",
    evidence: componentOf(facts, "weights.final").evidence,
  };
}

function against(verdict: Verdict): readonly Reason[] {
  return verdict.reasons.filter(({ result }) => result !== "met");
}
