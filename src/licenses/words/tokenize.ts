import { readMarkup } from "./markup.ts";
import { markCopyrightLines } from "./soft-tokens.ts";
import { isEnumerator } from "./enumerators.ts";
import {
  foldCharacter,
  hashStep,
  hashWord,
  INVISIBLE,
  isIdeograph,
  SEPARATOR,
  WORD_HASH_START,
} from "./words.ts";

/** The token may be missing, added or other without a change of meaning: list numbers, addresses, copyright lines, blanks to fill in. */
export const SOFT = 1;

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

const COPYRIGHT = hashWord("copyright");
const PREFIXES: ReadonlySet<number> = new Set([hashWord("non"), hashWord("sub")]);

interface Columns {
  hashes: Uint32Array;
  starts: Uint32Array;
  ends: Uint32Array;
  flags: Uint8Array;
  length: number;
  readonly broken: Map<number, number>;
}

/**
 * Cuts a text into words in one pass. Case, accents, punctuation, white space, comment marks, HTML tags and Markdown signs vanish;
 * `(c)` and the copyright sign read as the word; `non-` and `sub-` join the word that follows; each ideograph is a word.
 */
export function tokenize(text: string): TokenizedText {
  const columns = createColumns(Math.max(16, text.length >> 2));
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const fold = foldCharacter(code);
    if (fold >= 0) {
      at = readWord(columns, text, at);
      continue;
    }
    const markup = fold === SEPARATOR ? readMarkup(text, at, code) : undefined;
    if (markup === undefined) {
      at += 1;
      continue;
    }
    if (markup.kind === "copyright") push(columns, COPYRIGHT, at, markup.end, SOFT);
    if (markup.kind === "soft") pushSoft(columns, text, markup.start, markup.end);
    at = markup.end;
  }
  markCopyrightLines(text, columns);
  const { length } = columns;
  return {
    text,
    length,
    hashes: columns.hashes.subarray(0, length),
    starts: columns.starts.subarray(0, length),
    ends: columns.ends.subarray(0, length),
    flags: columns.flags.subarray(0, length),
    broken: columns.broken,
  };
}

function createColumns(capacity: number): Columns {
  return {
    hashes: new Uint32Array(capacity),
    starts: new Uint32Array(capacity),
    ends: new Uint32Array(capacity),
    flags: new Uint8Array(capacity),
    length: 0,
    broken: new Map(),
  };
}

/** Reads the word that starts at `start` and pushes it; answers the offset after it. */
function readWord(columns: Columns, text: string, start: number): number {
  if (isIdeograph(text.charCodeAt(start))) {
    push(columns, hashStep(WORD_HASH_START, text.charCodeAt(start)), start, start + 1, 0);
    return start + 1;
  }
  let hash = WORD_HASH_START;
  let isNumber = true;
  let at = start;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const fold = foldCharacter(code);
    if (fold === INVISIBLE) continue;
    if (fold === SEPARATOR) {
      if (code === 0x2e && isNumber && isDigitAt(text, at + 1)) {
        hash = hashStep(hash, code);
        continue;
      }
      if (code === 0x2b && !isNumber && at > start) {
        hash = hashStep(hash, code);
        continue;
      }
      if (!isHyphen(code) || !PREFIXES.has(hash)) break;
      const next = afterHyphen(text, at);
      if (next === undefined) break;
      at = next - 1;
      continue;
    }
    if (isIdeograph(code)) break;
    if (fold < 0x30 || fold > 0x39) isNumber = false;
    hash = hashStep(hash, fold);
  }
  const isSoft = startsAddress(text, at) || (at - start <= 12 && isEnumerator(text, start, at));
  push(columns, hash, start, at, isSoft ? SOFT : 0);
  if (isHyphen(text.charCodeAt(at))) noteBrokenWord(columns, text, at, hash);
  return at;
}

function isHyphen(code: number): boolean {
  return code === 0x2d || (code >= 0x2010 && code <= 0x2013);
}

function startsAddress(text: string, at: number): boolean {
  return text.charCodeAt(at) === 0x3a && text.startsWith("://", at);
}

function isDigitAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= 0x39;
}

/** Offset of the letter after a hyphen, across at most one line break with its comment marks; undefined when none follows. */
function afterHyphen(text: string, hyphen: number): number | undefined {
  let at = hyphen + 1;
  let lines = 0;
  for (; at < text.length && at < hyphen + 40; at += 1) {
    const code = text.charCodeAt(at);
    if (foldCharacter(code) >= 0) return at;
    if (code === 0x0a) lines += 1;
    const isJoinable =
      lines > 0 ? code <= 0x20 || "*#/;%|>".includes(text[at] ?? "") : code === 0x0d;
    if ((!isJoinable && code !== 0x0a && !(code === 0x20 && lines === 0)) || lines > 1)
      return undefined;
  }
  return undefined;
}

function noteBrokenWord(columns: Columns, text: string, hyphen: number, firstHash: number): void {
  const next = afterHyphen(text, hyphen);
  if (next === undefined || next === hyphen + 1) return;
  let hash = firstHash;
  for (let at = next; at < text.length; at += 1) {
    const fold = foldCharacter(text.charCodeAt(at));
    if (fold === SEPARATOR) break;
    if (fold !== INVISIBLE) hash = hashStep(hash, fold);
  }
  columns.broken.set(columns.length - 1, hash);
}

/** Pushes the words of an address or a blank, all soft. */
function pushSoft(columns: Columns, text: string, start: number, end: number): void {
  let at = start;
  while (at < end) {
    if (foldCharacter(text.charCodeAt(at)) < 0) {
      at += 1;
      continue;
    }
    const first = columns.length;
    at = readWord(columns, text, at);
    for (let token = first; token < columns.length; token += 1) columns.flags[token] = SOFT;
  }
}

function push(columns: Columns, hash: number, start: number, end: number, flag: number): void {
  const { length } = columns;
  const isRepeatedCopyright =
    hash === COPYRIGHT && length > 0 && columns.hashes[length - 1] === COPYRIGHT;
  if (isRepeatedCopyright && start - (columns.ends[length - 1] ?? 0) < 4) {
    columns.ends[length - 1] = end;
    return;
  }
  if (length === columns.hashes.length) grow(columns);
  columns.hashes[length] = hash;
  columns.starts[length] = start;
  columns.ends[length] = end;
  columns.flags[length] = flag;
  columns.length = length + 1;
}

function grow(columns: Columns): void {
  const capacity = columns.hashes.length * 2;
  columns.hashes = widened(columns.hashes, capacity);
  columns.starts = widened(columns.starts, capacity);
  columns.ends = widened(columns.ends, capacity);
  const flags = new Uint8Array(capacity);
  flags.set(columns.flags);
  columns.flags = flags;
}

function widened(values: Uint32Array, capacity: number): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(capacity);
  wider.set(values);
  return wider;
}
