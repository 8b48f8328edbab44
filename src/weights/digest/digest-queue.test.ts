import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { ByteSource } from "../../bytes/byte-source.ts";
import type { Tensor } from "../tensor.ts";
import { DigestQueue, type TakenTask } from "./digest-queue.ts";
import type { DigestTask, TaskResult } from "./digest-task.ts";
import { planWork } from "./plan-work.ts";

const FILE_BYTES = 48 << 20;
const SLOTS = [0, 1, 2, 3];

/** A file that nobody reads here. */
function fileAt(path: string): ByteSource {
  return {
    byteLength: FILE_BYTES,
    place: { path, state: { size: FILE_BYTES, mtimeMs: 0, ino: 1 }, start: 0 },
    read: () => Promise.reject(new Error("nobody reads")),
  };
}

const file = fileAt("model");
const elsewhere = fileAt("data");

interface Run {
  readonly source: ByteSource;
  readonly offset: number;
  readonly length: number;
}

function tensorsAt(runs: readonly Run[]): readonly Tensor[] {
  return runs.map((piece, at) => ({
    name: String(at),
    dtype: "U8",
    shape: [piece.length],
    data: { pieces: [piece], byteOrder: "little" },
  }));
}

const runs: fc.Arbitrary<readonly Run[]> = fc.array(
  fc
    .record({
      source: fc.constantFrom(file, file, elsewhere),
      offset: fc.nat(FILE_BYTES),
      length: fc.oneof(fc.nat(FILE_BYTES), fc.nat(100_000)),
    })
    .map((run) => ({ ...run, length: Math.min(run.length, FILE_BYTES - run.offset) })),
  { maxLength: 12 },
);

function resultOf(task: DigestTask): TaskResult {
  if (task.kind === "file") return { kind: "file", sha256: task.isLast ? "digest" : undefined };
  const none = new Uint8Array();
  return { kind: "leaves", leaves: { stored: none, values: none, ends: new Float64Array() } };
}

/** Does all tasks on some threads, which end their tasks in any order; what each thread did. */
function share(queue: DigestQueue, threads: number, choose: () => number): readonly DigestTask[] {
  const tasks: DigestTask[] = [];
  const busy: (TakenTask | undefined)[] = Array.from({ length: threads }, () => undefined);
  for (;;) {
    for (const thread of busy.keys()) {
      if (busy[thread]) continue;
      const taken = (thread === 0 ? queue.takeFile() : undefined) ?? queue.takeLeaves();
      busy[thread] = taken;
      if (taken) tasks.push(taken.task);
    }
    const working = [...busy.keys()].filter((thread) => busy[thread]);
    const ends = working[choose() % working.length];
    if (ends === undefined) return tasks;
    const taken = busy[ends];
    busy[ends] = undefined;
    taken?.finish(resultOf(taken.task));
  }
}

describe("tasks", () => {
  it("come to an end, each job once, and the file from its beginning to its end", () => {
    fc.assert(
      fc.property(
        runs,
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.nat(), { minLength: 1, maxLength: 20 }),
        (...args) => {
          const [places, threads, chances] = args;
          let chance = 0;
          let taken = 0;
          const { work } = planWork(tensorsAt(places), file, () => {
            taken += 1;
          });
          const queue = new DigestQueue(work, SLOTS.slice(0, threads));
          const tasks = share(queue, threads, () => chances[chance++ % chances.length] ?? 0);
          assert.ok(queue.hasNoFile && queue.hasNoLeaves);
          assert.equal(taken, places.length);
          assert.equal(tasks.filter(({ kind }) => kind === "leaves").length, work.jobs.length);
          assert.equal(queue.sha256, "digest");
          let at = 0;
          for (const task of tasks) {
            if (task.kind === "leaves") continue;
            assert.equal(task.start, at);
            for (const { start, length } of task.runs) {
              assert.ok(start >= at && start + length <= task.end);
              at = start + length;
            }
            at = task.end;
          }
          assert.equal(at, FILE_BYTES);
        },
      ),
    );
  });

  it("leave a slot to the leaves in it until the file has come by", () => {
    const tensors = tensorsAt([{ source: file, offset: 64, length: FILE_BYTES - 64 }]);
    const queue = new DigestQueue(planWork(tensors, file, () => undefined).work, [7, 8]);
    const slotOf = (taken: TakenTask | undefined): number | undefined => taken?.task.slot;
    const [first, second] = [queue.takeLeaves(), queue.takeLeaves()];
    assert.deepEqual([slotOf(first), slotOf(second)], [8, 7]);
    second?.finish(resultOf(second.task));
    assert.equal(queue.takeLeaves(), undefined);
    const head = queue.takeFile();
    assert.deepEqual(head?.task, { ...head?.task, start: 0, end: 64, runs: [], isLast: false });
    assert.equal(queue.takeFile(), undefined, "its bytes are being read");
    first?.finish(resultOf(first.task));
    const next = queue.takeFile();
    assert.equal(slotOf(next), 8);
    assert.equal(queue.takeLeaves(), undefined, "the file is coming by");
    next?.finish(resultOf(next.task));
    assert.equal(slotOf(queue.takeLeaves()), 8);
    assert.equal(slotOf(queue.takeFile()), 7);
  });
});
