import type { FieldText } from "./field-kind.ts";

/** Longest value, list or table that is read, in characters. */
export const LONGEST_FIELD = 4000;
/** Most lines of one value: expressions of whole distributions stay below it. */
const MOST_LINES = 40;
/** Where a value on a line ends: comment ends, comments, tags, escaped line ends, attributes. */
const LINE_END =
  /\r|\n|\*\/|-->|\?>|%>|\s#(?=\s|$)|\s\/\/(?=\s)|<(?!(?:https?|ftp):)\/?[a-z!]|\\n|\\r|;\s*[\w-]+=/i;
/** Longest sign that ends a value; what was looked at is looked at again from so far back, where one may have been cut. */
const LONGEST_END = 60;
const COMMENT_LEADER = /^[ \t]*(?:\*(?!\/)|#+|\/\/+|;+|%+|--|"|!|dnl\b|rem\b)?[ \t]*/i;
const OPERATOR = /(?:\s(?:and|or|with)|[|&])$/i;
const LONGEST_OPERATOR = 5;
const OPEN = 0x28;
const CLOSE = 0x29;

/** One line of a value. */
interface Line {
  readonly end: number;
  /** Where the words of the next line begin; -1 where the value ends with this line. */
  readonly next: number;
  /** Parentheses that it opens, less those that it closes. */
  readonly open: number;
  /** What it leaves to the next line: an operand, nothing, or what the line before left, where it is blank. */
  readonly leaves: "operand" | "nothing" | "same";
}

/** A text whose values are looked through once, however many keys stand before one of them. */
export function fieldText(text: string): FieldText {
  const endOf = endFinder(text);
  const known = new Map<number, Line>();
  const lineFrom = (at: number, limit: number, isFirst: boolean): Line => {
    const before = isFirst ? undefined : known.get(at);
    if (before && before.next <= limit) return before;
    const end = endOf(at, limit);
    const from = afterNewline(text, end, limit);
    const next = from < 0 ? -1 : from + commentLeader(lineOf(text, from, limit));
    const words = text.slice(at, end);
    const line = {
      end,
      next,
      open: next < 0 ? 0 : openParentheses(words),
      leaves: next < 0 ? "nothing" : leavesOf(isFirst ? words : ` ${words}`),
    } as const;
    if (!isFirst && next >= 0) known.set(at, line);
    return line;
  };
  return {
    text,
    lineAt(start, limit) {
      let words = "";
      let at = start;
      let open = 0;
      let goesOn = false;
      for (let count = 0; count < MOST_LINES && at < limit; count += 1) {
        const line = lineFrom(at, limit, count === 0);
        words += text.slice(at, line.end);
        open += line.open;
        if (line.leaves !== "same") goesOn = line.leaves === "operand";
        if (line.next < 0 || words.length > LONGEST_FIELD || (open <= 0 && !goesOn)) break;
        words += " ".repeat(line.next - line.end);
        at = line.next;
      }
      const trimmed = words.trimEnd();
      return trimmed === "" ? [] : [{ start, end: start + trimmed.length, words: trimmed }];
    },
  };
}

/** Finds where a value that begins at an offset ends on its line, before a limit. */
function endFinder(text: string): (start: number, limit: number) => number {
  let from = 0;
  let to = 0;
  let isEnd = false;
  return (start, limit) => {
    const isKnown = start >= from && start <= to;
    if (isKnown && (isEnd || limit <= to)) return Math.min(to, limit);
    const looked = isKnown ? Math.max(start, to - LONGEST_END) : start;
    const found = LINE_END.exec(text.slice(looked, limit));
    if (!isKnown) from = start;
    to = found ? looked + found.index : limit;
    // A sign at the limit may be another one with what follows it.
    isEnd = found !== null && to + found[0].length < limit;
    return to;
  };
}

/** Length of the marks before the words of a line of comment. */
export function commentLeader(line: string): number {
  return COMMENT_LEADER.exec(line)?.[0].length ?? 0;
}

/** The line that begins at an offset, as far as the limit. */
export function lineOf(text: string, at: number, limit: number): string {
  const line = text.slice(at, limit);
  const end = line.indexOf("\n");
  return end < 0 ? line : line.slice(0, end);
}

/** Offset after the line break at an offset; -1 where there is none. */
function afterNewline(text: string, at: number, limit: number): number {
  const next = text[at] === "\r" ? at + 1 : at;
  return next < limit && text[next] === "\n" ? next + 1 : -1;
}

/** Parentheses that words open, less those that they close. */
function openParentheses(words: string): number {
  let open = 0;
  for (let at = 0; at < words.length; at += 1) {
    const code = words.charCodeAt(at);
    if (code === OPEN) open += 1;
    else if (code === CLOSE) open -= 1;
  }
  return open;
}

function leavesOf(words: string): Line["leaves"] {
  let end = words.length;
  while (end > 0 && " \t\\".includes(words[end - 1] ?? "")) end -= 1;
  if (end === 0) return "same";
  return OPERATOR.test(words.slice(Math.max(0, end - LONGEST_OPERATOR), end))
    ? "operand"
    : "nothing";
}
