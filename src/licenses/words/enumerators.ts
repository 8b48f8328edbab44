const LABEL = /^(?:\d{1,3}(?:\.\d{1,3}){0,4}|[a-z]|[ivxlc]{1,6})$/i;
const SENTENCE_ENDS = ".:;!?\u3002\uff1b\uff1a";
const SPACE = 0x20;
const CLOSE_ROUND = 0x29;
const FULL_STOP = 0x2e;
const MARKS_BEFORE_LABEL = " \t*#>-+\u2013\u2014\u2022\u00b7/|%\"'_";

/**
 * True when the word is a list number such as `1.`, `a)`, `(iv)` or `2.1` at the start of a line or sentence. Numbers inside a
 * sentence (a version, an amount, a date) are never list numbers.
 */
export function isEnumerator(text: string, start: number, end: number): boolean {
  const next = text.charCodeAt(end);
  const isMarked = next === CLOSE_ROUND || next === FULL_STOP || next === 0xff0e || next === 0x3001;
  const isSpaced = next === SPACE || next === 0x09 || next === 0xa0;
  if (isSpaced && !isDigit(text.charCodeAt(start))) return false;
  const isBracketed = isInBrackets(text, start, next);
  if (!isBracketed && !isMarked && !isSpaced) return false;
  const label = text.slice(start, end);
  if (!LABEL.test(label)) return false;
  if (isBracketed) return label.length === 1 || !/\d/.test(label);
  if (isMarked && !/[\s*_]/.test(text[end + 1] ?? "\n")) return false;
  if (isSpaced && !/^\d{1,2}(?:\.\d{1,2})+$/.test(label)) return false;
  if (isSpaced && !/^[\s*_]+["'\u201c(]?\p{Lu}/u.test(text.slice(end, end + 6))) return false;
  return startsSentence(text, start);
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isInBrackets(text: string, start: number, next: number): boolean {
  if (next !== CLOSE_ROUND && next !== 0x5d) return false;
  const before = text.charCodeAt(start - 1);
  return before === 0x28 || before === 0x5b;
}

/** True when only list and comment marks stand between the place and a line start or the end of the sentence before. */
function startsSentence(text: string, start: number): boolean {
  let at = start - 1;
  while (at >= 0 && MARKS_BEFORE_LABEL.includes(text[at] ?? "")) at -= 1;
  if (at < 0) return true;
  const character = text[at] ?? "";
  return character === "\n" || character === "\r" || SENTENCE_ENDS.includes(character);
}
