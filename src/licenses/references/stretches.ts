/** A part of a text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Whether one of several stretches, in order of place and apart from each other, has a part of another. */
export function overlapsAny(stretches: readonly Stretch[], place: Stretch): boolean {
  return overlapping(stretches, place) !== undefined;
}

/** The first of several stretches, in order of place and apart from each other, that has a part of another; undefined when none has. */
export function overlapping<S extends Stretch>(
  stretches: readonly S[],
  { start, end }: Stretch,
): S | undefined {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const found = stretches[low];
  return found && found.start < end ? found : undefined;
}
