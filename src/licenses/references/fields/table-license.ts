import type { Field, FieldKind, FieldPlace, FieldValue } from "./field-kind.ts";

/** Longest line that is read as a head. */
const LONGEST_HEAD = 1000;
/** A cell of a row, quoted or not, with the sign that ends it; what a row cannot have ends the table. */
const CELLS = {
  ",": /[ \t]*(?:"((?:[^"\n]|""){0,1000})"|([^",\n]{0,1000}))[ \t]*(,|\r?\n|$)/y,
  ";": /[ \t]*(?:"((?:[^"\n]|""){0,1000})"|([^";\n]{0,1000}))[ \t]*(;|\r?\n|$)/y,
  "\t": / *(?:"((?:[^"\n]|""){0,1000})"|([^"\t\n]{0,1000})) *(\t|\r?\n|$)/y,
} as const;
const HEAD = /^licen[cs]es?(?:[ _-]?(?:type|name|id|spdx(?:[ _-]?id)?|expression))?$/i;

interface Cell {
  readonly start: number;
  readonly end: number;
  readonly next: number;
  readonly isLast: boolean;
}

/** Tables of components as comma- or tab-separated values whose head, the first line of the text, names a column of licenses. */
export const tableLicense: FieldKind = {
  name: "table-license",
  words: ["license", "licenses", "licence", "licences"],
  read({ text, start }: FieldPlace): Field | undefined {
    if (start > LONGEST_HEAD) return undefined;
    const end = text.slice(0, LONGEST_HEAD).indexOf("\n");
    if (end < start) return undefined;
    const sign = signOf(text.slice(0, end));
    if (sign === undefined) return undefined;
    const head = rowAt(text, 0, CELLS[sign]);
    const column = head.findIndex((cell) => start >= cell.start && start < cell.end);
    const name = head[column];
    // What stands first in a row is what the table is about.
    if (column < 1 || !name || !HEAD.test(text.slice(name.start, name.end))) return undefined;
    const values: FieldValue[] = [];
    let at = head.at(-1)?.next ?? text.length;
    while (at < text.length) {
      const row = rowAt(text, at, CELLS[sign], head.length);
      const last = row.at(-1);
      if (!last || row.length !== head.length) break;
      const cell = row[column];
      if (cell && cell.start < cell.end) values.push({ start: cell.start, end: cell.end });
      at = last.next;
    }
    return values.length === 0 ? undefined : { values, start: 0, end: at, reads: "whole" };
  },
};

function signOf(line: string): keyof typeof CELLS | undefined {
  if (line.includes("\t")) return "\t";
  if (line.includes(",")) return ",";
  return line.includes(";") ? ";" : undefined;
}

/** The cells of one row; none where the row is no row of a table, or has too many. */
function rowAt(
  text: string,
  from: number,
  pattern: RegExp,
  most: number = LONGEST_HEAD,
): readonly Cell[] {
  const cells: Cell[] = [];
  for (let at = from; cells.length < most;) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) return [];
    const words = found[1] ?? found[2] ?? "";
    const start = at + found[0].indexOf(words);
    const next = at + found[0].length;
    const isLast = found[3] === "" || found[3]?.endsWith("\n") === true;
    cells.push({ start, end: start + words.trimEnd().length, next, isLast });
    if (isLast) return cells;
    at = next;
  }
  return [];
}
