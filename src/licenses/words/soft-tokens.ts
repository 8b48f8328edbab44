import { type Columns, COPYRIGHT } from "./columns.ts";
import { hashWord } from "./words.ts";

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

/** Words that say more when they stand after the sign; before it they may lead to it, as in "this file is copyright". */
const SAYS_MORE_AFTER: ReadonlySet<number> = new Set(
  ["is", "are", "be", "will", "can", "you", "liable", "warranty", "grants", "applies", "agree"].map(
    hashWord,
  ),
);

/** Words after which "copyright" is spoken of, as in "in no event shall the copyright holders be liable". */
const SPEAKS_OF_COPYRIGHT: ReadonlySet<number> = new Set(
  ["holder", "holders", "owner", "owners", "law", "laws", "act", "interest"].map(hashWord),
);

const ALL = hashWord("all");
const RIGHTS = hashWord("rights");
const RESERVED = hashWord("reserved");

/** Most words that a copyright line has; longer lines are unwrapped text. */
const LONGEST_COPYRIGHT_LINE = 40;

/** Marks plain copyright lines, and "all rights reserved", as skippable. */
export function markCopyrightLines(columns: Columns, text: string): void {
  const { hashes, flags, length } = columns;
  for (let at = 0; at < length; at += 1) {
    const hash = hashes[at];
    if (hash === COPYRIGHT) at = markLine(text, columns, at);
    else if (hash === ALL && at + 2 < length) {
      if (hashes[at + 1] === RIGHTS && hashes[at + 2] === RESERVED) flags.fill(1, at, at + 3);
    }
  }
}

/** Judges the line around the word at `word`; answers the index of the last word of that line that was looked at. */
function markLine(text: string, columns: Columns, word: number): number {
  let first = word;
  while (
    first > 0 &&
    word - first < LONGEST_COPYRIGHT_LINE &&
    !hasLineEnd(text, columns.starts[first - 1] ?? 0, columns.starts[first] ?? 0)
  )
    first -= 1;
  let last = word;
  while (
    last + 1 < columns.length &&
    last - first < LONGEST_COPYRIGHT_LINE &&
    !hasLineEnd(text, columns.starts[last] ?? 0, columns.starts[last + 1] ?? 0)
  )
    last += 1;
  const isLong = last - first >= LONGEST_COPYRIGHT_LINE;
  if (isLong || !isPlainCopyright(text, columns, first, word, last)) return word;
  columns.flags.fill(1, first, last + 1);
  return last;
}

/** Looks at the given stretch only: a search for the line end could run through a whole text without one. */
function hasLineEnd(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (text.charCodeAt(at) === 0x0a) return true;
  return false;
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
  for (let at = word + 1; at <= last; at += 1)
    if (SAYS_MORE_AFTER.has(columns.hashes[at] ?? 0)) return false;
  if (word - first > 6) return false;
  if (word + 1 >= columns.length || SPEAKS_OF_COPYRIGHT.has(columns.hashes[word + 1] ?? 0))
    return false;
  if (columns.flags[word + 1] === 1) return true;
  const next = columns.starts[word + 1] ?? text.length;
  const rest = text.slice(next, next + 12);
  return /^(?:19|20)\d\d|^by\b|^x{2,4}\b|^\p{Lu}/u.test(rest);
}
