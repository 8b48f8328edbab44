import type { TokenizedText } from "../../words/tokenize.ts";
import type { PlacedReading } from "./reading.ts";

/** Characters between two rows of one list, at most. */
const ONE_LIST = 2000;
/** Characters of a row before and after a name that are looked at. */
const ROW_REACH = 160;
const TAGS = /<[^<>]{0,80}>/g;
const LAST_WORD = /^[\s\S]*[\p{L}\p{N}]/u;
/** `libfoo, under MIT`. */
const UNDER = /(?<=[,(|:] ?)under(?: the)? $/;
/** Signs that set a cell apart from what stands before it in its row. */
const OPENS_CELL = /[(|<,;:\u2013\u2014\t"'[-]/;
/** Signs that end a cell, or the row. */
const ENDS_CELL = /^[ \t\]"'`*_]*(?:[\n)|<,;\]]| [-\u2013\u2014](?= ))/;
/** Items of an array are no cells. */
const ITEM_BEFORE = /["'`]\s*,\s*["'`]$|\[\s*["'`]$/;
/** Words before a name in its row that name nothing that is under it. */
const ABOUT =
  /(?<!\p{L})(?:the|an?|gnu|licen[sc]es?|version|either|or|and|new|modified|simplified|spdx|identifier|names?|id)(?!\p{L})/giu;

/**
 * Names that need a license word near them and have none, which stand in the same cell of a list or table as one that can only be a
 * license. Both come in order of place.
 */
export function namedInRows(
  { text, starts, ends }: TokenizedText,
  counted: readonly PlacedReading[],
  doubtful: readonly PlacedReading[],
): readonly PlacedReading[] {
  if (counted.length === 0 || doubtful.length === 0) return [];
  const sure = new Set(counted);
  const found = new Set<PlacedReading>();
  const overlapping = new Set<PlacedReading>();
  const all = [...counted, ...doubtful].toSorted((a, b) => a.from - b.from);
  const cells = all.map(({ from, to }) => cellOf(text, starts[from] ?? 0, ends[to - 1] ?? 0));
  for (const isForward of [true, false]) {
    const last = new Map<string, number>();
    let edge = isForward ? 0 : Infinity;
    for (let step = 0; step < all.length; step += 1) {
      const at = isForward ? step : all.length - 1 - step;
      const placed = all[at];
      if (!placed) continue;
      const cell = cells[at];
      const start = starts[placed.from] ?? 0;
      if (sure.has(placed)) {
        edge = isForward ? Math.max(edge, placed.to) : placed.from;
        if (cell !== undefined) last.set(cell, start);
        continue;
      }
      if (isForward ? placed.from < edge : placed.to > edge) overlapping.add(placed);
      const sureStart = cell === undefined ? undefined : last.get(cell);
      if (sureStart !== undefined && Math.abs(sureStart - start) < ONE_LIST) found.add(placed);
    }
  }
  return doubtful.filter((placed) => found.has(placed) && !overlapping.has(placed));
}

/** Nothing else stands in the row of a name, and what stands in the row above is under it. */
const ALONE_BEFORE = /\p{L}[^\n]*\n[^\p{L}\p{N}\n]*$/u;
const ALONE_AFTER = /^[ \t"'`*_)\]]*\r?(?:\n|$)/;

/** The signs around a name that is one cell of a row, as `: \n`, or all of it; undefined for a name in a sentence, or at the start of its row. */
function cellOf(text: string, start: number, end: number): string | undefined {
  const row = rowBefore(text, start).replace(TAGS, "<").replace(UNDER, "");
  if (!/\p{L}/u.test(row)) return isAlone(text, start, end) ? "\n" : undefined;
  const before = row.replace(LAST_WORD, "").replace(/[ \t]{2,}/g, "\t");
  if (!OPENS_CELL.test(before) || ITEM_BEFORE.test(before)) return undefined;
  const rest = `${text.slice(end, end + ROW_REACH)}\n`.replace(TAGS, "<");
  const after = ENDS_CELL.exec(rest)?.[0];
  if (after === undefined) return undefined;
  return `${before.trim() === "" ? "\t" : before.trim()} ${after.trim()}`;
}

function isAlone(text: string, start: number, end: number): boolean {
  return (
    ALONE_AFTER.test(text.slice(end, end + ROW_REACH)) &&
    ALONE_BEFORE.test(text.slice(Math.max(0, start - ROW_REACH), start))
  );
}

/** True for a name in a row that begins with what is under it: a list of components, not of licenses. */
export function isInRow(text: string, start: number, previousEnd: number): boolean {
  const row = rowBefore(text, Math.max(start, previousEnd));
  const own = row.slice(Math.max(0, row.length - Math.max(0, start - previousEnd)));
  return /\p{L}{2}/u.test(own.replace(TAGS, " ").replace(ABOUT, " "));
}

function rowBefore(text: string, start: number): string {
  const before = text.slice(Math.max(0, start - ROW_REACH), start);
  return before.slice(before.lastIndexOf("\n") + 1);
}
