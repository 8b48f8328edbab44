import type { LicenseReference } from "../license.ts";
import type { TokenizedText } from "../words/tokenize.ts";
import { findAddressReferences } from "./addresses/address-references.ts";
import { findFields } from "./fields/find-fields.ts";
import type { CoveredPlace } from "./prose/find-readings.ts";
import { findProse } from "./prose/find-prose.ts";
import type { ReferenceContext } from "./reference-context.ts";
import { overlapsAny } from "./stretches.ts";
import { dropSwallowed } from "./swallowed.ts";

/**
 * Places that state a license other than by its text, in order. What stands in a license text belongs to that text; what belongs to
 * a field is not read again as prose.
 */
export function findReferences(
  context: ReferenceContext,
  tokens: TokenizedText,
  texts: readonly CoveredPlace[],
  fileName?: string,
): readonly LicenseReference[] {
  const { references: fields, claimed } = findFields(context, tokens, fileName);
  const others = [
    ...findAddressReferences(context, tokens.text),
    ...findProse(context, tokens, texts),
  ].filter((place) => !overlapsAny(claimed, place));
  return dropSwallowed(
    tokens.text,
    [...fields, ...others].toSorted((a, b) => a.start - b.start || a.end - b.end),
  );
}
