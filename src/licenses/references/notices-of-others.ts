import type { LicenseTextMatch } from "../license.ts";
import type { TokenizedText } from "../words/tokenize.ts";
import { coveredPlaces } from "./covered-places.ts";
import { familyOfId } from "./family.ts";
import { findProse } from "./prose/find-prose.ts";
import type { ReferenceContext } from "./reference-context.ts";

/** A text that lacks more than this share of a license may be a notice of another one. */
const LEAST_SCORE = 0.9;

/**
 * License texts without notices of other licenses: a text that hardly anybody knows, of which much is missing, and in the middle of
 * which a sentence points to another license for its terms, only shares the words around it.
 */
export function withoutNotices(
  context: () => ReferenceContext,
  tokens: TokenizedText,
  texts: readonly LicenseTextMatch[],
  isKnown: (match: LicenseTextMatch) => boolean,
): readonly LicenseTextMatch[] {
  const left = texts.filter(
    (match) =>
      match.match === "exact" ||
      match.score >= LEAST_SCORE ||
      isKnown(match) ||
      !pointsToOther(context(), tokens, match),
  );
  return left.length === texts.length ? texts : left;
}

/** True where a sentence that stands in a license text, and not in the license, points to another license. */
function pointsToOther(
  context: ReferenceContext,
  tokens: TokenizedText,
  match: LicenseTextMatch,
): boolean {
  const covered = [
    { start: 0, end: match.start },
    ...coveredPlaces([match]),
    { start: match.end, end: tokens.text.length },
  ];
  const family = familyOfId(match.id);
  return findProse(context, tokens, covered).some(
    ({ isPointer, ids }) => isPointer === true && ids.every((id) => familyOfId(id) !== family),
  );
}
