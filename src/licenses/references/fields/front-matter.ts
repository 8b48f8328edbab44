import type { Field, FieldValue } from "./field-kind.ts";
import { fieldText } from "./line-value.ts";
import { valuesAt } from "./notation.ts";

/** Longest front matter that is read: cards with long widget examples stay below it. */
const LONGEST_BLOCK = 200_000;
const OPENING = /^\uFEFF?---[ \t]*\r?\n/;
const CLOSING = /\r?\n---[ \t]*(?:\r?\n|$)/;
const KEY = /^(licen[sc]e|licen[sc]es|licen[sc]e_name|licen[sc]e_link)[ \t]*:/gim;
/** Values of `license` that send the reader to `license_name`. */
const NAMES_NOTHING = /^["']?(?:other|unknown|custom|proprietary|cc)["']?$/i;

/**
 * `license`, `license_name` and `license_link` at the top level of a card's front matter: the license, or for `other` its name,
 * or for a name of nothing its address.
 */
export function frontMatter(text: string): Field | undefined {
  const opening = OPENING.exec(text)?.[0].length;
  if (opening === undefined) return undefined;
  const window = text.slice(0, LONGEST_BLOCK);
  const closing = CLOSING.exec(window.slice(opening - 1))?.index;
  if (closing === undefined) return undefined;
  const block = window.slice(0, opening - 1 + closing);
  const values = new Map<string, readonly FieldValue[]>();
  const field = fieldText(block);
  let start = block.length;
  let end = 0;
  for (const { 0: key, 1: name = "", index } of block.matchAll(KEY)) {
    const found = valuesAt(field, index + key.length);
    values.set(
      name.toLowerCase().replace("licence", "license").replace("licenses", "license"),
      found,
    );
    start = Math.min(start, index);
    end = Math.max(end, index + key.length, found.at(-1)?.end ?? 0);
  }
  if (end === 0) return undefined;
  const licenses = (values.get("license") ?? []).filter(
    (value) => !NAMES_NOTHING.test(text.slice(value.start, value.end)),
  );
  return { values: licenses.length > 0 ? licenses : named(values), start, end, reads: "whole" };
}

function named(values: ReadonlyMap<string, readonly FieldValue[]>): readonly FieldValue[] {
  const [name] = values.get("license_name") ?? [];
  const [link] = values.get("license_link") ?? [];
  if (!name) return link ? [link] : [];
  return [{ ...name, ...(link && { address: { start: link.start, end: link.end } }) }];
}
