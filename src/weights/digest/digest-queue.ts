import type { DigestTask, TaskResult } from "./digest-task.ts";
import type { DigestWork, PlannedJob } from "./digest-work.ts";
import { FileOrder } from "./file-order.ts";
import { runsOf } from "./slot.ts";

/** A task, and what is called with its result. */
export interface TakenTask {
  readonly task: DigestTask;
  readonly finish: (result: TaskResult) => void;
}

/** A job that nobody has taken, and which it is. */
interface Waiting {
  readonly job: PlannedJob;
  readonly at: number;
}

/**
 * Work as tasks. A file that is digested as a whole is read once: a job of it is read into a slot, which stays taken until the
 * digest of the file has come by. While no slot is free, no more of the file is read; so memory is bounded.
 */
export class DigestQueue {
  readonly #file: FileOrder | undefined;
  /** Jobs of the file as a whole and of others, the next one last, where it is quick to take. */
  readonly #inFile: Waiting[] = [];
  readonly #elsewhere: Waiting[] = [];
  readonly #freeSlots: number[];
  readonly #take: DigestWork["take"];
  #sha256: string | undefined;

  /** @param slots First bytes of the slots in memory; at least one. */
  constructor({ jobs, whole, take }: DigestWork, slots: readonly number[]) {
    this.#take = take;
    this.#freeSlots = [...slots];
    this.#file = whole && new FileOrder(whole);
    for (let at = jobs.length - 1; at >= 0; at -= 1) {
      const job = jobs[at];
      if (job === undefined) continue;
      const isInFile = job.file.path === whole?.file.path;
      (isInFile ? this.#inFile : this.#elsewhere).push({ job, at });
    }
  }

  /** Digest of the file as a whole, when every task is finished. */
  get sha256(): string | undefined {
    return this.#sha256;
  }

  /** Whether `takeFile` has nothing more to give. */
  get hasNoFile(): boolean {
    return this.#file?.isAtEnd ?? true;
  }

  /** Whether `takeLeaves` has nothing more to give. */
  get hasNoLeaves(): boolean {
    return this.#inFile.length === 0 && this.#elsewhere.length === 0;
  }

  /** What follows in the file; undefined while that is not at hand. Each has to be finished before the next is taken. */
  takeFile(): TakenTask | undefined {
    const taken = this.#file?.take(this.#inFile.at(-1)?.job.start);
    if (taken === undefined) return undefined;
    const { task, freed } = taken;
    const finish = (result: TaskResult): void => {
      if (result.kind === "file") this.#sha256 = result.sha256;
      if (freed !== undefined) this.#freeSlots.push(freed);
    };
    return { task, finish };
  }

  /** The next leaves; undefined while no slot is free for them. */
  takeLeaves(): TakenTask | undefined {
    return this.#takeInFile() ?? this.#takeElsewhere();
  }

  #takeInFile(): TakenTask | undefined {
    const next = this.#inFile.at(-1);
    if (next === undefined || this.#file === undefined) return undefined;
    const { start, end } = this.#file.unexpected;
    const runs = runsOf(next.job.parts(), start, end);
    if (runs.length === 0) {
      this.#inFile.pop();
      return this.#leavesTask(next);
    }
    const slot = this.#freeSlots.pop();
    if (slot === undefined) return undefined;
    this.#inFile.pop();
    return this.#leavesTask(next, slot, this.#file.expect(slot, runs));
  }

  #takeElsewhere(): TakenTask | undefined {
    const next = this.#elsewhere.pop();
    return next && this.#leavesTask(next);
  }

  #leavesTask({ job, at }: Waiting, slot?: number, filled?: () => void): TakenTask {
    const finish = (result: TaskResult): void => {
      if (result.kind === "leaves") this.#take(at, result.leaves);
      filled?.();
    };
    const { file, parts } = job;
    return { task: { kind: "leaves", file, parts: parts(), slot }, finish };
  }
}
