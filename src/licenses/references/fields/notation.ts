import type { FieldText, FieldValue } from "./field-kind.ts";
import { commentLeader, lineOf, LONGEST_FIELD } from "./line-value.ts";
import { listAt, LONGEST_OPEN, tableAt, tableValues } from "./list-value.ts";

/** Longest line that is looked back over, so that a file of one line stays linear. */
const LONGEST_PREFIX = 120;
const LIST_ITEM = /^[ \t]*(?:#|\/\/|\*)?[ \t]*-[ \t]+(?=\S)/;
const MARKDOWN_LINK = /^\[[^\][\n]{1,120}\]\s?[([][^\s()[\]]{0,400}[)\]]/;

/** The part of the line before an offset. */
export function lineBefore(text: string, offset: number): string {
  const before = text.slice(Math.max(0, offset - LONGEST_PREFIX), offset);
  return before.slice(before.lastIndexOf("\n") + 1);
}

/**
 * Values at an offset and before a limit, in the notation that their first sign shows: string, list, table, block list, or the rest of
 * the line.
 */
export function valuesAt(
  field: FieldText,
  from: number,
  limit: number = field.text.length,
): readonly FieldValue[] {
  const { text } = field;
  const start =
    from +
    (/^[ \t]*/.exec(text.slice(from, Math.min(limit, from + LONGEST_PREFIX)))?.[0].length ?? 0);
  const to = Math.min(limit, start + LONGEST_FIELD);
  if (start >= to) return [];
  const window = text.slice(start, to);
  const first = window[0];
  if (first === '"' || first === "'" || first === "`")
    return stringAt(window, start, first) ?? field.lineAt(start, to);
  if (first === "{") return tableAt(window, start);
  const opensList = first === "[" ? !MARKDOWN_LINK.test(window) : first === "(";
  if (opensList) {
    const listed = listAt(window, start);
    if (listed.length > 0) return listed;
  }
  if (first === "\n" || first === "\r") return blockAt(field, start, to);
  return field.lineAt(start, to);
}

/** A quoted value; undefined where its line ends before the closing mark. */
function stringAt(window: string, start: number, quote: string): readonly FieldValue[] | undefined {
  const marks = window.startsWith(quote.repeat(3)) ? quote.repeat(3) : quote;
  const end = window.indexOf(marks, marks.length);
  if (end < 0) return undefined;
  if (marks.length === 1 && window.slice(0, end).includes("\n")) return undefined;
  return end === marks.length ? [] : [{ start: start + marks.length, end: start + end }];
}

/** Lines under a key: items of a block list, a nested mapping, or one line. */
function blockAt(field: FieldText, start: number, limit: number): readonly FieldValue[] {
  const { text } = field;
  const items: FieldValue[] = [];
  const first = start + text.slice(start, limit).indexOf("\n") + 1;
  // What hangs from a key that is an item itself stands further in than its dash.
  const outer = dashOf(lineBefore(text, start));
  for (let at = first; at < limit;) {
    const line = lineOf(text, at, limit);
    const marker = LIST_ITEM.exec(line)?.[0].length;
    if (marker === undefined || dashOf(line) <= outer) break;
    const isTable = /^["']?(?:type|name|url|spdx|id|key|text)["']?\s*:/.test(line.slice(marker));
    const block = isTable ? itemBlock(text, at, limit) : line;
    items.push(
      ...(isTable ? tableValues(block, at) : valuesAt(field, at + marker, at + line.length)),
    );
    at += isTable ? block.length : line.length + 1;
  }
  if (items.length > 0) return items;
  const line = lineOf(text, first, limit);
  if (/^[ \t]+["']?(?:type|name|url|text)["']?\s*:/.test(line))
    return tableValues(
      text.slice(first, Math.min(limit, first + LONGEST_OPEN)).split(/\n(?=\S)/)[0] ?? "",
      first,
    );
  return line.trim() === "" ? [] : field.lineAt(first + commentLeader(line), limit);
}

/** Column of the dash of a list item; -1 for a line that is none. */
function dashOf(line: string): number {
  return LIST_ITEM.test(line) ? line.indexOf("-") : -1;
}

/** A list item with the lines that are indented under it. */
function itemBlock(text: string, at: number, limit: number): string {
  const line = lineOf(text, at, limit);
  const indent = indentOf(line);
  let end = at + line.length + 1;
  while (end < limit) {
    const next = lineOf(text, end, limit);
    if (indentOf(next) <= indent || next.trim() === "") break;
    end += next.length + 1;
  }
  return text.slice(at, Math.min(end, limit));
}

function indentOf(line: string): number {
  return /^[ \t]*/.exec(line)?.[0].length ?? 0;
}
