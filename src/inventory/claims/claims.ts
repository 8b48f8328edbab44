import type { Document } from "../documents.ts";
import type { Evidence } from "../evidence.ts";
import type { Summary } from "../inventory.ts";
import type { Prose, Sentence } from "../prose/prose.ts";
import { findOpenWords, type OpenWords } from "./open-words.ts";

/** An openness word in its place. */
export interface OpenClaim extends OpenWords {
  readonly sentence: Sentence;
  readonly evidence: Evidence;
}

/** Sections whose sentences speak of other work. */
const FOREIGN_SECTION = /acknowledg|related|citation|references|credits|contribut|致谢/i;

/** Whether a sentence stands in a section on other work: credits, references, citations. */
export function isOnOthers({ section }: Sentence): boolean {
  return section.some((title) => FOREIGN_SECTION.test(title));
}

/** Openness words in the documents and in license texts that describe the model. */
export function findOpenClaims(
  documents: readonly Document[],
  licenseTexts: readonly Prose[],
): readonly OpenClaim[] {
  const claims: OpenClaim[] = [];
  for (const { prose } of documents) claims.push(...claimsIn(prose));
  // A license text is about the model only where it defines it; "open source license" there speaks of itself.
  for (const prose of licenseTexts) claims.push(...claimsIn(prose).filter(definesModel));
  return claims;
}

/** "Foo Models" means open-source models ...: the words stand in a definition, and are said of models. */
function definesModel({ subject, predicate, sentence }: OpenClaim): boolean {
  return (
    subject === "model" &&
    predicate !== "open" &&
    /\bmodels?\b[”"' ]*(?:\([^)]*\))?[”"' ]*(?:means?|refers? to|(?:is|are) an?)\b/i.test(
      sentence.text,
    )
  );
}

function claimsIn(prose: Prose): readonly OpenClaim[] {
  return prose.sentences.flatMap((sentence) => {
    if (sentence.kind === "code" || isOnOthers(sentence)) return [];
    return findOpenWords(sentence.text).map((words) => ({
      ...words,
      sentence,
      evidence: sentence.evidence,
    }));
  });
}

/** Claims a release makes about itself: its own and those that count it among open models. */
export function ownClaims(claims: readonly OpenClaim[]): readonly OpenClaim[] {
  const isOwn = (claim: OpenClaim): boolean => claim.role === "own" || claim.role === "membership";
  return claims.filter(
    (claim) => isOwn(claim) && (claim.subject === "model" || claim.subject === "license"),
  );
}

/** The strongest word the release uses for itself. */
export function strongestClaim(claims: readonly OpenClaim[]): Summary["claimsOpen"] {
  const own = ownClaims(claims);
  for (const predicate of ["open-source", "open-weights", "open", "open-license"] as const) {
    if (own.some((claim) => claim.predicate === predicate)) return predicate;
  }
  return "none-seen";
}
