import type { Field, FieldKind, FieldPlace, FieldValue } from "./field-kind.ts";

/** The names of the columns before that of the licenses, and the rows after them. */
const HEAD = /"head":\[((?:"[^"\\]{1,40}",){1,8})"$/;
const HEAD_REACH = 400;
const BODY = /"(?:,"[^"\\]{1,40}"){0,8}\],"body":\[/y;
const CELL = /"((?:[^"\\]|\\.){0,1000})"([,\]])/y;
/** One license with all that have it. */
const LICENSE_BEFORE = /\{"value":"([^"\\\n]{1,120})","$/;
const CHILDREN = /":\{"/y;

/** What `yarn licenses list --json` prints: a table of version 1, or a line of version 2 for each license. */
export const yarnLicenses: FieldKind = {
  name: "yarn-licenses",
  words: ["license", "children"],
  read({ text, start, end }: FieldPlace): Field | undefined {
    if (text[start - 1] !== '"') return undefined;
    const before = text.slice(Math.max(0, start - HEAD_REACH), start);
    CHILDREN.lastIndex = end;
    const license = CHILDREN.test(text) ? LICENSE_BEFORE.exec(before)?.[1] : undefined;
    if (license !== undefined) {
      const valueEnd = start - '","'.length;
      const value = { start: valueEnd - license.length, end: valueEnd };
      return { values: [value], start: value.start, end, reads: "whole" };
    }
    BODY.lastIndex = end;
    const body = BODY.exec(text);
    const columns = body ? HEAD.exec(before)?.[1] : undefined;
    if (!body || columns === undefined) return undefined;
    return rowsAt(text, start, end + body[0].length, columns.split(",").length - 1);
  },
};

/** The cells of one column of the rows that begin at an offset. */
function rowsAt(text: string, start: number, from: number, column: number): Field | undefined {
  const values: FieldValue[] = [];
  let at = from;
  while (text[at] === "[") {
    at += 1;
    for (let cell = 0; ; cell += 1) {
      CELL.lastIndex = at;
      const found = CELL.exec(text);
      if (!found) return fieldOf(values, start, at);
      if (cell === column && found[1])
        values.push({ start: at + 1, end: at + 1 + found[1].length });
      at += found[0].length;
      if (found[2] === "]") break;
    }
    if (text[at] === ",") at += 1;
  }
  return fieldOf(values, start, at);
}

function fieldOf(values: readonly FieldValue[], start: number, end: number): Field | undefined {
  return values.length === 0 ? undefined : { values, start, end, reads: "whole" };
}
