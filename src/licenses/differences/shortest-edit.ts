import type { WordBox, WordRun } from "./word-runs.ts";

/**
 * Edits that are tried before a stretch is cut where both texts went together furthest: time then grows with the length of the texts,
 * not with its square. Two versions of one license differ by less between two places that they share.
 */
const MOST_EDITS = 256;

/** The furthest place on each diagonal, going forth and going back. Diagonals are numbered from the middle. */
const forth = new Int32Array(2 * MOST_EDITS + 5);
const back = new Int32Array(2 * MOST_EDITS + 5);
const MIDDLE = MOST_EDITS + 2;

/**
 * Adds the runs of equal words by the shortest edit from one stretch to the other (E. Myers, "An O(ND) difference algorithm", 1986, in linear
 * space); beyond `MOST_EDITS` a short one. They come in no order.
 */
export function shortestEdit(
  before: Uint32Array,
  after: Uint32Array,
  whole: WordBox,
  runs: WordRun[],
): void {
  const open: WordBox[] = [whole];
  for (let box = open.pop(); box; box = open.pop()) {
    const inner = trimEqualEnds(before, after, box, runs);
    if (inner.beforeFrom === inner.beforeTo || inner.afterFrom === inner.afterTo) continue;
    const { x, y } = middleOf(before, after, inner);
    open.push({ ...inner, beforeTo: x, afterTo: y }, { ...inner, beforeFrom: x, afterFrom: y });
  }
}

/** Takes equal words off both ends of a stretch, as runs. */
function trimEqualEnds(
  before: Uint32Array,
  after: Uint32Array,
  { beforeFrom, beforeTo, afterFrom, afterTo }: WordBox,
  runs: WordRun[],
): WordBox {
  const most = Math.min(beforeTo - beforeFrom, afterTo - afterFrom);
  let head = 0;
  while (head < most && before[beforeFrom + head] === after[afterFrom + head]) head += 1;
  let tail = 0;
  while (tail < most - head && before[beforeTo - 1 - tail] === after[afterTo - 1 - tail]) tail += 1;
  if (head > 0) runs.push({ before: beforeFrom, after: afterFrom, length: head });
  if (tail > 0) runs.push({ before: beforeTo - tail, after: afterTo - tail, length: tail });
  return {
    beforeFrom: beforeFrom + head,
    beforeTo: beforeTo - tail,
    afterFrom: afterFrom + head,
    afterTo: afterTo - tail,
  };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A place in the middle of the shortest edit; both ends of the stretch differ, so it is neither corner. */
function middleOf(before: Uint32Array, after: Uint32Array, box: WordBox): Point {
  const { beforeFrom, afterFrom } = box;
  const width = box.beforeTo - beforeFrom;
  const height = box.afterTo - afterFrom;
  const delta = width - height;
  const isOdd = (delta & 1) !== 0;
  forth[MIDDLE + 1] = 0;
  back[MIDDLE + 1] = 0;
  for (let edits = 0; edits <= MOST_EDITS; edits += 1) {
    for (let k = -edits; k <= edits; k += 2) {
      let x = furthest(forth, k, edits);
      let y = x - k;
      while (x < width && y < height && before[beforeFrom + x] === after[afterFrom + y]) {
        x += 1;
        y += 1;
      }
      forth[MIDDLE + k] = x;
      const other = delta - k;
      const meets = isOdd && other > -edits && other < edits;
      if (meets && x + (back[MIDDLE + other] ?? 0) >= width && x <= width && y <= height) {
        return { x: beforeFrom + x, y: afterFrom + y };
      }
    }
    for (let k = -edits; k <= edits; k += 2) {
      let x = furthest(back, k, edits);
      let y = x - k;
      while (
        x < width &&
        y < height &&
        before[box.beforeTo - 1 - x] === after[box.afterTo - 1 - y]
      ) {
        x += 1;
        y += 1;
      }
      back[MIDDLE + k] = x;
      const other = delta - k;
      const meets = !isOdd && other >= -edits && other <= edits;
      if (meets && x + (forth[MIDDLE + other] ?? 0) >= width && x <= width && y <= height) {
        return { x: box.beforeTo - x, y: box.afterTo - y };
      }
    }
  }
  return furthestPoint(box);
}

/** The better of the two ways onto a diagonal: a word more of the one text or of the other. */
function furthest(places: Int32Array, k: number, edits: number): number {
  const below = places[MIDDLE + k - 1] ?? 0;
  const above = places[MIDDLE + k + 1] ?? 0;
  return k === -edits || (k !== edits && below < above) ? above : below + 1;
}

/** Where the texts went together furthest, counted from their beginning. */
function furthestPoint({ beforeFrom, beforeTo, afterFrom, afterTo }: WordBox): Point {
  let best: Point = { x: beforeFrom + 1, y: afterFrom };
  for (let k = -MOST_EDITS; k <= MOST_EDITS; k += 2) {
    const x = beforeFrom + (forth[MIDDLE + k] ?? 0);
    const y = afterFrom + (forth[MIDDLE + k] ?? 0) - k;
    if (x <= beforeTo && y <= afterTo && x + y > best.x + best.y) best = { x, y };
  }
  return best;
}
