import { lineFinder } from "../../bytes/lines.ts";
import { tokenize, type TokenizedText } from "../words/tokenize.ts";
import { hashWord, SPELLING_ROWS } from "../words/words.ts";

/** The words of a text that count when it is compared: list numbers, copyright lines, addresses and blanks are left out. */
export interface CountingWords {
  readonly tokens: TokenizedText;
  /** Hash of each word; other spellings of a word have its hash. */
  readonly hashes: Uint32Array;
  /** Index into `tokens` of each word. */
  readonly places: Uint32Array;
  /** Character offset of a word's first character; the end of the text beyond the last word. */
  startOf(word: number): number;
  /** Character offset after a word's last character; 0 before the first word. */
  endOf(word: number): number;
  /** The first word that begins at or after a character offset. */
  wordAt(offset: number): number;
  /** 1-based line of a character offset. */
  lineAt(offset: number): number;
}

/** Reads the counting words of a text. A word that a hyphen breaks at a line end is one word where the text writes it whole, too. */
export function readCountingWords(text: string): CountingWords {
  const tokens = tokenize(text);
  const hashes = new Uint32Array(tokens.length);
  const places = new Uint32Array(tokens.length);
  const written = tokens.broken.size === 0 ? undefined : new Set(tokens.hashes);
  let count = 0;
  let joined = -1;
  for (let at = 0; at < tokens.length; at += 1) {
    if (tokens.flags[at] !== 0 || at === joined) continue;
    const whole = tokens.broken.get(at);
    const isOneWord = whole !== undefined && written?.has(whole) === true;
    hashes[count] = sameSpelling(isOneWord ? whole : (tokens.hashes[at] ?? 0));
    places[count] = at;
    count += 1;
    if (isOneWord) joined = at + 1;
  }
  return {
    tokens,
    hashes: hashes.subarray(0, count),
    places: places.subarray(0, count),
    startOf: (word) => (word < count ? (tokens.starts[places[word] ?? 0] ?? 0) : text.length),
    endOf: (word) => (word < 0 ? 0 : (tokens.ends[places[Math.min(word, count - 1)] ?? 0] ?? 0)),
    wordAt(offset) {
      let low = 0;
      let high = count;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((tokens.starts[places[middle] ?? 0] ?? 0) < offset) low = middle + 1;
        else high = middle;
      }
      return low;
    },
    lineAt: lineFinder(text),
  };
}

let spellings: ReadonlyMap<number, number> | undefined;

/** The hash that stands for all spellings of a word. */
function sameSpelling(hash: number): number {
  spellings ??= new Map(
    SPELLING_ROWS.flatMap(([first = "", ...others]) =>
      others.map((other): [number, number] => [hashWord(other), hashWord(first)]),
    ),
  );
  return spellings.get(hash) ?? hash;
}
