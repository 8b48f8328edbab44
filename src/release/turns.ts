import { setImmediate as nextTurn } from "node:timers/promises";

import type { GatherOptions } from "./gather-options.ts";

/** Other work gets a turn, and an abort is noticed, after this many entries: a few milliseconds. */
const ENTRIES_PER_TURN = 500;

/** Reports progress, lets other work run, and throws when aborted. */
export async function takeTurn(entries: number, options: GatherOptions): Promise<void> {
  options.onProgress?.(entries);
  await nextTurn();
  options.signal?.throwIfAborted();
}

/** Whether it is time for a turn; asked for every entry, because an `await` for each would cost more than its work. */
export function isTurnDue(entries: number): boolean {
  return entries % ENTRIES_PER_TURN === 0;
}
