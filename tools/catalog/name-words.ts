import type { TokenizedText } from "../../src/licenses/words/tokenize.ts";

/** A name is written with a small letter this often at most, for each time it stands with a capital inside a sentence. */
const MOST_SMALL = 0.1;
/** What stands before a word inside a sentence: a capital there is no matter of the first word. */
const INSIDE_SENTENCE = /[\p{Ll},]\s$/u;

interface Spellings {
  small: number;
  capital: number;
}

/** Words that license texts write with a capital wherever they stand: names of holders, places, products and months. */
export function nameWords(
  texts: readonly TokenizedText[],
  idOfHash: (hash: number) => number,
): Uint16Array {
  const spellings = new Map<number, Spellings>();
  for (const { text, starts, ends, hashes, length } of texts) {
    for (let at = 0; at < length; at += 1) {
      const start = starts[at] ?? 0;
      const word = text.slice(start, ends[at]);
      const id = idOfHash(hashes[at] ?? 0);
      const found = spellings.get(id) ?? { small: 0, capital: 0 };
      if (/^\p{Ll}/u.test(word)) found.small += 1;
      else if (
        isCapitalized(word) &&
        INSIDE_SENTENCE.test(text.slice(Math.max(0, start - 2), start))
      )
        found.capital += 1;
      spellings.set(id, found);
    }
  }
  const names = [...spellings]
    .filter(([, { small, capital }]) => capital > 0 && small <= capital * MOST_SMALL)
    .map(([id]) => id);
  return Uint16Array.from(names.toSorted((a, b) => a - b));
}

/** True for a capital with small letters after it; words all in capitals tell nothing. */
function isCapitalized(word: string): boolean {
  return /^\p{Lu}.*\p{Ll}/u.test(word);
}
