/** Two patterns in place of one for the whole string: alternatives in a loop cost stack with every character. */
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
/** The escape of the first half of a character. */
const FIRST_HALF = /\\u[dD][89abAB][0-9a-fA-F]{2}/y;
const HALF_LENGTH = 6;
/** What may become an escape. */
const BEGUN_ESCAPE = /\\(?:u[0-9a-fA-F]{0,3})?$/y;

/** Where the JSON string that begins at a place ends, behind its quotation mark; undefined where none does. */
export function endOfString(text: string, start: number): number | undefined {
  if (text[start] !== '"') return undefined;
  let end = start + 1;
  for (;;) {
    end = behind(PLAIN, text, end) ?? end;
    if (text[end] === '"') return end + 1;
    const after = behind(ESCAPE, text, end);
    if (after === undefined) return undefined;
    end = after;
  }
}

/** What the inside of a JSON string means; undefined where it holds half a character. */
export function unescaped(inside: string): string | undefined {
  if (!inside.includes("\\")) return inside;
  const value: unknown = JSON.parse(`"${inside}"`);
  return typeof value === "string" && !/\p{Surrogate}/u.test(value) ? value : undefined;
}

/** Whole characters of a string. */
interface StringPart {
  /** As they are written. */
  readonly inside: string;
  /** Where what follows them begins: behind the quotation mark, where this is the end of the string. */
  readonly next: number;
  readonly isEnd: boolean;
}

/** The inside of a string as far as it is there, whole characters of it; undefined where something comes that cannot be in one. */
export function stringPart(text: string, start: number): StringPart | undefined {
  let end = start;
  let half = NaN;
  for (;;) {
    end = behind(PLAIN, text, end) ?? end;
    const after = behind(ESCAPE, text, end);
    if (after === undefined) break;
    if (behind(FIRST_HALF, text, end) !== undefined) half = end;
    end = after;
  }
  if (text[end] === '"') return { inside: text.slice(start, end), next: end + 1, isEnd: true };
  if (end < text.length && behind(BEGUN_ESCAPE, text, end) === undefined) return undefined;
  // The first half of a character waits for the second.
  if (half + HALF_LENGTH === end) end = half;
  return { inside: text.slice(start, end), next: end, isEnd: false };
}

/** Where what a sticky pattern matches at a place ends. */
function behind(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
