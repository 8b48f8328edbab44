/** A part of a text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Whether one of several stretches, in order of place and apart from each other, has a part of another. */
export function overlapsAny(stretches: readonly Stretch[], { start, end }: Stretch): boolean {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  return (stretches[low]?.start ?? Infinity) < end;
}
