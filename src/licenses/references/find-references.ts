import type { LicenseReference } from "../license.ts";
import type { TokenizedText } from "../words/tokenize.ts";
import { findLicenseAddresses } from "./license-addresses.ts";
import { findFields } from "./fields/find-fields.ts";
import { dropSwallowed } from "./swallowed.ts";
import type { CoveredPlace } from "./prose/find-readings.ts";
import { findProse } from "./prose/find-prose.ts";
import type { ReferenceContext } from "./reference-context.ts";

/** Places that state a license other than by its text, in order. What stands in a license text belongs to that text; what a field says is not read again as prose. */
export function findReferences(
  context: ReferenceContext,
  tokens: TokenizedText,
  texts: readonly CoveredPlace[],
  fileName?: string,
): readonly LicenseReference[] {
  const fields = findFields(context, tokens, fileName);
  const addresses = findLicenseAddresses(tokens.text, context.idsForTag).flatMap(
    ({ ids: [id], start, end }): readonly LicenseReference[] =>
      id === undefined
        ? []
        : [{ kind: "mention", expression: id, ids: [id], grants: true, score: 0.9, start, end }],
  );
  const prose = [...addresses, ...findProse(context, tokens, texts)].filter(
    ({ start, end }) => !fields.some((field) => field.start < end && start < field.end),
  );
  return dropSwallowed(
    tokens.text,
    [...fields, ...prose].toSorted((a, b) => a.start - b.start || a.end - b.end),
  );
}
