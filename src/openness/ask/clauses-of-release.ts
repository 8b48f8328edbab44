import type { AppliedClause } from "../../inventory/inventory.ts";
import type { Question } from "./question.ts";
import { DECIDING } from "./deciding-licenses.ts";
import type { AskedClause } from "./effect.ts";
import type { AskedLicense } from "./license-reasons.ts";
import type { TermsTexts } from "./terms-texts.ts";
import { readThreshold } from "./threshold.ts";

/** A clause as the inventory has it, with its whole sentence. */
export interface ClauseOfRelease {
  readonly applied: AppliedClause;
  readonly asked: AskedClause;
}

/**
 * Clauses on the deciding parts, with their whole sentences; not those of licenses that govern another model. A recital of a limit gives
 * way to the sentence that sets it.
 */
export function clausesOf(
  { inventory, licenseFacts }: Question,
  licenses: readonly AskedLicense[],
  texts: TermsTexts,
): readonly ClauseOfRelease[] {
  const named = new Map(licenses.map(({ applied }) => [applied.id, applied.match === "named"]));
  const known = new Set(DECIDING.flatMap((part) => inventory.licenses[part].map(({ id }) => id)));
  const all = inventory.clauses
    .filter(({ on }) => on.some((part) => DECIDING.includes(part)))
    .filter(
      ({ license }) =>
        named.has(license) || !known.has(license) || licenseFacts(license)?.kind === "policy",
    )
    .map((applied) => ({
      applied,
      asked: withSentence(applied, texts, named.get(applied.license) === true),
    }));
  return all.filter(
    (clause) =>
      !isRecital(clause) || !all.some((other) => other !== clause && isSameLimit(clause, other)),
  );
}

/** Of a license that the release only names, there is no sentence to read. */
function withSentence(
  { kind, section, evidence, certainty }: AppliedClause,
  texts: TermsTexts,
  isNamed: boolean,
): AskedClause {
  const numbered = section === undefined ? {} : { section };
  if (isNamed && certainty === "known") return { kind, ...numbered, sentence: "", context: "" };
  const [first] = evidence;
  const quoted = first && texts.sentenceOf(first);
  const sentence = quoted?.words ?? first?.text ?? "";
  return {
    kind,
    ...numbered,
    sentence,
    context: quoted?.context ?? sentence,
    ...(quoted !== undefined && { text: quoted.terms.read }),
  };
}

function isRecital({ asked }: ClauseOfRelease): boolean {
  return /^(?:in order to|whereas)\b|\bis intended to\b/i.test(asked.sentence);
}

function isSameLimit(a: ClauseOfRelease, b: ClauseOfRelease): boolean {
  const measure = a.applied.kind === "user-cap" ? "users" : "revenue";
  const amount = readThreshold(a.asked.sentence, measure)?.amount;
  return (
    a.applied.license === b.applied.license &&
    a.applied.kind === b.applied.kind &&
    amount !== undefined &&
    readThreshold(b.asked.sentence, measure)?.amount === amount
  );
}
