import type { LicenseTextMatch } from "../license.ts";
import type { TokenizedText } from "../words/tokenize.ts";
import { type CoveredPlace, coveredPlaces } from "./covered-places.ts";
import { familyOfId } from "./family.ts";
import { findProse } from "./prose/find-prose.ts";
import type { ReferenceContext } from "./reference-context.ts";
import { overlapping } from "./stretches.ts";

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
  const doubtful = texts.filter(
    (text) => text.match === "modified" && text.score < LEAST_SCORE && !isKnown(text),
  );
  if (doubtful.length === 0) return texts;
  const pointers = findProse(context(), tokens, allButAdditions(doubtful)).filter(
    ({ isPointer }) => isPointer === true,
  );
  if (pointers.length === 0) return texts;
  const notices = new Set<LicenseTextMatch>();
  for (const pointer of pointers) {
    const text = overlapping(doubtful, pointer);
    const family = text && familyOfId(text.id);
    if (text && pointer.ids.every((id) => familyOfId(id) !== family)) notices.add(text);
  }
  return notices.size === 0 ? texts : texts.filter((text) => !notices.has(text));
}

/** All but the sentences that stand in license texts and not in the licenses. */
function allButAdditions(texts: readonly LicenseTextMatch[]): readonly CoveredPlace[] {
  let end = 0;
  const places = texts.flatMap((text) => {
    const before = { start: end, end: text.start };
    end = text.end;
    return [before, ...coveredPlaces([text])];
  });
  return [...places, { start: end, end: Number.POSITIVE_INFINITY }];
}
