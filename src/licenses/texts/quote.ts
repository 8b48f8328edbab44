import type { QueryText } from "../catalog/query.ts";
import type { TextDifference } from "../license.ts";

/** Most characters that a difference quotes. */
const LONGEST_QUOTE = 240;

/** Line, own words and character offsets of a stretch of counting words. */
export function quoteWords(
  { tokens, places, lineAt }: QueryText,
  from: number,
  to: number,
): Pick<TextDifference, "line" | "text" | "start" | "end"> {
  const first = places[Math.max(0, from)] ?? 0;
  const last = places[Math.max(from, to - 1)] ?? first;
  const start = tokens.starts[first] ?? 0;
  const end = tokens.ends[last] ?? start;
  return { line: lineAt(start), text: quoteText(tokens.text, start, end), start, end };
}

/** A stretch of text on one line, cut to the length of a quote. */
function quoteText(text: string, start: number, end: number): string {
  return text
    .slice(start, Math.min(end, start + LONGEST_QUOTE * 2))
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, LONGEST_QUOTE);
}
