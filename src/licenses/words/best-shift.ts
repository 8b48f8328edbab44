/** Words of a text, by their number, with where they stand. */
export interface PlacedWords {
  readonly text: string;
  /** Whether two words are equal; both are words of the text. */
  isSame(one: number, other: number): boolean;
  /** Character offset of a word's first character. */
  startOf(word: number): number;
  /** Character offset after a word's last character; 0 before the first word. */
  endOf(word: number): number;
}

/** Words that a passage is moved by to begin where a sentence begins. */
const FURTHEST_SHIFT = 60;

/**
 * By how many words the passage between the words `from` and `to` is best moved, back when negative: where the words before it
 * are its last ones, or those after it its first ones, nobody can tell by the words alone where it begins, and a passage that
 * somebody put in begins where a sentence does. At most `most` words back and `mostOn` words on.
 */
export function bestShift(
  words: PlacedWords,
  from: number,
  to: number,
  most: number,
  mostOn: number,
): number {
  let best = 0;
  let bestWorth = beginsWell(words, from);
  const weigh = (by: number): void => {
    const worth = beginsWell(words, from + by);
    if (worth > bestWorth) {
      best = by;
      bestWorth = worth;
    }
  };
  for (let by = 1; by <= Math.min(most, FURTHEST_SHIFT); by += 1) {
    if (!words.isSame(from - by, to - by)) break;
    weigh(-by);
  }
  for (let by = 1; by <= Math.min(mostOn, FURTHEST_SHIFT); by += 1) {
    if (!words.isSame(from + by - 1, to + by - 1)) break;
    weigh(by);
  }
  return best;
}

/** How well a word begins a passage: after a blank line, a full stop, a line end, a comma, or within a clause. */
function beginsWell(words: PlacedWords, word: number): number {
  const end = words.endOf(word - 1);
  const between = words.text.slice(end, Math.min(words.startOf(word), end + 80));
  if (word === 0 || /\n[^\p{L}\p{N}\n]*\n/u.test(between)) return 4;
  if (/[.!?:;。；：]/u.test(between)) return 3;
  if (between.includes("\n")) return 2;
  return /[,(、，]/u.test(between) ? 1 : 0;
}
