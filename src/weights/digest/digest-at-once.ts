import { setImmediate as nextTurn } from "node:timers/promises";
import { DigestQueue } from "./digest-queue.ts";
import type { DigestWork } from "./digest-work.ts";
import { taskPerformer } from "./perform-task.ts";
import { slotPlaces, type Room } from "./room.ts";

/** Does on the calling thread what `digestInThreads` does: for little work, the start of a thread costs more. */
export async function digestAtOnce(
  work: DigestWork,
  room: Room,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const perform = taskPerformer(room);
  const queue = new DigestQueue(work, slotPlaces(1, 1));
  for (;;) {
    signal?.throwIfAborted();
    const taken = queue.takeFile() ?? queue.takeLeaves();
    if (taken === undefined) return queue.sha256;
    taken.finish(perform(taken.task));
    await nextTurn();
  }
}
