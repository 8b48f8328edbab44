import type { Field, FieldKind, FieldPlace, FieldValue } from "./field-kind.ts";

/** A module with a host, the address of its license file, and its license. */
const ROW =
  /[\w.~-]{1,80}\.[\w.~-]{1,40}(?:\/[^\s,]{0,200})?,(?:https?:\/\/[^\s,]{1,300}|Unknown),([^,\n\r]{1,100})(?:\r?\n|$)/y;
const LONGEST_ROW = 420;

/** go-licenses: rows of `module,url,license` without a head. */
export const moduleRows: FieldKind = {
  name: "module-rows",
  words: ["license", "licence", "copying", "unknown", "notice"],
  read({ text, start }: FieldPlace): Field | undefined {
    if (!"/:,".includes(text[start - 1] ?? " ")) return undefined;
    const before = text.slice(Math.max(0, start - LONGEST_ROW), start);
    const line = before.lastIndexOf("\n") + 1;
    if (line === 0 && start > before.length) return undefined;
    const values: FieldValue[] = [];
    const from = start - before.length + line;
    let at = from;
    for (;;) {
      ROW.lastIndex = at;
      const row = ROW.exec(text);
      if (!row?.[1]) break;
      const valueStart = at + row[0].lastIndexOf(row[1]);
      values.push({ start: valueStart, end: valueStart + row[1].trimEnd().length });
      at += row[0].length;
    }
    return values.length === 0 ? undefined : { values, start: from, end: at, reads: "whole" };
  },
};
