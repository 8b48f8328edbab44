import { lastOfTarget } from "./link-targets.ts";
import { isIdeograph } from "../../words/words.ts";
import type { TokenizedText } from "../../words/tokenize.ts";

/**
 * A stretch of a text as the grammars read it: words in lower case with one space before each, versions with all their parts, and
 * of all signs only ` |` (end of a sentence or paragraph), ` :` , ` /`, ` >=` and ` <`.
 */
export interface Passage {
  readonly text: string;
  /** Offset in `text` of the space before the word of a token. */
  offsetOf(token: number): number;
  /** Token of the word at or after an offset in `text`. */
  tokenAt(offset: number): number;
}

/** Tokens with a version glued to them, as `gplv2`: characters that belong to the name, by token. */
export type Cuts = ReadonlyMap<number, number>;

/** Reads tokens `from` to `to`, end exclusive. */
export function readPassage(tokens: TokenizedText, from: number, to: number, cuts: Cuts): Passage {
  const { text, starts, ends } = tokens;
  const offsets = new Int32Array(to - from);
  let passage = "";
  let last = starts[from] ?? 0;
  const lower = lowerCase(text, last, ends[to - 1] ?? last);
  for (let token = from; token < to; last = ends[token] ?? 0, token += 1) {
    const start = starts[token] ?? 0;
    const end = ends[token] ?? 0;
    const target = lastOfTarget(tokens, token);
    if (target >= 0) {
      const skipped = Math.min(target, to - 1);
      offsets.fill(passage.length, token - from, skipped - from + 1);
      token = skipped;
      continue;
    }
    if (isCommentWord(text, start, end)) {
      offsets[token - from] = passage.length;
      continue;
    }
    if (token > from && isVersionPart(text, last, start)) {
      offsets[token - from] = passage.length;
      passage += `.${lower(start, end)}`;
    } else {
      const gap = token > from ? readGap(text, last, start) : "";
      const isJoined =
        gap === "" &&
        token > from &&
        isIdeograph(text.charCodeAt(start)) &&
        isIdeograph(text.charCodeAt(last - 1));
      passage += gap;
      offsets[token - from] = passage.length;
      const written = lower(start, end);
      const word = written.includes("-") ? written.replace(/-[^\p{L}]*/gu, "") : written;
      const cut = cuts.get(token);
      const split = cut === undefined ? word : `${word.slice(0, cut)} ${word.slice(cut)}`;
      const sign = isVersionTag(text, start, end) ? " <" : " ";
      passage += isJoined ? split : sign + split;
    }
    if (text.charCodeAt(end) === 0x2b && text.charCodeAt(end - 1) !== 0x2b) passage += "+";
  }
  return {
    text: passage,
    offsetOf: (token) => offsets[token - from] ?? passage.length,
    tokenAt: (offset) => {
      let low = 0;
      let high = to - from;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((offsets[middle] ?? 0) < offset) low = middle + 1;
        else high = middle;
      }
      return from + low;
    },
  };
}

/** Reads parts of a text in lower case; offsets are those of the text. */
function lowerCase(text: string, from: number, to: number): (start: number, end: number) => string {
  const whole = text.slice(from, to).toLowerCase();
  // Some letters become longer in lower case.
  return whole.length === to - from
    ? (start, end) => whole.slice(start - from, end - from)
    : (start, end) => text.slice(start, end).toLowerCase();
}

/** True for words that are marks: `REM` and `dnl` at the start of a line, the `n` of `\\n`, the `c` of `@c`, names of closing tags. */
function isCommentWord(text: string, start: number, end: number): boolean {
  if (text.charCodeAt(start - 1) === 0x2f && text.charCodeAt(start - 2) === 0x3c) return true;
  if (end - start !== 1 && end - start !== 3) return false;
  const before = text[start - 1];
  if (end - start === 1) {
    if (text[start] === "n") return before === "\\";
    return text[start] === "c" ? before === "@" : text[start] === "X" && isShellMark(text, start);
  }
  return (before === undefined || before === "\n") && /^(?:rem|dnl)$/i.test(text.slice(start, end));
}

/** True for the name of an element that holds the version of something else: `<version>1.0</version>`. */
function isVersionTag(text: string, start: number, end: number): boolean {
  return (
    text.charCodeAt(start - 1) === 0x3c &&
    text.charCodeAt(end) === 0x3e &&
    /^(?:version|release|revision)$/i.test(text.slice(start, end))
  );
}

/** Shell archives put an `X` before each line. */
function isShellMark(text: string, start: number): boolean {
  return (
    (start === 0 || text[start - 1] === "\n") && /^X [ *#;/]/.test(text.slice(start, start + 3))
  );
}

/** True between `v2` and `0`. */
function isVersionPart(text: string, end: number, start: number): boolean {
  return (
    start === end + 1 &&
    text.charCodeAt(end) === 0x2e &&
    isDigit(text.charCodeAt(start)) &&
    isDigit(text.charCodeAt(end - 1))
  );
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** What follows a sign that compares; that of a tag has a word right after it. */
const LESS = /^(?:\s|=\s)/;
const LESS_ENTITY = /^lt;[\s=]/i;

/** The signs between two words that matter. */
function readGap(text: string, from: number, to: number): string {
  if (to - from === 1 && text.charCodeAt(from) === 0x20) return "";
  let signs = "";
  let isStop = false;
  let newlines = 0;
  for (let at = from; at < to; at += 1) {
    switch (text.charCodeAt(at)) {
      case 0x0a:
        newlines += 1;
        break;
      case 0x2e:
        isStop ||= endsSentence(text, at);
        break;
      case 0x21:
      case 0x3f:
      case 0x3002:
      case 0xff01:
        isStop = true;
        break;
      case 0x3a:
      case 0xff1a:
        if (!signs.endsWith(":")) signs += " :";
        break;
      case 0x2f:
        if (to - from < 4) signs += " /";
        break;
      case 0x7c:
        if (to - from < 6) signs += " /";
        break;
      case 0x3e:
        if (text.charCodeAt(at + 1) === 0x3d) signs += " >=";
        break;
      case 0x3c:
        if (LESS.test(text.slice(at + 1, at + 3))) signs += " <";
        break;
      case 0x26:
        if (LESS_ENTITY.test(text.slice(at + 1, at + 6))) signs += " <";
        break;
      default:
    }
  }
  return isStop || newlines > 1 ? `${signs} |` : signs;
}

/** A full stop before white space ends a sentence, except after `v` and `ver`. */
function endsSentence(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  if (next > 0x20) return false;
  return !/(?:^|[^a-z])(?:v|ver|vers|lic|inc|no)$/i.test(text.slice(Math.max(0, at - 5), at));
}
