import type { TokenizedText } from "../../words/tokenize.ts";
import type { PlacedReading } from "./reading.ts";

/** What is in each row under the head of a Markdown table. */
const DASHES = "--";
/** The row under the head of a Markdown table, from the line end before it. */
const UNDER_HEAD = /\n[ \t]{0,8}\|?[ \t]{0,8}:?-{2,}[-:| \t]*(?=\r?\n)/y;
/** The name of a column of licenses. */
const HEAD =
  /^[\s*_`]*(?:\w+ )?(?:licen[cs](?:e|es|ing)|lizenz|licencia|许可证?|协议|ライセンス)(?: (?:type|name|id))?[\s*_`]*$/i;

/** Characters of a row before a name in it. */
const LONGEST_ROW = 4000;

interface Table {
  readonly start: number;
  readonly end: number;
  /** Columns of licenses, the first being 0. */
  readonly columns: ReadonlySet<number>;
}

/** Names that need a license word near them and have it in the head of their column of a Markdown table. In order of place. */
export function namedInColumns(
  { text, starts }: TokenizedText,
  doubtful: readonly PlacedReading[],
): readonly PlacedReading[] {
  if (doubtful.length === 0 || !text.includes("|")) return [];
  const tables = tablesOf(text);
  let next = 0;
  return doubtful.filter(({ from }) => {
    const start = starts[from] ?? 0;
    while ((tables[next]?.end ?? Infinity) <= start) next += 1;
    const table = tables[next];
    if (!table || start < table.start) return false;
    const lineStart = text.lastIndexOf("\n", start) + 1;
    if (start - lineStart > LONGEST_ROW) return false;
    return table.columns.has(cells(text.slice(lineStart, start)).length - 1);
  });
}

/** The tables with columns of licenses, each as far as a blank line or the next table. */
function tablesOf(text: string): readonly Table[] {
  const rows = rowsUnderHeads(text);
  let blank = -1;
  return rows.flatMap(({ from, to: start }, at) => {
    if (blank < start) blank = text.indexOf("\n\n", start);
    if (blank < 0) blank = text.length;
    const head = text.slice(text.lastIndexOf("\n", from - 1) + 1, from);
    const columns = new Set(cells(head).flatMap((cell, at) => (HEAD.test(cell) ? [at] : [])));
    const end = Math.min(blank, rows[at + 1]?.from ?? blank);
    return columns.size === 0 ? [] : [{ start, end, columns }];
  });
}

/** The rows under heads, each from the line end before it on. */
function rowsUnderHeads(text: string): readonly { readonly from: number; readonly to: number }[] {
  const rows: { readonly from: number; readonly to: number }[] = [];
  let next = text.indexOf(DASHES);
  while (next >= 0) {
    const from = text.lastIndexOf("\n", next);
    UNDER_HEAD.lastIndex = from;
    if (from >= 0 && UNDER_HEAD.test(text)) rows.push({ from, to: UNDER_HEAD.lastIndex });
    const lineEnd = text.indexOf("\n", next);
    next = lineEnd < 0 ? -1 : text.indexOf(DASHES, lineEnd);
  }
  return rows;
}

/** The cells of a row, or of the part of one. */
function cells(row: string): readonly string[] {
  return row.replace(/^[ \t]*\|/, "").split("|");
}
