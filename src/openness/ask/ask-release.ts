import type { AppliedClause, Part } from "../../inventory/inventory.ts";
import type { ClauseKind } from "../../licenses/license.ts";
import { effectsOf } from "./clause-effects.ts";
import { clausesOf, type ClauseOfRelease } from "./clauses-of-release.ts";
import { decidingLicenses } from "./deciding-licenses.ts";
import type { AskedClause, Effect } from "./effect.ts";
import { type AskedLicense, licenseReasons } from "./license-reasons.ts";
import type { Profile } from "./profile.ts";
import type { Question } from "./question.ts";
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
  const texts = new TermsTexts(question.texts);
  const { licenses, others } = decidingLicenses(question, texts);
  const clauses = clausesOf(question, licenses, texts);
  const general = [...generalReasons(question), ...unreadPolicies(question, licenses), ...others];
  const perLicense = licenses.map(licenseReasons);
  return {
    uses: USES.map((use) => {
      const reasons = [
        ...general,
        // Clauses first: of two reasons with one sentence, theirs tells more.
        ...clauses.flatMap((clause) => clauseReason(use, clause, question.profile)),
        ...perLicense.flatMap((reasons) => reasons.get(use) ?? []),
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

/** What only wording shows can rule nothing out. */
function reasonOf(applied: AppliedClause, clause: AskedClause, effect: Effect): UseReason {
  const isPossible = applied.certainty === "possible";
  const weakened: Effect =
    isPossible && effect.answer === "no"
      ? { ...effect, answer: "unclear", because: `${effect.because}, as far as its wording shows` }
      : effect;
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

/** Policies that a license makes part of itself, that are not in the release, and that the catalog knows to limit more than uses. */
function unreadPolicies(
  question: Question,
  licenses: readonly AskedLicense[],
): readonly UseReason[] {
  const read = new Set(question.inventory.clauses.map(({ license }) => license));
  return licenses.flatMap(({ applied, on, facts }) =>
    (facts?.incorporates ?? []).flatMap((id) => {
      const limits =
        question.licenseFacts(id)?.clauses.filter((kind) => DECIDED_BY_POLICY.has(kind)) ?? [];
      if (read.has(id) || limits.length === 0) return [];
      const because = `it takes in ${id}, which is not in the release and also decides on: ${limits.join(", ")}`;
      const evidence = applied.evidence.slice(0, 1);
      return [{ answer: "unclear" as const, because, license: applied.id, on, evidence }];
    }),
  );
}

const DECIDED_BY_POLICY: ReadonlySet<ClauseKind> = new Set<ClauseKind>([
  "territory",
  "non-commercial",
  "research-only",
  "hosting-ban",
  "output-training-ban",
]);

/** What no single license says: nothing is granted by silence, and the terms of a base model bind too. */
function generalReasons({ inventory }: Question): readonly UseReason[] {
  const { licenses, baseModels, components } = inventory;
  const isAbsent = components.find(({ type }) => type === "weights.final")?.status === "absent";
  const subject: Part = isAbsent && licenses.code.length > 0 ? "code" : "weights";
  const silent: readonly UseReason[] =
    licenses[subject].length > 0
      ? []
      : [
          {
            answer: "unclear",
            because: `no license was found for the ${subject}`,
            on: [subject],
            evidence: [],
          },
        ];
  const inherited = baseModels.map(({ name, evidence }): UseReason => ({
    answer: "unclear",
    because: `it was made from ${name}, whose terms were not read`,
    on: ["weights"],
    evidence,
  }));
  return [...silent, ...inherited];
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
