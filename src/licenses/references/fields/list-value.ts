import type { FieldValue } from "./field-kind.ts";

/** Characters that are read of a list or table that nothing closes. */
export const LONGEST_OPEN = 480;
/** A list or table of another license key. */
const NESTED = /licen[sc][\w-]{0,40}["'`]{0,2}\s{0,8}(?::=|=>|[:=|(-])\s{0,8}["'*_]{0,2}[{[(]/i;
const TABLE_NAME =
  /(?<![\w-])["']?(?:text|type|name|id|spdx|spdx_id|spdx-id|identifier|key|title)["']?\s{0,40}(?:=>|[:=])\s{0,40}(?:"([^"\n]{1,300})"|'([^'\n]{1,300})'|([^\s"'{}[\],][^\n{}[\],]{0,200}))/i;
const TABLE_ADDRESS =
  /(?<![\w-])["']?(?:url|uri|link|href|source)["']?\s{0,40}(?:=>|[:=])\s{0,40}["']?([a-z]+:\/\/[^\s"'{}]{1,400})/i;

/** `["MIT", "ISC"]`, `('MIT' 'ISC')`, `[{type = "MIT", url = "..."}]`, `(MIT)`. */
export function listAt(window: string, start: number): readonly FieldValue[] {
  const close = window[0] === "[" ? "]" : ")";
  const end = window.indexOf(close);
  const inner = untilNested(window.slice(1, end < 0 ? LONGEST_OPEN : end));
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
export function tableAt(window: string, start: number): readonly FieldValue[] {
  const close = window.indexOf("}");
  const inner = untilNested(window.slice(0, close < 0 ? LONGEST_OPEN : close));
  return tableValues(inner, start);
}

/** A list or table ends before another one that belongs to a license key of its own. */
function untilNested(inner: string): string {
  return inner.slice(0, NESTED.exec(inner)?.index);
}

/** The name and the address that the lines or entries of a table give. */
export function tableValues(inner: string, start: number): readonly FieldValue[] {
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
