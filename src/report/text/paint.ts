/** What a piece of text means; a painter decides how that looks. */
export type Tone = "good" | "bad" | "doubtful" | "title" | "quiet";

/** Gives a text the look of its tone; changes nothing that has width. */
export type Paint = (tone: Tone, text: string) => string;

/** Leaves every text as it is. */
export const plainPaint: Paint = (_tone, text) => text;

/** Select Graphic Rendition codes (ECMA-48, 8.3.117): on and off of each tone. */
const CODES: Readonly<Record<Tone, readonly [number, number]>> = {
  good: [32, 39],
  bad: [31, 39],
  doubtful: [33, 39],
  title: [1, 22],
  quiet: [2, 22],
};

/** Colors for a terminal. */
export const ansiPaint: Paint = (tone, text) => {
  const [on, off] = CODES[tone];
  return `\u001b[${on}m${text}\u001b[${off}m`;
};
