import type { Field } from "./field-kind.ts";

/** Longest text that may be nothing but a value. */
const LONGEST_VALUE = 120;
/** One word alone must look like an id: initials, or with a version or a dash. */
const ID_LIKE = /^(?:[A-Z]{3,}|.*[\d+-].*)$/;

/** A text that is nothing but an expression or a name, as a value taken out of its field is. */
export function bareValue(text: string): Field | undefined {
  if (text.length > LONGEST_VALUE * 2) return undefined;
  const words = text.trim();
  if (
    words.length > LONGEST_VALUE ||
    /[\n]/.test(words) ||
    (!/\s/.test(words) && !ID_LIKE.test(words))
  )
    return undefined;
  const start = text.length - text.trimStart().length;
  const end = start + words.length;
  return { values: [{ start, end }], start, end, reads: "whole" };
}
