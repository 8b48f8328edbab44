import { type Columns, pushWord } from "./columns.ts";
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

/** Words that join the word after their hyphen. */
export const PREFIXES: ReadonlySet<number> = new Set([hashWord("non"), hashWord("sub")]);
/** Longest word that is looked at as a list number. */
const LONGEST_ENUMERATOR = 12;

/** Reads the word that starts at `start`, whatever its characters, and adds it; answers the offset after it. */
export function readWord(columns: Columns, text: string, start: number): number {
  if (isIdeograph(text.charCodeAt(start))) {
    const hash = hashStep(WORD_HASH_START, text.charCodeAt(start));
    pushWord(columns, hash, start, start + 1, 0);
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
  const isLabel = at - start <= LONGEST_ENUMERATOR && isEnumerator(text, start, at);
  pushWord(columns, hash, start, at, isLabel || startsAddress(text, at) ? SOFT : 0);
  if (isHyphen(text.charCodeAt(at))) noteBrokenWord(columns, text, at, hash);
  return at;
}

/** Adds the words of an address or a blank, all soft. */
export function pushSoft(columns: Columns, text: string, start: number, end: number): void {
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
