import { type Columns, COPYRIGHT, growColumns, pushWord } from "./columns.ts";
import { readMarkup } from "./markup.ts";
import { PREFIXES, pushSoft, readWord, SOFT } from "./read-word.ts";
import { foldCharacter, SEPARATOR, WORD_HASH_PRIME, WORD_HASH_START } from "./words.ts";

const ASCII_CODES = 0x80;
/** In the table of characters: separates words and means nothing else. */
const PLAIN_SEPARATOR = 0;
/** In the table of characters: may open markup, an address or a copyright sign, or is no ASCII character. */
const SIGN = 1;

/** What an ASCII character is: `PLAIN_SEPARATOR`, `SIGN`, or a letter or digit, which is its folded code. */
const CHARACTERS: Uint8Array = Uint8Array.from({ length: 0x100 }, (_, code) => {
  if (code >= ASCII_CODES) return SIGN;
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
const NINE = 0x39;
const LETTER_C = 0x63;
const OPEN_ROUND = 0x28;
const CLOSE_SQUARE = 0x5d;
/** Letters of Roman numerals; a word with any other letter is no list number, unless it is nothing else. */
const ROMAN = "ivxlc";

/** Characters that are read at once: one array of bytes is read faster than a string, and small ones stay near the processor. */
const WINDOW = 1 << 16;
/** In UTF-8 a character takes up to three bytes, a pair of surrogates four. */
const CODES = new Uint8Array(WINDOW * 3);
const THREE_BYTES = 0xe0;
const FOUR_BYTES = 0xf0;
const ENCODER = new TextEncoder();

/** Reads all words; true when the text has ASCII characters only. */
export function readText(columns: Columns, text: string): boolean {
  let isAscii = true;
  for (let at = 0; at < text.length;) {
    const to = Math.min(text.length, at + WINDOW);
    if (!fillCodes(text, at, to)) isAscii = false;
    at = readWindow(columns, text, at, to);
  }
  return isAscii;
}

/** Puts a window into the array, one byte for each character: its code, or for all but ASCII a byte that is none. True when all are ASCII. */
function fillCodes(text: string, from: number, to: number): boolean {
  const window = from === 0 && to === text.length ? text : text.slice(from, to);
  const { written } = ENCODER.encodeInto(window, CODES);
  if (written === to - from) return true;
  let count = 0;
  for (let at = 0; at < written; count += 1) {
    const code = CODES[at] ?? 0;
    CODES[count] = code;
    if (code < ASCII_CODES) {
      at += 1;
    } else if (code < THREE_BYTES) {
      at += 2;
    } else if (code < FOUR_BYTES) {
      at += 3;
    } else {
      // A pair of surrogates.
      count += 1;
      CODES[count] = code;
      at += 4;
    }
  }
  return false;
}

/**
 * Reads the words of a window and answers where the next one begins. Plain ASCII words are read here without any call; whatever else
 * there is goes to `readWord` and `readMarkup`.
 */
function readWindow(columns: Columns, text: string, from: number, to: number): number {
  const size = to - from;
  let { hashes, starts, ends, length } = columns;
  let at = 0;
  while (at < size) {
    const first = CODES[at] ?? 0;
    let fold = CHARACTERS[first] ?? 0;
    if (fold === PLAIN_SEPARATOR || (fold === SIGN && isPlainSign(first, text, from + at))) {
      at += 1;
      continue;
    }
    if (fold > SIGN) {
      const start = at;
      let hash = WORD_HASH_START;
      let code = first;
      do {
        hash = Math.imul(hash ^ fold, WORD_HASH_PRIME);
        at += 1;
        code = at < size ? (CODES[at] ?? 0) : 0;
        fold = CHARACTERS[code] ?? 0;
      } while (fold > SIGN);
      hash >>>= 0;
      // A word at the end of a window may go on in the next one.
      const isCut = at === size && to < text.length;
      if (isCut && start > 0) {
        columns.length = length;
        return from + start;
      }
      if (
        !isCut &&
        code < ASCII_CODES &&
        hash !== COPYRIGHT &&
        isWhole(hash, code, at - start, text, from + at)
      ) {
        if (length === hashes.length) {
          growColumns(columns);
          ({ hashes, starts, ends } = columns);
        }
        hashes[length] = hash;
        starts[length] = from + start;
        ends[length] = from + at;
        length += 1;
        continue;
      }
      at = start;
    }
    columns.length = length;
    at = readCarefully(columns, text, from + at) - from;
    ({ hashes, starts, ends, length } = columns);
  }
  columns.length = length;
  return from + at;
}

/** True for a sign that by the character after it opens nothing. */
function isPlainSign(code: number, text: string, at: number): boolean {
  switch (code) {
    case COLON:
      return text.charCodeAt(at + 1) !== SLASH;
    case CLOSE_SQUARE:
      return text.charCodeAt(at + 1) !== OPEN_ROUND;
    case OPEN_ROUND:
      return (text.charCodeAt(at + 1) | 0x20) !== LETTER_C;
    default:
      return false;
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
    default:
      // A full stop or a bracket: after a list number, or inside a version number.
      return length > 1 && hasPlainLetter(text, at - length, at);
  }
}

/** True when a word has a letter that no number has. */
function hasPlainLetter(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const fold = CHARACTERS[text.charCodeAt(at)] ?? 0;
    if (fold > NINE && !ROMAN.includes(String.fromCharCode(fold))) return true;
  }
  return false;
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
