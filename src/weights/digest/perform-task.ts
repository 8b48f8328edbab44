import { createHash, type Hash } from "node:crypto";
import { withFile } from "../../bytes/file-source.ts";
import { digestLeaf } from "./digest-leaf.ts";
import { DigestList } from "./digest-list.ts";
import type { DigestTask, FileTask, LeavesTask, TaskResult } from "./digest-task.ts";
import type { JobLeaves } from "./digest-work.ts";
import { LEAF_BYTES } from "./merkle.ts";
import { LeafRoom, type Room } from "./room.ts";
import { placeLeaves } from "./slot.ts";

/** A function that does tasks on the calling thread, those of a file in its order. It throws as `withFile` does. */
export function taskPerformer(room: Room): (task: DigestTask) => TaskResult {
  const whole = createHash("sha256");
  return (task) => {
    if (task.kind === "leaves") return { kind: "leaves", leaves: digestParts(task, room) };
    updateFrom(whole, task, room);
    return { kind: "file", sha256: task.isLast ? whole.digest("hex") : undefined };
  };
}

/** Reads parts, leaf by leaf, into the slot or else into the room, and digests them. */
function digestParts({ file, parts, slot }: LeavesTask, room: Room): JobLeaves {
  const lists = { stored: new DigestList(parts.length), values: new DigestList(parts.length) };
  const ends = new Float64Array(2 * parts.length);
  const { kernels, value } = room;
  withFile(file, (readInto) => {
    for (const { part, index, start, length, at } of placeLeaves(parts)) {
      const stored =
        slot === undefined ? room.stored : new LeafRoom(kernels.memory, slot + at, length);
      readInto(stored.bytes.subarray(0, length), start);
      digestLeaf({ kernels, stored, value }, length, part, lists);
      ends[2 * index] = lists.stored.bytes.length;
      ends[2 * index + 1] = lists.values.bytes.length;
    }
  });
  return { stored: lists.stored.bytes, values: lists.values.bytes, ends };
}

/** Adds a part of a file to its digest: what lies in a slot from there, what is before, between and behind from the file. */
function updateFrom(whole: Hash, task: FileTask, room: Room): void {
  let at = task.start;
  for (const run of task.runs) {
    updateFromFile(whole, { ...task, start: at, end: run.start }, room);
    whole.update(new Uint8Array(room.kernels.memory, task.slot + run.at, run.length));
    at = run.start + run.length;
  }
  updateFromFile(whole, { ...task, start: at }, room);
}

function updateFromFile(whole: Hash, { file, start, end }: FileTask, { stored }: Room): void {
  if (start === end) return;
  withFile(file, (readInto) => {
    for (let at = start; at < end; at += LEAF_BYTES) {
      const bytes = stored.bytes.subarray(0, Math.min(LEAF_BYTES, end - at));
      readInto(bytes, at);
      whole.update(bytes);
    }
  });
}
