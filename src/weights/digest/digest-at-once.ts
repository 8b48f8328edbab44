import { createHash } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import { digestParts, updateFromFile, type JobLeaves } from "./digest-job.ts";
import type { DigestedWork, DigestWork } from "./digest-threads.ts";
import type { Room } from "./room.ts";

/** Bytes of the whole file that are digested before other work gets a turn. */
const TURN_BYTES = 16 << 20;

/** Does on the calling thread what `digestInThreads` does: for little work, the start of a thread costs more. */
export async function digestAtOnce(
  { jobs, whole }: DigestWork,
  room: Room,
  signal?: AbortSignal,
): Promise<DigestedWork> {
  const leaves: JobLeaves[] = [];
  for (const job of jobs) {
    leaves.push(digestParts(job, room));
    await nextTurn();
    signal?.throwIfAborted();
  }
  if (whole === undefined) return { leaves };
  const digest = createHash("sha256");
  for (let start = 0; start < whole.byteLength; start += TURN_BYTES) {
    const length = Math.min(TURN_BYTES, whole.byteLength - start);
    const isLast = start + length === whole.byteLength;
    updateFromFile(digest, { kind: "file", file: whole.file, start, length, isLast }, room);
    await nextTurn();
    signal?.throwIfAborted();
  }
  return { leaves, sha256: digest.digest("hex") };
}
