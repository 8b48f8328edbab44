/** Words longer than this are not compared: nobody mistypes them. */
const MAX_LENGTH = 60;

/** `; did you mean "user-cap"?` for a misspelled word, the list of a few, else nothing. */
export function didYouMean(word: string, known: readonly string[]): string {
  const nearest = nearestWord(word, known);
  if (nearest !== undefined) return `; did you mean "${nearest}"?`;
  return known.length === 0 || known.length > 12 ? "" : `; known are ${known.join(", ")}`;
}

/** The known word that needs the fewest changes; undefined where that is more than a third of its letters, and two at least. */
function nearestWord(word: string, known: readonly string[]): string | undefined {
  if (word.length > MAX_LENGTH) return undefined;
  const ranked = known
    .map((each) => ({ each, changes: changesBetween(normal(word), normal(each)) }))
    .filter(({ each, changes }) => changes <= Math.max(2, each.length / 3))
    .toSorted((a, b) => a.changes - b.changes);
  return ranked[0]?.each;
}

function normal(word: string): string {
  return word.toLowerCase().replaceAll("_", "-");
}

/** Letters to insert, remove or replace; two swapped neighbors count once. */
function changesBetween(a: string, b: string): number {
  let older: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + same,
        isSwap ? (older[j - 2] ?? 0) + 1 : Infinity,
      );
    }
    older = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
