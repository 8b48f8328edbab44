import type { Catalog, ReferenceText } from "../catalog/catalog.ts";
import { createQuery, type QueryText } from "../catalog/query.ts";
import type { EqualWords, TextDifference } from "../license.ts";
import type { TokenizedText } from "../words/tokenize.ts";
import { alignWords } from "./align.ts";
import type { IdentifyContext } from "./identify-context.ts";
import { describeDifferences } from "./describe-differences.ts";
import { judgeDifferences } from "./judge-differences.ts";

/** A text beside one canonical license text. */
export interface AlignedText {
  /** Index of the canonical text in `catalog/fingerprints.bin`. */
  readonly text: number;
  readonly query: QueryText;
  readonly reference: ReferenceText;
  /** Stretches that both have, in order; all else is a difference or skippable. */
  readonly blocks: readonly EqualWords[];
  readonly differences: readonly TextDifference[];
}

/**
 * Aligns a text with the text of one license, also where identification would choose another license. Where the license occurs
 * several times, the place that shares most words is taken. Undefined when the catalog has no text of the license.
 */
export function alignText(
  context: IdentifyContext,
  tokens: TokenizedText,
  licenseId: string,
): AlignedText | undefined {
  const text = textOf(context.catalog, licenseId);
  if (text === undefined) return undefined;
  const query = createQuery(context.catalog, tokens);
  const reference = context.catalog.reference(text);
  const { from, to } = placeOf(context, query, text);
  const found = alignWords(context.indexOf(text), query.words, from, to);
  const judged = judgeDifferences(query, reference, found, context);
  const aligned = { blocks: found, hunks: judged.hunks };
  return {
    text,
    query,
    reference,
    ...describeDifferences(query, reference, aligned, context.sets),
  };
}

/** Index of the canonical text of a license; undefined when the catalog has none. */
export function textOf(catalog: Catalog, licenseId: string): number | undefined {
  const license = catalog.licenses.find(({ id }) => id === licenseId);
  return license?.sameTextAs === undefined
    ? license?.text
    : catalog.licenses.find(({ id }) => id === license.sameTextAs)?.text;
}

/** Where the text most likely stands, with room for its first and last words; everything when nothing is found. */
function placeOf(
  { catalog, finder }: IdentifyContext,
  { words }: QueryText,
  text: number,
): { readonly from: number; readonly to: number } {
  const { exact, candidates } = finder.find(words, 0, words.length);
  const whole = exact.find((place) => place.text === text);
  if (whole) return whole;
  const [best] = candidates
    .filter((candidate) => candidate.text === text)
    .toSorted((a, b) => b.shared - a.shared);
  if (!best) return { from: 0, to: words.length };
  const room = catalog.wordCount(text);
  return { from: Math.max(0, best.from - room), to: Math.min(words.length, best.to + room) };
}
