/**
 * Results of jobs in the order of `items`, with up to `width` jobs under way: for work that waits for servers. With 1 it is a
 * plain loop. A job that fails ends the loop when its turn comes.
 */
export async function* resultsAhead<T, R>(
  items: readonly T[],
  width: number,
  start: (item: T) => Promise<R>,
): AsyncGenerator<R, void, undefined> {
  const waiting: Promise<R>[] = [];
  for (let at = 0; at < items.length || waiting.length > 0;) {
    const item = items[at];
    if (waiting.length < width && at < items.length && item !== undefined) {
      at += 1;
      const job = start(item);
      // It may fail before its turn comes; then is the time to say so.
      job.catch(() => undefined);
      waiting.push(job);
      continue;
    }
    const next = waiting.shift();
    if (next) yield await next;
  }
}
