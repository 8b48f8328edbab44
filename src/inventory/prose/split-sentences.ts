import { BREAK } from "./plain-text.ts";

/** Words that end with a period without ending a sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|al|fig|no|inc|ltd|corp|co|dr|mr|ms|u\.s|v|ver|approx|sec|eq|resp|st)$/i;

/** "1." at the start of a line numbers it. */
const LIST_NUMBER = /(?:^|[\n\u2029])\s*\d{1,3}$/;

/**
 * What is longer is cut into pieces at blanks: no sentence is, and what looks for words in one may take time in
 * proportion to the square of its length.
 */
export const MAX_SENTENCE = 4000;

/** A range of plain text, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Sentences of one block, white space at their ends left out; block marks always separate. */
export function splitSentences(text: string): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const isTooLong = i - start >= MAX_SENTENCE && isBlank(text[i]);
    if (!isTooLong && i - start < 2 * MAX_SENTENCE && !endsSentence(text, i)) continue;
    push(spans, text, start, i + 1);
    start = i + 1;
  }
  push(spans, text, start, text.length);
  return spans;
}

function endsSentence(text: string, i: number): boolean {
  const c = text[i];
  if (c === BREAK) return true;
  if (c === "。" || c === "！" || c === "？" || c === "；") return true;
  if (c !== "." && c !== "!" && c !== "?") return false;
  const next = text[i + 1];
  if (next === undefined) return true;
  if (!/[\s\u2029]/.test(next)) return false;
  if (c !== ".") return true;
  const after = /\S/.exec(text.slice(i + 1, i + 8))?.[0] ?? "";
  if (/\p{Ll}/u.test(after)) return false;
  const before = text.slice(Math.max(0, i - 12), i);
  return !ABBREVIATION.test(before) && !LIST_NUMBER.test(before);
}

function push(spans: Span[], text: string, from: number, to: number): void {
  let start = from;
  let end = to;
  while (start < end && isBlank(text[start])) start++;
  while (end > start && isBlank(text[end - 1])) end--;
  if (end > start) spans.push({ start, end });
}

function isBlank(c: string | undefined): boolean {
  return c === undefined || c === BREAK || /\s/.test(c);
}
