import { hashWord } from "./words.ts";

const COPYRIGHT = hashWord("copyright");

/** Words that never stand in a plain copyright line: with one of them the line says more and is not skipped. */
const SAYS_MORE: ReadonlySet<number> = new Set(
  [
    "permission",
    "permitted",
    "license",
    "licence",
    "licensed",
    "redistribution",
    "redistributions",
    "provided",
    "shall",
    "must",
    "may",
    "granted",
    "notice",
    "not",
    "use",
    "only",
  ].map(hashWord),
);

const ALL = hashWord("all");
const RIGHTS = hashWord("rights");
const RESERVED = hashWord("reserved");

/** Most words that a copyright line has; longer lines are unwrapped text. */
const LONGEST_COPYRIGHT_LINE = 40;

interface Columns {
  readonly hashes: Uint32Array;
  readonly starts: Uint32Array;
  readonly flags: Uint8Array;
  readonly length: number;
}

/** Marks plain copyright lines, and "all rights reserved", as skippable. */
export function markCopyrightLines(text: string, columns: Columns): void {
  for (let at = 0; at < columns.length; at += 1) {
    if (columns.hashes[at] === COPYRIGHT) at = markLine(text, columns, at);
    else if (isAllRightsReserved(columns, at)) columns.flags.fill(1, at, at + 3);
  }
}

function isAllRightsReserved(columns: Columns, at: number): boolean {
  return (
    columns.hashes[at] === ALL &&
    columns.hashes[at + 1] === RIGHTS &&
    columns.hashes[at + 2] === RESERVED
  );
}

/** Judges the line around the word at `word`; answers the index of the last word of that line that was looked at. */
function markLine(text: string, columns: Columns, word: number): number {
  const offset = columns.starts[word] ?? 0;
  const from = text.lastIndexOf("\n", offset) + 1;
  const newline = text.indexOf("\n", offset);
  const to = newline < 0 ? text.length : newline;
  let first = word;
  while (
    first > 0 &&
    word - first < LONGEST_COPYRIGHT_LINE &&
    (columns.starts[first - 1] ?? 0) >= from
  )
    first -= 1;
  let last = word;
  while (
    last + 1 < columns.length &&
    last - first < LONGEST_COPYRIGHT_LINE &&
    (columns.starts[last + 1] ?? to) < to
  )
    last += 1;
  const isLong = last - first >= LONGEST_COPYRIGHT_LINE;
  if (isLong || !isPlainCopyright(text, columns, first, word, last)) return word;
  columns.flags.fill(1, first, last + 1);
  return last;
}

function isPlainCopyright(
  text: string,
  columns: Columns,
  first: number,
  word: number,
  last: number,
): boolean {
  for (let at = first; at <= last; at += 1)
    if (SAYS_MORE.has(columns.hashes[at] ?? 0)) return false;
  if (word - first > 6) return false;
  if (columns.flags[word + 1] === 1) return true;
  const rest = text.slice(
    columns.starts[word + 1] ?? text.length,
    (columns.starts[word + 1] ?? 0) + 12,
  );
  return /^(?:19|20)\d\d|^by\b|^x{2,4}\b|^\p{Lu}/u.test(rest);
}
