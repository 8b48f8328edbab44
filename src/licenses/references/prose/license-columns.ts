import type { TokenizedText } from "../../words/tokenize.ts";
import type { PlacedReading } from "./reading.ts";

/** The row under the head of a Markdown table. */
const UNDER_HEAD = /\n[ \t]{0,8}\|?[ \t]{0,8}:?-{2,}[-:| \t]*(?=\r?\n)/g;
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
  const rows = [...text.matchAll(UNDER_HEAD)];
  let blank = -1;
  return rows.flatMap(({ index, 0: row }, at) => {
    const start = index + row.length;
    if (blank < start) blank = text.indexOf("\n\n", start);
    if (blank < 0) blank = text.length;
    const head = text.slice(text.lastIndexOf("\n", index - 1) + 1, index);
    const columns = new Set(cells(head).flatMap((cell, at) => (HEAD.test(cell) ? [at] : [])));
    const end = Math.min(blank, rows[at + 1]?.index ?? blank);
    return columns.size === 0 ? [] : [{ start, end, columns }];
  });
}

/** The cells of a row, or of the part of one. */
function cells(row: string): readonly string[] {
  return row.replace(/^[ \t]*\|/, "").split("|");
}
