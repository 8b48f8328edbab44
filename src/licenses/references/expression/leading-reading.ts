import { tokenize } from "../../words/tokenize.ts";
import { findReadings } from "../prose/find-readings.ts";
import type { NameMeaning } from "../prose/name-table.ts";
import type { NameTrie } from "../prose/name-trie.ts";
import type { Reading } from "../prose/reading.ts";

/** Longest stretch in which a name is looked for. */
const LONGEST_NAME = 200;
/** Characters that hold the first word of any name, and the signs around it. */
const LONGEST_FIRST = 40;
const ARTICLE = /^\s*(?:the|an?)\s+/i;

/** The name of a license that begins a value, read as names in prose are, and the offset after it. */
export function leadingReading(
  names: NameTrie<NameMeaning>,
  has: (id: string) => boolean,
  words: string,
): { readonly reading: Reading; readonly end: number } | undefined {
  const article = ARTICLE.exec(words)?.[0].length ?? 0;
  const [first] = tokenize(words.slice(article, LONGEST_FIRST)).hashes;
  if (first === undefined || !names.canBegin(first)) return undefined;
  const tokens = tokenize(words.slice(article, LONGEST_NAME));
  if (tokens.length === 0 || !names.find(tokens, 0)) return undefined;
  const [found] = findReadings(names, has, tokens, []);
  if (!found || found.from > 0 || found.reading.ids.length === 0) return undefined;
  return { reading: found.reading, end: article + (tokens.ends[found.to - 1] ?? 0) };
}
