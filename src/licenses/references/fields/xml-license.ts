import type { Field, FieldKind, FieldPlace, FieldValue } from "./field-kind.ts";

/** The rest of an opening tag; the word before it is its name. */
const TAG_REST = /[^<>]{0,400}>?/y;
const ATTRIBUTE =
  /(?:^|\s)(?:rdf:)?(?:resource|href|url|uri|src)\s{0,4}=\s{0,4}["']([^"'\n]{1,400})["']/i;
const NAME = /<name>\s{0,80}([^<>]{1,300})/i;
const ADDRESS = /<url>\s{0,80}([^<>\s]{1,400})/i;
const TEXT = /^\s*([^<>]{1,600})/;
/** Longest element that is read. */
const LONGEST_ELEMENT = 2000;

/** `<license>` elements: Maven's with name and address, NuGet's expression, `<licenseUrl>`, RDF and RSS with an address. */
export const xmlLicense: FieldKind = {
  name: "xml-license",
  words: [
    ..."license licence licenseurl licensename packagelicenseexpression packagelicenseurl".split(
      " ",
    ),
    "rights",
    "usageterms",
  ],
  read({ text, start, end }: FieldPlace): Field | undefined {
    if (!/<(?:[a-z][\w-]{0,20}:)?$/i.test(text.slice(Math.max(0, start - 22), start)))
      return undefined;
    TAG_REST.lastIndex = end;
    const tag = TAG_REST.exec(text)?.[0] ?? "";
    const attribute = ATTRIBUTE.exec(tag);
    const address = attribute?.[1];
    const from = end + (attribute ? attribute.index + attribute[0].length - 1 : 0);
    const linked = address === undefined ? undefined : { start: from - address.length, end: from };
    if (linked && /\/\s*>?$/.test(tag)) return field([linked], start, end + tag.length);
    const content = end + tag.length;
    const closing = text.slice(start - 1, end).replace(/^[:<]/, "");
    const element = text.slice(content, content + LONGEST_ELEMENT);
    const close = element.search(new RegExp(`</?(?:[\\w-]{1,20}:)?${closing}\\b`, "i"));
    const inner = close < 0 ? element : element.slice(0, close);
    const value = contentValue(inner, content, linked) ?? linked;
    return value && field([value], start, content + inner.length);
  },
};

function field(values: readonly FieldValue[], start: number, end: number): Field {
  return { values, start, end, reads: "whole" };
}

/** What an element says: its name with its address, or its text with the address of its tag. */
function contentValue(
  inner: string,
  start: number,
  linked: FieldValue["address"],
): FieldValue | undefined {
  const name = group(NAME.exec(inner), start);
  const address = group(ADDRESS.exec(inner), start) ?? linked;
  const value = name ?? (/^\s*<url>/i.test(inner) ? undefined : group(TEXT.exec(inner), start));
  return value ? { ...value, ...(address && { address }) } : address;
}

/** Offsets of the first group of a match, which ends the match. */
function group(match: RegExpExecArray | null, start: number): FieldValue | undefined {
  const words = match?.[1]?.trimEnd();
  if (!match || !words) return undefined;
  const from = start + match.index + match[0].lastIndexOf(words);
  return { start: from, end: from + words.length };
}
