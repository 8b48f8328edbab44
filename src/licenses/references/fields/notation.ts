import type { FieldValue } from "./field-kind.ts";

/** Longest value, list or table that is read. */
const LONGEST = 4000;
/** Longest line that is looked back over, so that a file of one line stays linear. */
const LONGEST_PREFIX = 120;
/** Where a value on a line ends: comment ends, comments, tags, escaped line ends, attributes. */
const LINE_END =
  /\r|\n|\*\/|-->|\?>|%>|\s#(?=\s|$)|\s\/\/(?=\s)|<(?!(?:https?|ftp):)\/?[a-z!]|\\n|\\r|;\s*[\w-]+=/i;
const COMMENT_LEADER = /^[ \t]*(?:\*(?!\/)|#+|\/\/+|;+|%+|--|"|!|dnl\b|rem\b)?[ \t]*/i;
const LIST_ITEM = /^[ \t]*(?:#|\/\/|\*)?[ \t]*-[ \t]+(?=\S)/;
const TABLE_NAME =
  /(?<![\w-])["']?(?:text|type|name|id|spdx|spdx_id|spdx-id|identifier|key|title)["']?\s{0,40}(?:=>|[:=])\s{0,40}(?:"([^"\n]{1,300})"|'([^'\n]{1,300})'|([^\s"'{}[\],][^\n{}[\],]{0,200}))/i;
const TABLE_ADDRESS =
  /(?<![\w-])["']?(?:url|uri|link|href|source)["']?\s{0,40}(?:=>|[:=])\s{0,40}["']?([a-z]+:\/\/[^\s"'{}]{1,400})/i;
const MARKDOWN_LINK = /^\[[^\][\n]{1,120}\]\s?[([][^\s()[\]]{0,400}[)\]]/;

/** The part of the line before an offset. */
export function lineBefore(text: string, offset: number): string {
  const before = text.slice(Math.max(0, offset - LONGEST_PREFIX), offset);
  return before.slice(before.lastIndexOf("\n") + 1);
}

/** Values at an offset, in the notation that their first sign shows: string, list, table, block list, or the rest of the line. */
export function valuesAt(text: string, from: number): readonly FieldValue[] {
  const start = from + (/^[ \t]*/.exec(text.slice(from, from + LONGEST_PREFIX))?.[0].length ?? 0);
  const window = text.slice(start, start + LONGEST);
  const first = window[0];
  if (first === undefined) return [];
  if (first === '"' || first === "'" || first === "`") return stringAt(window, start, first);
  if (first === "{") return tableAt(window, start);
  const opensList = first === "[" ? !MARKDOWN_LINK.test(window) : first === "(";
  if (opensList) {
    const listed = listAt(window, start);
    if (listed.length > 0) return listed;
  }
  if (first === "\n" || first === "\r") return blockAt(window, start);
  return lineAt(window, start);
}

function stringAt(window: string, start: number, quote: string): readonly FieldValue[] {
  const marks = window.startsWith(quote.repeat(3)) ? quote.repeat(3) : quote;
  const end = window.indexOf(marks, marks.length);
  const newline = window.indexOf("\n");
  if (end < 0 || (marks.length === 1 && newline >= 0 && newline < end))
    return lineAt(window, start);
  return end === marks.length ? [] : [{ start: start + marks.length, end: start + end }];
}

/** `["MIT", "ISC"]`, `('MIT' 'ISC')`, `[{type = "MIT", url = "..."}]`, `(MIT)`. */
function listAt(window: string, start: number): readonly FieldValue[] {
  const close = window[0] === "[" ? "]" : ")";
  const end = window.indexOf(close);
  const inner = window.slice(1, end < 0 ? LONGEST_PREFIX * 4 : end);
  const tables = [...inner.matchAll(/\{[^{}]{1,2000}\}/g)];
  if (tables.length > 0)
    return tables.flatMap((table) => tableAt(table[0], start + 1 + table.index));
  const strings = [...inner.matchAll(/"([^"\n]{1,300})"|'([^'\n]{1,300})'/g)];
  if (strings.length > 0)
    return strings.map(({ 0: quoted, index }) => ({
      start: start + index + 2,
      end: start + index + quoted.length,
    }));
  // The parenthesis of an expression is read with the rest of its line.
  if (close === ")" || end < 0) return [];
  const from = start + 1 + (/^\s*/.exec(inner)?.[0].length ?? 0);
  const to = start + 1 + inner.trimEnd().length;
  return from < to ? [{ start: from, end: to }] : [];
}

/** `{ text = "MIT" }`, `{"type": "MIT", "url": "..."}`; a table that only names a file holds no license. */
function tableAt(window: string, start: number): readonly FieldValue[] {
  const close = window.indexOf("}");
  const inner = close < 0 ? window.slice(0, LONGEST_PREFIX * 4) : window.slice(0, close);
  return tableValues(inner, start);
}

/** The name and the address that the lines or entries of a table give. */
function tableValues(inner: string, start: number): readonly FieldValue[] {
  const name = TABLE_NAME.exec(inner);
  const address = TABLE_ADDRESS.exec(inner);
  const words = name?.[1] ?? name?.[2] ?? name?.[3];
  const link = address?.[1];
  const linkStart = address && link !== undefined ? endOf(address) - link.length : 0;
  const linkPlace =
    link === undefined
      ? undefined
      : { start: start + linkStart, end: start + linkStart + link.length };
  if (!name || words === undefined) return linkPlace ? [linkPlace] : [];
  const nameStart = start + name.index + name[0].lastIndexOf(words);
  return [
    { start: nameStart, end: nameStart + words.length, ...(linkPlace && { address: linkPlace }) },
  ];
}

function endOf(match: RegExpExecArray): number {
  return match.index + match[0].length;
}

/** Lines under a key: items of a block list, a nested mapping, or one line. */
function blockAt(window: string, start: number): readonly FieldValue[] {
  const items: FieldValue[] = [];
  let at = window.indexOf("\n") + 1;
  const first = at;
  while (at < window.length) {
    const line = lineOf(window, at);
    const marker = LIST_ITEM.exec(line)?.[0].length;
    if (marker === undefined) break;
    const entry = line.slice(marker);
    const isTable = /^["']?(?:type|name|url|spdx|id|key|text)["']?\s*:/.test(entry);
    items.push(
      ...(isTable
        ? tableValues(itemBlock(window, at), start + at)
        : valuesAt(window.slice(0, at + line.length), at + marker).map((value) =>
            moved(value, start),
          )),
    );
    at += isTable ? itemBlock(window, at).length : line.length + 1;
  }
  if (items.length > 0) return items;
  const line = lineOf(window, first);
  if (/^[ \t]+["']?(?:type|name|url|text)["']?\s*:/.test(line))
    return tableValues(
      window.slice(first, first + LONGEST_PREFIX * 4).split(/\n(?=\S)/)[0] ?? "",
      start + first,
    );
  const leader = COMMENT_LEADER.exec(line)?.[0].length ?? 0;
  return line.trim() === "" ? [] : lineAt(window.slice(first + leader), start + first + leader);
}

function moved(value: FieldValue, by: number): FieldValue {
  return { ...value, start: value.start + by, end: value.end + by };
}

/** A list item with the lines that are indented under it. */
function itemBlock(window: string, at: number): string {
  const line = lineOf(window, at);
  const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0;
  let end = at + line.length + 1;
  while (end < window.length) {
    const next = lineOf(window, end);
    const nextIndent = /^[ \t]*/.exec(next)?.[0].length ?? 0;
    if (nextIndent <= indent || next.trim() === "") break;
    end += next.length + 1;
  }
  return window.slice(at, end);
}

function lineOf(window: string, at: number): string {
  const end = window.indexOf("\n", at);
  return window.slice(at, end < 0 ? window.length : end);
}

/** Most lines of one value: expressions of whole distributions stay below it. */
const MOST_LINES = 40;

/** The rest of a line; a line that ends in an operator or within a parenthesis goes on in the next one. */
function lineAt(window: string, start: number): readonly FieldValue[] {
  let words = "";
  let at = 0;
  for (let line = 0; line < MOST_LINES && at < window.length; line += 1) {
    const rest = window.slice(at);
    const end = LINE_END.exec(rest)?.index ?? rest.length;
    words += rest.slice(0, end);
    const newline = /^\r?\n/.exec(rest.slice(end))?.[0];
    if (newline === undefined || !goesOn(words)) break;
    const leader = COMMENT_LEADER.exec(lineOf(rest, end + newline.length))?.[0] ?? "";
    words += " ".repeat(newline.length + leader.length);
    at += end + newline.length + leader.length;
  }
  const trimmed = words.trimEnd();
  if (trimmed === "") return [];
  return [{ start, end: start + trimmed.length, words: trimmed }];
}

function goesOn(words: string): boolean {
  if (words.length > LONGEST) return false;
  const open = words.split("(").length - words.split(")").length;
  return open > 0 || /(?:\s(?:and|or|with)|[|&])[ \t\\]*$/i.test(words);
}
