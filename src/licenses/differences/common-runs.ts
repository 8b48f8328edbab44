import { sharedAnchors } from "./shared-anchors.ts";
import { shortestEdit } from "./shortest-edit.ts";
import { joinRuns, type WordBox, type WordRun } from "./word-runs.ts";

/** Times that the stretches between anchors are searched for anchors of their own. */
const MOST_PASSES = 3;
/** A stretch this short on one side needs no anchors. */
const SHORT_STRETCH = 64;

/**
 * Runs of equal words of two texts, in the order of both. Words that mark a place for certain are laid upon each other first, and
 * what lies between is edited as little as possible. Time grows with the length of the texts.
 */
export function commonRuns(before: Uint32Array, after: Uint32Array): readonly WordRun[] {
  const runs: WordRun[] = [];
  let boxes: readonly WordBox[] = [
    { beforeFrom: 0, beforeTo: before.length, afterFrom: 0, afterTo: after.length },
  ];
  for (let pass = 0; pass < MOST_PASSES && boxes.length > 0; pass += 1) {
    const smaller: WordBox[] = [];
    for (const box of boxes) {
      const between = isShort(box) ? undefined : layAnchors(before, after, box, runs);
      if (between === undefined) shortestEdit(before, after, box, runs);
      else for (const stretch of between) smaller.push(stretch);
    }
    boxes = smaller;
  }
  for (const box of boxes) shortestEdit(before, after, box, runs);
  return joinRuns(runs);
}

function isShort({ beforeFrom, beforeTo, afterFrom, afterTo }: WordBox): boolean {
  return Math.min(beforeTo - beforeFrom, afterTo - afterFrom) < SHORT_STRETCH;
}

/** Adds the runs that begin at anchors; what is left between them, undefined when there is no anchor. */
function layAnchors(
  before: Uint32Array,
  after: Uint32Array,
  box: WordBox,
  runs: WordRun[],
): readonly WordBox[] | undefined {
  const anchors = sharedAnchors(before, after, box);
  if (anchors.length === 0) return undefined;
  const between: WordBox[] = [];
  let { beforeFrom, afterFrom } = box;
  for (const anchor of anchors) {
    if (anchor.before < beforeFrom || anchor.after < afterFrom) continue;
    between.push({ beforeFrom, beforeTo: anchor.before, afterFrom, afterTo: anchor.after });
    let length = 0;
    while (
      anchor.before + length < box.beforeTo &&
      anchor.after + length < box.afterTo &&
      before[anchor.before + length] === after[anchor.after + length]
    ) {
      length += 1;
    }
    runs.push({ before: anchor.before, after: anchor.after, length });
    beforeFrom = anchor.before + length;
    afterFrom = anchor.after + length;
  }
  between.push({ beforeFrom, beforeTo: box.beforeTo, afterFrom, afterTo: box.afterTo });
  return between.filter((stretch) => !isEmpty(stretch));
}

function isEmpty({ beforeFrom, beforeTo, afterFrom, afterTo }: WordBox): boolean {
  return beforeFrom === beforeTo || afterFrom === afterTo;
}
