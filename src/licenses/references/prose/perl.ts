import { matchAt, type NamePlace, type Reading } from "./reading.ts";

/** Words of "under the same terms as Perl". */
export const PERL_NAMES: readonly string[] = [
  "terms as perl",
  "terms as the perl",
  "license as perl",
  "license as the perl",
  "licensing as perl",
  "conditions as perl",
  "licensed as perl",
  "terms of perl itself",
  "way as perl",
];

const PERL =
  / \S+ (?:as|of)(?: the)? perl(?: (?:5|programming language|core|itself|distribution)){0,4}/y;

/** Perl's own terms are a choice of two licenses. */
export function readPerl({ passage: { text }, start }: NamePlace): Reading | undefined {
  const match = matchAt(PERL, text, start);
  if (!match) return undefined;
  return {
    ids: ["Artistic-1.0-Perl"],
    expression: "Artistic-1.0-Perl OR GPL-1.0-or-later",
    isBare: false,
    isWeak: false,
    score: 1,
    start,
    end: start + match[0].length,
  };
}
