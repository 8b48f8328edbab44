import type { FilePlace } from "../../bytes/file-place.ts";
import type { FileTask } from "./digest-task.ts";
import type { DigestWork } from "./digest-work.ts";
import type { SlotRun } from "./slot.ts";

/** Bytes that lie in no slot and are read and digested at once: so few that other work gets its turn. */
const UNSHARED_BYTES = 16 << 20;

/** A slot that has bytes of the file, or will have them when it is filled. */
interface ExpectedSlot {
  readonly slot: number;
  readonly runs: readonly SlotRun[];
  isFilled: boolean;
}

/** A task of the file, and the slot that is free after it. */
interface NextInFile {
  readonly task: FileTask;
  readonly freed?: number;
}

/** How far a file is digested as a whole, and which slots hold what follows. */
export class FileOrder {
  readonly #file: FilePlace;
  readonly #end: number;
  readonly #expected: ExpectedSlot[] = [];
  /** Where the next task begins. */
  #at: number;
  /** Where bytes begin that no slot has had yet. */
  #unexpected: number;

  constructor({ file, byteLength }: NonNullable<DigestWork["whole"]>) {
    this.#file = file;
    this.#at = file.start;
    this.#unexpected = file.start;
    this.#end = file.start + byteLength;
  }

  /** The bytes that are neither digested nor in a slot. */
  get unexpected(): { readonly start: number; readonly end: number } {
    return { start: Math.max(this.#unexpected, this.#at), end: this.#end };
  }

  /** Whether every task was taken. */
  get isAtEnd(): boolean {
    return this.#at === this.#end;
  }

  /** Notes that a slot is being filled with unexpected bytes; to be called back when it is. Slots come in the order of the file. */
  expect(slot: number, runs: readonly SlotRun[]): () => void {
    const expected: ExpectedSlot = { slot, runs, isFilled: false };
    this.#expected.push(expected);
    this.#unexpected = endOf(runs, this.#unexpected);
    return () => {
      expected.isFilled = true;
    };
  }

  /**
   * What follows: the bytes of a slot that is filled, or those before the next one; undefined at the end, and while the slot
   * that has the next byte is being filled. From `free` on, bytes may yet come to lie in a slot.
   */
  take(free: number = this.#end): NextInFile | undefined {
    const [next] = this.#expected;
    const limit = next?.runs[0]?.start ?? Math.min(free, this.#end);
    const unshared = limit - this.#at;
    if (next?.isFilled && unshared <= UNSHARED_BYTES) {
      this.#expected.shift();
      const task = this.#takeTo(endOf(next.runs, this.#at), next);
      return { task, freed: next.slot };
    }
    if (unshared <= 0) return undefined;
    return { task: this.#takeTo(this.#at + Math.min(unshared, UNSHARED_BYTES)) };
  }

  #takeTo(end: number, { slot, runs } = NO_SLOT): FileTask {
    const start = this.#at;
    this.#at = end;
    return { kind: "file", file: this.#file, start, end, runs, slot, isLast: end === this.#end };
  }
}

const NO_SLOT: Pick<ExpectedSlot, "slot" | "runs"> = { slot: 0, runs: [] };

function endOf(runs: readonly SlotRun[], otherwise: number): number {
  const last = runs.at(-1);
  return last === undefined ? otherwise : last.start + last.length;
}
