import type { ReferenceText } from "../catalog/catalog.ts";
import type { QueryText } from "../catalog/query.ts";
import type { WordSets } from "../catalog/word-sets.ts";
import type { EqualWords, TextDifference } from "../license.ts";
import { beginPassages } from "./begin-passages.ts";
import type { JudgedHunk } from "./judge-differences.ts";
import { quoteWords } from "./quote.ts";
import { replaceableHunks } from "./replaceable-hunks.ts";

/** The equal runs of an alignment, and its differences as they are told. */
interface DescribedDifferences {
  readonly blocks: readonly EqualWords[];
  readonly differences: readonly TextDifference[];
}

/** Tells the differences of an alignment, with passages that begin where sentences do. */
export function describeDifferences(
  query: QueryText,
  reference: ReferenceText,
  aligned: { readonly blocks: readonly EqualWords[]; readonly hunks: readonly JudgedHunk[] },
  sets: WordSets,
): DescribedDifferences {
  const replaceable = replaceableHunks(query, reference, aligned.hunks, sets);
  const { blocks, hunks } = beginPassages(query, aligned);
  return {
    blocks,
    differences: hunks.map((hunk, at) => describeHunk(query, hunk, replaceable.has(at))),
  };
}

/** Line, words and places of a difference, in the text that was read; what is replaceable changes nothing of the terms. */
function describeHunk(
  query: QueryText,
  { kind, isMinor, queryFrom, queryTo, referenceFrom, referenceTo }: JudgedHunk,
  isReplaceable: boolean,
): TextDifference {
  const common = {
    kind,
    isMinor: isMinor || isReplaceable,
    ...(isReplaceable && { isReplaceable }),
    reference: { from: referenceFrom, to: referenceTo },
  };
  if (kind !== "removed") return { ...common, ...quoteWords(query, queryFrom, queryTo) };
  const { tokens, places, lineAt } = query;
  const before = (places[queryFrom] ?? tokens.length) - 1;
  const place = tokens.ends[before] ?? 0;
  return { ...common, line: lineAt(Math.max(0, place - 1)), text: "", start: place, end: place };
}
