import type { LicenseReference, LicenseTextMatch } from "../license.ts";

const PERL = "Artistic-1.0-Perl";
/** Editions of the Artistic License that people put beside "the same terms as Perl". */
const ARTISTIC = /^Artistic-1\.0(?!-Perl$)/;

/**
 * References in which the terms of Perl are those that the file holds: Perl has an edition of the Artistic License of its own, and a file
 * that writes out another one offers that.
 */
export function withWrittenArtistic<R extends LicenseReference>(
  found: readonly R[],
  texts: readonly LicenseTextMatch[],
): readonly R[] {
  const written = texts.find(({ id }) => ARTISTIC.test(id))?.id;
  if (written === undefined || texts.some(({ id }) => id === PERL)) return found;
  return found.map((reference) =>
    reference.ids.length > 1 && reference.ids.includes(PERL)
      ? {
          ...reference,
          expression: reference.expression.replace(PERL, written),
          ids: reference.ids.map((id) => (id === PERL ? written : id)),
        }
      : reference,
  );
}
