import { Heap } from "./heap.ts";
import type { PickleLog } from "./log.ts";
import { Memo } from "./memo.ts";
import { opcodeName } from "./opcodes.ts";
import { readText } from "./texts.ts";
import { ValueList } from "./value-list.ts";
import { MISSING, type Value } from "./values.ts";
import type { Window } from "./window.ts";

/** Streams in streams that are followed: object arrays that hold object arrays. */
const MAX_NESTING = 32;

/** How a run ended: at STOP, at something no loader goes past, or at a limit of ours. */
export type Ending = "stop" | "failed" | "limit";

/** Opcodes of one run: ten times those of the largest pickles, an hour of work at most. */
const MAX_OPCODES = 500_000_000;

/** Lines up to this length are read; no number, name or text of protocol 0 that a model needs is longer. */
const MAX_LINE_BYTES = 64 * 2 ** 20;

/** What a run inherits, and how far it may go. */
export interface MachineOptions {
  readonly heap?: Heap;
  /** What another run put into its memo. */
  readonly memo?: Memo;
  /** How many streams are around this one. */
  readonly nesting?: number;
  readonly opcodes?: number;
  readonly maxLineBytes?: number;
}

/**
 * Where the run of one stream stands: its stack, its memo, what it made. `runMachine` moves it; it moves values as the C
 * unpickler moves objects, and makes nothing.
 */
export class Machine {
  readonly heap: Heap;
  readonly log: PickleLog;
  readonly memo: Memo;
  readonly stack: ValueList = new ValueList();
  /** Heights of the stack at which marks stand. */
  readonly marks: number[] = [];
  /** Height below which nothing may be taken: that of the last mark. */
  fence = 0;
  window: Window;
  /** Offset of the opcode being run, or of the next one. */
  at: number;
  /** Offset that the opcode which reaches beyond the end of the file goes on to. */
  reach = 0;
  protocol = 0;
  /** Offset at which the frame ends that the stream is in. */
  frameEnd: number = Number.POSITIVE_INFINITY;
  /** What STOP returns. */
  result: Value = MISSING;
  ending: Ending | undefined;
  /** A stream inside of this one that has to be run first: an object array of joblib. */
  inner: Machine | undefined;
  /** Opcodes that may still run. */
  opcodesLeft: number;
  /** Longest line that is looked for. */
  readonly maxLineBytes: number;
  readonly #options: MachineOptions;

  constructor(window: Window, at: number, log: PickleLog, options: MachineOptions = {}) {
    this.#options = options;
    this.window = window;
    this.at = at;
    this.log = log;
    const streamBytes = window.total - at;
    this.heap = options.heap ?? new Heap(streamBytes);
    this.memo = new Memo(options.memo, streamBytes);
    this.opcodesLeft = options.opcodes ?? MAX_OPCODES;
    this.maxLineBytes = options.maxLineBytes ?? MAX_LINE_BYTES;
  }

  /** Runs the stream that begins at `at` before going on behind it. */
  enter(at: number): void {
    const { nesting = 0 } = this.#options;
    if (nesting >= MAX_NESTING) {
      this.fail("too-deep", `streams nest deeper than ${MAX_NESTING}`);
    } else {
      const inside = { ...this.#options, heap: this.heap, nesting: nesting + 1 };
      this.inner = new Machine(this.window, at, this.log, inside);
      this.frameEnd = Number.POSITIVE_INFINITY;
    }
  }

  /** Gives back room that is not needed, when the stream has ended: a file may hold thousands. */
  trim(): void {
    this.stack.trim();
    this.memo.trim();
    this.heap.trim();
  }

  /** The text of a value; undefined when it is none. Throws `BytesNeeded`, so ask before anything is changed. */
  text(value: Value): string | undefined {
    const offset = this.heap.scalars.textOffset(value);
    return offset === undefined ? undefined : readText(this.window, offset);
  }

  /** The number of a value; undefined when it is no integer, or one beyond 50 bits. */
  integer(value: Value): number | undefined {
    return this.heap.scalars.integerOf(value);
  }

  /** Notes something that one of Python's unpicklers refuses, or that no pickler writes. */
  problem(id: string, message: string): void {
    this.log.problem(id, this.at, message);
  }

  /** Ends the run at something that no loader goes past. */
  fail(id: string, message: string): void {
    this.log.problem(id, this.at, message);
    this.ending = "failed";
  }

  /** Takes the mark away and tells where the values above it begin; undefined, and the end, when there is none. */
  takeMark(): number | undefined {
    const mark = this.marks.pop();
    if (mark === undefined) {
      this.fail("no-mark", `${opcodeName(this.opcode())} needs a mark, there is none`);
      return undefined;
    }
    this.fence = this.marks.at(-1) ?? 0;
    return mark;
  }

  /** Whether that many values may be taken; false, and the end, when not. */
  has(count: number): boolean {
    if (this.stack.length - count >= this.fence) return true;
    this.fail(
      "stack-underflow",
      `${opcodeName(this.opcode())} needs ${count} values, the stack has ${this.stack.length - this.fence}`,
    );
    return false;
  }

  /** The opcode being run. */
  opcode(): number {
    return this.window.bytes[this.at - this.window.start] ?? 0;
  }

  /** Pushes what the memo holds; false, and the end, when it holds nothing. */
  get(key: number): boolean {
    const value = this.memo.get(key);
    if (value === MISSING) {
      this.failGet(key);
      return false;
    }
    this.stack.push(value);
    return true;
  }

  /** Ends the run at an entry of the memo that nothing was put into. */
  failGet(key: number): void {
    this.fail("memo-missing", `memo entry ${key} is read and was never written`);
  }

  /** Replaces the values from `start` on by a tuple of them. */
  pushTuple(start: number): void {
    const tuple = this.makeTuple(start);
    this.stack.truncate(start);
    this.stack.push(tuple);
  }

  /** Makes a tuple of the values from `start` on, which stay. */
  makeTuple(start: number): Value {
    const { stack, heap } = this;
    const tuple = heap.tuple(stack, start);
    this.log.noteShape(this.at, heap.logicalSize(tuple), heap.depth(tuple));
    return tuple;
  }

  /** Ends the run at a limit of ours; what follows is then unknown. */
  stopAtLimit(why: string): void {
    this.log.limit(this.at, why);
    this.ending = "limit";
  }

  /** Notes where the stream has gone beyond the end of its frame. */
  leaveFrame(): void {
    if (this.at > this.frameEnd) this.log.crossing(this.frameEnd, this.at);
    this.frameEnd = Number.POSITIVE_INFINITY;
  }
}
