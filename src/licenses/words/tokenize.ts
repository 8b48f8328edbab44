import { lineFinder } from "../../bytes/lines.ts";
import { type Columns, createColumns } from "./columns.ts";
import { readText } from "./read-text.ts";
import { markCopyrightLines } from "./soft-tokens.ts";

/** Words of a text in order, as parallel columns. */
export interface TokenizedText {
  readonly text: string;
  /** The text has ASCII characters only: each is one byte in UTF-8. */
  readonly isAscii: boolean;
  /** 1-based line of a character offset; the lines are counted on first use. */
  readonly lineAt: (offset: number) => number;
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

/** Longest text, in characters, whose words are first read into columns that are used again: new ones cost more than a copy. */
const SHORT_TEXT = 1 << 20;
/** Words that hardly any file has more of; for more the columns grow. */
const USUAL_WORDS = 1 << 15;
/** Three numbers and a flag. */
const BYTES_PER_WORD = 13;
const SCRATCH: Columns = createColumns(USUAL_WORDS);

/**
 * Cuts a text into words in one pass. Case, accents, punctuation, white space, comment marks, HTML tags and Markdown signs vanish;
 * `(c)` and the copyright sign read as the word; `non-` and `sub-` join the word that follows; each ideograph is a word.
 */
export function tokenize(text: string): TokenizedText {
  const isShort = text.length <= SHORT_TEXT;
  // Room for words of one letter each: what is not used is never touched, and costs nothing.
  const columns = isShort ? SCRATCH : createColumns((text.length >> 1) + 1);
  const isAscii = readText(columns, text);
  markCopyrightLines(columns, text);
  const words = isShort ? takeFromScratch() : trimmed(columns);
  return { text, isAscii, lineAt: lineFinder(text), ...words };
}

type WordColumns = Omit<TokenizedText, "text" | "isAscii" | "lineAt">;

function trimmed({ length, hashes, starts, ends, flags, broken }: Columns): WordColumns {
  return {
    length,
    hashes: hashes.subarray(0, length),
    starts: starts.subarray(0, length),
    ends: ends.subarray(0, length),
    flags: flags.subarray(0, length),
    broken,
  };
}

/** Copies what was read, all into one piece of memory, and leaves the scratch columns empty. */
function takeFromScratch(): WordColumns {
  const { length, hashes, starts, ends, flags, broken } = SCRATCH;
  const memory = new ArrayBuffer(length * BYTES_PER_WORD);
  const numbers = new Uint32Array(memory, 0, length * 3);
  numbers.set(hashes.subarray(0, length));
  numbers.set(starts.subarray(0, length), length);
  numbers.set(ends.subarray(0, length), length * 2);
  const ownFlags = new Uint8Array(memory, length * 12, length);
  ownFlags.set(flags.subarray(0, length));
  flags.fill(0, 0, length);
  SCRATCH.length = 0;
  if (broken.size > 0) SCRATCH.broken = new Map();
  return {
    length,
    hashes: numbers.subarray(0, length),
    starts: numbers.subarray(length, length * 2),
    ends: numbers.subarray(length * 2),
    flags: ownFlags,
    broken,
  };
}
