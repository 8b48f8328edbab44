import type { CanonicalComparison } from "../license.ts";
import { mapClauses } from "../clauses/map-clauses.ts";
import { alignText } from "../texts/align-text.ts";
import type { IdentifyContext } from "../texts/identify-context.ts";
import { identifyText } from "../texts/identify-text.ts";
import { tokenize } from "../words/tokenize.ts";
import { canonicalWords } from "./canonical-words.ts";

/**
 * Lays a text beside the canonical text of a license. Template fields, optional parts, list numbers, copyright lines and writing are no
 * differences. `canonicalText` gives the words of the license; without it only their number is known. Undefined when the catalog has
 * no text of the license.
 */
export function compareWithCanonical(
  context: IdentifyContext,
  text: string,
  id: string,
  canonicalText?: string,
): CanonicalComparison | undefined {
  const tokens = tokenize(text);
  const aligned = alignText(context, tokens, id);
  if (!aligned) return undefined;
  const { query, reference, blocks } = aligned;
  // What identification finds around the license is a difference too: a sentence that sets a rule.
  const match = identifyText(context, tokens).find((one) => one.text === aligned.text);
  const around = (match?.differences ?? []).filter(
    (one) => !aligned.differences.some(({ start, end }) => start < one.end && one.start < end),
  );
  const differences = [
    ...aligned.differences,
    ...around.filter(({ kind }) => kind === "added"),
  ].toSorted((a, b) => a.start - b.start);
  const wordsOf =
    canonicalText === undefined
      ? undefined
      : canonicalWords(context.catalog, aligned.text, canonicalText);
  const places = context.catalog.owner(aligned.text).clausePlaces ?? [];
  return {
    id,
    hunks: differences.map(({ kind, isMinor, line, start, end, reference: { from, to } }) => ({
      kind,
      isMinor,
      line,
      start,
      end,
      text: text.slice(start, end),
      licenseWords: to - from,
      ...(wordsOf !== undefined && to > from && { canonical: wordsOf(from, to) }),
    })),
    words: {
      common: blocks.reduce((sum, { length }) => sum + length, 0),
      license: reference.words.length,
    },
    clauses: mapClauses(places, blocks, differences, query),
  };
}
