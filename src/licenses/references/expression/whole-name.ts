import { tokenize } from "../../words/tokenize.ts";
import { findReadings } from "../prose/find-readings.ts";
import type { NameMeaning } from "../prose/name-table.ts";
import type { NameTrie } from "../prose/name-trie.ts";
import type { Reading } from "../prose/reading.ts";

/** Longest value that can be a name; longer ones are sentences. */
const LONGEST_NAME = 160;
const ARTICLE = /^\s*(?:the|an?)\s+/i;

/** What a phrase means when the whole of it is the name of a license: `The Apache Software License, Version 2.0`. */
export function wholeName(
  names: NameTrie<NameMeaning>,
  has: (id: string) => boolean,
  phrase: string,
): Reading | undefined {
  if (phrase.length > LONGEST_NAME) return undefined;
  const tokens = tokenize(phrase.replace(ARTICLE, ""));
  const [found, ...others] = findReadings(names, has, tokens, []);
  if (!found || others.length > 0 || found.from > 0 || found.to < tokens.length) return undefined;
  return found.reading.ids.length === 0 ? undefined : found.reading;
}
