import type { LicenseReference } from "../license.ts";

/** Longest stretch between the name of a license and that of its variant. */
const BESIDE = 30;
/** What stands between two names of one license. */
const SAME = /^(?:[\s.()[\]:"'`*]|also known as|a\.?k\.?a\.?(?![a-z]))+$/i;

/**
 * References without the name of a license right before or after that of its variant, which is meant: "the FreeBSD license (2-clause BSD
 * license)". They come in order of place.
 */
export function withoutPlainNames<R extends LicenseReference>(
  text: string,
  found: readonly R[],
): readonly R[] {
  return found.filter(
    (reference, at) =>
      !isVariant(text, reference, reference, found[at + 1]) &&
      !isVariant(text, reference, found[at - 1], reference),
  );
}

/** True where one of two neighbors is a variant of the other one, `plain`, and both are one name. */
function isVariant(
  text: string,
  plain: LicenseReference,
  first: LicenseReference | undefined,
  second: LicenseReference | undefined,
): boolean {
  if (!first || !second || second.start - first.end > BESIDE) return false;
  const variant = first === plain ? second : first;
  return (
    variant.grants &&
    variant.ids[0]?.startsWith(`${plain.expression}-`) === true &&
    SAME.test(text.slice(first.end, second.start))
  );
}
