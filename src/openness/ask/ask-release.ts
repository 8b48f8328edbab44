import type { AppliedClause } from "../../inventory/inventory.ts";
import type { ClauseKind } from "../../licenses/license.ts";
import { effectsOf } from "./clause-effects.ts";
import { clausesOf, type ClauseOfRelease } from "./clauses-of-release.ts";
import { decidingLicenses, isCard } from "./deciding-licenses.ts";
import { commercialReasons } from "./commercial-reasons.ts";
import { type AskedClause, type Effect, purposeOf } from "./effect.ts";
import { licenseReasons } from "./license-reasons.ts";
import { generalReasons } from "./general-reasons.ts";
import type { Profile } from "./profile.ts";
import type { Question } from "./question.ts";
import { policyReason, unreadPolicies } from "./unread-policies.ts";
import { TermsTexts } from "./terms-texts.ts";
import { type AskedUse, type Use, USE_ANSWERS, type UseReason, USES, worstAnswer } from "./use.ts";

/** What the documents of a release say of each use, for a profile. */
export interface ReleaseAnswer {
  readonly uses: readonly AskedUse[];
  /** Clauses that decide no use and are worth knowing: how the terms may end or change. */
  readonly notes: readonly UseReason[];
}

/** Answers each use from the licenses of the weights and the code, their clauses and policies, and the profile. */
export function askRelease(question: Question): ReleaseAnswer {
  const texts = new TermsTexts(question.texts, question.ancestorTexts);
  const { licenses, others } = decidingLicenses(question, texts);
  const clauses = clausesOf(question, licenses, texts);
  const general = [...generalReasons(question), ...others];
  const policies = unreadPolicies(question, licenses);
  const commercial = commercialReasons(licenses, clauses);
  const perLicense = licenses.map(licenseReasons);
  return {
    uses: USES.map((use) => {
      const reasons = [
        ...general,
        // Clauses first: of two reasons with one sentence, theirs tells more.
        ...clauses.flatMap((clause) => clauseReason(use, clause, question.profile)),
        ...policies.flatMap((policy) => policyReason(use, policy, question.profile)),
        ...perLicense.flatMap((reasons) => reasons.get(use) ?? []),
        ...(isForNothingCommercial(use, question.profile) ? [] : commercial),
      ];
      return asked(use, withoutRepeats(reasons));
    }),
    notes: clauses.flatMap(noteOf),
  };
}

function asked(use: Use, reasons: readonly UseReason[]): AskedUse {
  const rank = ({ answer }: UseReason): number => USE_ANSWERS.indexOf(answer);
  return {
    use,
    answer: worstAnswer(reasons.map(({ answer }) => answer)),
    reasons: reasons.toSorted((a, b) => rank(a) - rank(b)),
  };
}

function clauseReason(
  use: Use,
  { applied, asked: clause }: ClauseOfRelease,
  profile: Profile,
): readonly UseReason[] {
  const effect = effectsOf(clause, profile)[use];
  return effect === undefined ? [] : [reasonOf(applied, clause, effect)];
}

/** The reason that a clause gives, as far as it is sure. */
function reasonOf(applied: AppliedClause, clause: AskedClause, effect: Effect): UseReason {
  const weakened = weakenedBy(applied, effect);
  return {
    ...weakened,
    license: applied.license,
    on: applied.on,
    clause: applied.kind,
    ...(applied.section !== undefined && { section: applied.section }),
    ...(clause.sentence !== "" && { sentence: clause.sentence }),
    evidence: applied.evidence,
  };
}

/**
 * What only the wording of a card shows rules nothing out: a card speaks of other things too. A license file says what it says. Nor does
 * a clause of a base model that may not reach so far.
 */
function weakenedBy({ certainty, doubt, evidence }: AppliedClause, effect: Effect): Effect {
  if (effect.answer !== "no") return effect;
  if (doubt !== undefined) {
    const because = `${effect.because}, in the license of a base model that may not reach so far`;
    return { ...effect, answer: "unclear", because };
  }
  if (certainty !== "possible") return effect;
  const isOfCard = evidence.some(({ file }) => isCard(file));
  return {
    ...effect,
    answer: isOfCard ? "unclear" : "no",
    because: `${effect.because}, by its wording`,
  };
}

/** Kinds that decide no use. */
const NOTES: ReadonlyMap<ClauseKind, string> = new Map([
  ["aup-mutable", "its use policy may change"],
  ["revocable", "it may be taken back"],
  ["license-may-change", "its terms may change"],
  ["remote-restriction", "its use may be limited from afar"],
  ["termination-on-litigation", "it ends for those who sue"],
  ["no-patent-grant", "it grants no patents"],
]);

function noteOf({ applied, asked: clause }: ClauseOfRelease): readonly UseReason[] {
  const because = NOTES.get(applied.kind);
  return because === undefined ? [] : [reasonOf(applied, clause, { answer: "yes", because })];
}

function isForNothingCommercial(use: Use, profile: Profile): boolean {
  const purpose = purposeOf(use, profile);
  return purpose !== undefined && purpose !== "commercial";
}

/** A sentence that asks the same twice is shown once. */
function withoutRepeats(reasons: readonly UseReason[]): readonly UseReason[] {
  const seen = new Set<string>();
  return reasons.filter(({ answer, license = "", sentence, because, duty }) => {
    const key = JSON.stringify([answer, license, sentence ?? because, duty?.kind]);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
