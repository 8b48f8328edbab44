/** A high surrogate whose other half was cut off. */
const HALF_PAIR = /[\ud800-\udbff]$/;

/** A text of at most `most` UTF-16 code units: a longer one is cut, after a whole word where it has spaces, and ends with an ellipsis. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const space = text.lastIndexOf(" ", most - 1);
  const end = space > most / 2 ? space : most - 1;
  return `${text.slice(0, end).replace(HALF_PAIR, "").trimEnd()}\u2026`;
}
