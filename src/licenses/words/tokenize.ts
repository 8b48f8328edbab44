import { type Columns, COPYRIGHT, createColumns, growColumns, pushWord } from "./columns.ts";
import { readMarkup } from "./markup.ts";
import { PREFIXES, pushSoft, readWord, SOFT } from "./read-word.ts";
import { markCopyrightLines } from "./soft-tokens.ts";
import { foldCharacter, SEPARATOR, WORD_HASH_PRIME, WORD_HASH_START } from "./words.ts";

/** Words of a text in order, as parallel columns. */
export interface TokenizedText {
  readonly text: string;
  readonly length: number;
  /** Hash of each folded word. */
  readonly hashes: Uint32Array;
  /** Character offset of each word's first character. */
  readonly starts: Uint32Array;
  /** Character offset after each word's last character. */
  readonly ends: Uint32Array;
  /** `SOFT` or 0. */
  readonly flags: Uint8Array;
  /** For words broken by a hyphen at a line end: hash of both halves together, by index of the first half. */
  readonly broken: ReadonlyMap<number, number>;
}

const ASCII_CODES = 0x80;
/** In the table of characters: separates words and means nothing else. */
const PLAIN_SEPARATOR = 0;
/** In the table of characters: may open markup, an address or a copyright sign. */
const SIGN = 1;

/** What an ASCII character is: `PLAIN_SEPARATOR`, `SIGN`, or a letter or digit, which is its folded code. */
const CHARACTERS: Uint8Array = Uint8Array.from({ length: ASCII_CODES }, (_, code) => {
  const fold = foldCharacter(code);
  if (fold >= 0) return fold;
  return "<&([{]:".includes(String.fromCharCode(code)) ? SIGN : PLAIN_SEPARATOR;
});

/** Characters after a word that can change how it is read: version points, list marks, hyphens, plus signs, addresses. */
const AFTER_WORD: Uint8Array = Uint8Array.from({ length: ASCII_CODES }, (_, code) =>
  ".)]-+:".includes(String.fromCharCode(code)) ? 1 : 0,
);
const HYPHEN = 0x2d;
const COLON = 0x3a;
const PLUS = 0x2b;
const SLASH = 0x2f;
/** Longest word without a digit that can be a list number: `xxviii`. */
const LONGEST_ROMAN = 6;

/** Longest text, in characters, whose words are first read into columns that are used again: new ones cost more than a copy. */
const SHORT_TEXT = 100_000;
const SCRATCH: Columns = createColumns(SHORT_TEXT >> 2);

/**
 * Cuts a text into words in one pass. Case, accents, punctuation, white space, comment marks, HTML tags and Markdown signs vanish;
 * `(c)` and the copyright sign read as the word; `non-` and `sub-` join the word that follows; each ideograph is a word.
 */
export function tokenize(text: string): TokenizedText {
  const isShort = text.length <= SHORT_TEXT;
  const columns = isShort ? SCRATCH : createColumns(text.length >> 2);
  readText(columns, text);
  markCopyrightLines(columns, text);
  return isShort ? takeFromScratch(text) : { text, ...trimmed(columns) };
}

function trimmed({
  length,
  hashes,
  starts,
  ends,
  flags,
  broken,
}: Columns): Omit<TokenizedText, "text"> {
  return {
    length,
    hashes: hashes.subarray(0, length),
    starts: starts.subarray(0, length),
    ends: ends.subarray(0, length),
    flags: flags.subarray(0, length),
    broken,
  };
}

/** Copies what was read and leaves the scratch columns empty. */
function takeFromScratch(text: string): TokenizedText {
  const { length, hashes, starts, ends, flags, broken } = SCRATCH;
  const tokens = {
    text,
    length,
    hashes: hashes.slice(0, length),
    starts: starts.slice(0, length),
    ends: ends.slice(0, length),
    flags: flags.slice(0, length),
    broken,
  };
  flags.fill(0, 0, length);
  SCRATCH.length = 0;
  if (broken.size > 0) SCRATCH.broken = new Map();
  return tokens;
}

/** Plain ASCII words are read here without any call; whatever else there is goes to `readWord` and `readMarkup`. */
function readText(columns: Columns, text: string): void {
  const to = text.length;
  let { hashes, starts, ends } = columns;
  let at = 0;
  while (at < to) {
    const first = text.charCodeAt(at);
    let fold = first < ASCII_CODES ? (CHARACTERS[first] ?? 0) : SIGN;
    if (fold === PLAIN_SEPARATOR) {
      at += 1;
      continue;
    }
    if (fold > SIGN && fold < ASCII_CODES) {
      const start = at;
      let hash = WORD_HASH_START;
      let code = first;
      do {
        hash = Math.imul(hash ^ fold, WORD_HASH_PRIME);
        at += 1;
        code = at < to ? text.charCodeAt(at) : 0;
        fold = code < ASCII_CODES ? (CHARACTERS[code] ?? 0) : ASCII_CODES;
      } while (fold > SIGN && fold < ASCII_CODES);
      hash >>>= 0;
      if (fold < ASCII_CODES && hash !== COPYRIGHT && isWhole(hash, code, at - start, text, at)) {
        if (columns.length === hashes.length) {
          growColumns(columns);
          ({ hashes, starts, ends } = columns);
        }
        hashes[columns.length] = hash;
        starts[columns.length] = start;
        ends[columns.length] = at;
        columns.length += 1;
        continue;
      }
      at = start;
    }
    at = readCarefully(columns, text, at);
    ({ hashes, starts, ends } = columns);
  }
}

/** True when what stands after a word, from `at` on, cannot change how the word is read. */
function isWhole(hash: number, next: number, length: number, text: string, at: number): boolean {
  if (AFTER_WORD[next] === 0) return true;
  switch (next) {
    case COLON:
      return text.charCodeAt(at + 1) !== SLASH;
    case HYPHEN:
      return !PREFIXES.has(hash) && (CHARACTERS[text.charCodeAt(at + 1)] ?? 0) > SIGN;
    case PLUS:
      return false;
    default: {
      // A full stop or a bracket: after a list number, or inside a version number.
      if (length <= LONGEST_ROMAN) return false;
      const last = text.charCodeAt(at - 1);
      return last > 0x39 || last < 0x30;
    }
  }
}

/** Reads one word, one sign or one other character, whatever it is; answers the offset after it. */
export function readCarefully(columns: Columns, text: string, at: number): number {
  const code = text.charCodeAt(at);
  const fold = foldCharacter(code);
  if (fold >= 0) return readWord(columns, text, at);
  const markup = fold === SEPARATOR ? readMarkup(text, at, code) : undefined;
  if (markup === undefined) return at + 1;
  if (markup.kind === "copyright") pushWord(columns, COPYRIGHT, at, markup.end, SOFT);
  if (markup.kind === "soft") pushSoft(columns, text, markup.start, markup.end);
  return markup.end;
}
