import type { TokenizedText } from "../words/tokenize.ts";
import type { Catalog } from "./catalog.ts";
import { idOfWord } from "./vocabulary.ts";

/** The counting words of a text that is being identified. */
export interface QueryText {
  readonly tokens: TokenizedText;
  /** Catalog ids of the counting words, 0 for words no reference text has. */
  readonly words: Uint16Array;
  /** Index into `tokens` of each counting word. */
  readonly places: Uint32Array;
  /** Catalog id of a skippable word, by its index into `tokens`. */
  readonly softIds: (token: number) => number;
  /** 1-based line of a character offset. */
  readonly lineAt: (offset: number) => number;
}

/** Maps a text onto the vocabulary of the catalog and drops skippable words. */
export function createQuery(catalog: Catalog, tokens: TokenizedText): QueryText {
  const { length, hashes, flags } = tokens;
  const { vocabulary } = catalog;
  const words = new Uint16Array(length);
  const places = new Uint32Array(length);
  let count = 0;
  let joined = -1;
  // The halves of broken words come in order.
  const halves = tokens.broken.keys();
  let half = halves.next().value ?? length;
  for (let at = 0; at < length; at += 1) {
    if (flags[at] !== 0 || at === joined) continue;
    let id = idOfWord(vocabulary, hashes[at] ?? 0);
    while (half < at) half = halves.next().value ?? length;
    const whole = half === at ? tokens.broken.get(at) : undefined;
    if (whole !== undefined && (id === 0 || idOfWord(vocabulary, hashes[at + 1] ?? 0) === 0)) {
      const wholeId = idOfWord(vocabulary, whole);
      if (wholeId !== 0) {
        id = wholeId;
        joined = at + 1;
      }
    }
    words[count] = id;
    places[count] = at;
    count += 1;
  }
  catalog.equatePhrases(words.subarray(0, count));
  return {
    tokens,
    words: words.subarray(0, count),
    places: places.subarray(0, count),
    softIds: (token) => idOfWord(vocabulary, hashes[token] ?? 0),
    lineAt: tokens.lineAt,
  };
}
