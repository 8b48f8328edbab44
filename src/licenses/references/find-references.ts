import type { LicenseReference } from "../license.ts";
import type { TokenizedText } from "../words/tokenize.ts";
import { findFields } from "./fields/find-fields.ts";
import { findProse } from "./prose/find-prose.ts";
import type { ReferenceContext } from "./reference-context.ts";

/** Places that state a license other than by its text, in order. What a field says is not read again as prose. */
export function findReferences(
  context: ReferenceContext,
  tokens: TokenizedText,
  fileName?: string,
): readonly LicenseReference[] {
  const fields = findFields(context, tokens, fileName);
  const prose = findProse(context, tokens).filter(
    ({ start, end }) => !fields.some((field) => field.start < end && start < field.end),
  );
  return [...fields, ...prose].toSorted((a, b) => a.start - b.start || a.end - b.end);
}
