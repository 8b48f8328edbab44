import type { Roles } from "./allow-list.ts";
import { ValueList } from "./value-list.ts";
import { NONE, NOTHING, type Value } from "./values.ts";

/** A name that the stream resolves, which imports its module. */
export interface Global {
  readonly kind: "global";
  /** As the loader asks for it, after the renaming of Python 2 modules. */
  readonly module: string;
  readonly name: string;
  /** What the allow-lists let it do. */
  readonly roles: Roles;
  /** Whether a call of it that is allowed was noted; one note speaks for all. */
  isNoted: boolean;
}

/** What a call gave: the callee is known, the object is not. */
export interface Result {
  readonly kind: "result";
  readonly callee: Value;
  readonly args: Value;
  /** States that BUILD set. */
  readonly states: readonly Value[];
  /** Items that were added, key and value in turn. */
  readonly items: readonly Value[];
  /** Raw bytes that follow in the stream: arrays of joblib. */
  readonly raw: RawBytes | undefined;
  /** Items that were looked through for methods that the loader calls. */
  checkedItems: number;
}

/** Bytes of an array that lie in the stream between two opcodes. */
export interface RawBytes {
  readonly offset: number;
  readonly length: number;
}

/** Something that the loading program has to supply. */
interface PersistentId {
  readonly kind: "persistent";
  readonly id: Value;
}

export type Thing = Global | Result | PersistentId;

/** Cells of a thing: what is called, or an id, or the number of a global; arguments; depth; the first state. */
const FIELDS = 4;
const [SUBJECT, ARGS, DEPTH, STATE] = [0, 1, 2, 3];

/** In place of the depth, in things that have none. */
const GLOBAL = -1;
const PERSISTENT = -2;

/** Bytes of a stream for each cell, in a checkpoint of nothing but small tensors. */
const BYTES_PER_CELL = 8;

/** What was added to a result, and how much of it was looked through. */
interface Items {
  readonly values: Value[];
  checked: number;
}

/**
 * Names, results of calls and persistent ids in cells: a checkpoint has three for each of half a million tensors, and as
 * objects they would take four times as much. What few of them have stands apart.
 */
export class Things {
  readonly #cells: ValueList;
  readonly #globals: Global[] = [];
  readonly #items = new Map<number, Items>();
  /** All states of results that have more than one. */
  readonly #states = new Map<number, Value[]>();
  readonly #raw = new Map<number, RawBytes>();

  /** @param streamBytes Bytes that the stream may have. */
  constructor(streamBytes: number) {
    this.#cells = new ValueList(streamBytes / BYTES_PER_CELL);
  }

  get count(): number {
    return this.#cells.length / FIELDS;
  }

  /** Gives back room that is not needed. */
  trim(): void {
    this.#cells.trim();
  }

  /** Adds a name; its index among all things, as the others give it. */
  addGlobal(global: Global): number {
    return this.#add(this.#globals.push(global) - 1, NONE, GLOBAL);
  }

  addResult(callee: Value, args: Value, depth: number): number {
    return this.#add(callee, args, depth);
  }

  addPersistent(id: Value): number {
    return this.#add(id, NONE, PERSISTENT);
  }

  /** Undefined where there is none. */
  at(index: number): Thing | undefined {
    const start = index * FIELDS;
    if (start >= this.#cells.length) return undefined;
    const subject = this.#cells.at(start + SUBJECT);
    switch (this.#cells.at(start + DEPTH)) {
      case GLOBAL:
        return this.#globals[subject];
      case PERSISTENT:
        return { kind: "persistent", id: subject };
      default:
        return new StoredResult(this, index, subject, this.#cells.at(start + ARGS));
    }
  }

  isResult(index: number): boolean {
    return this.#cells.at(index * FIELDS + DEPTH) >= 0;
  }

  isPersistent(index: number): boolean {
    return this.#cells.at(index * FIELDS + DEPTH) === PERSISTENT;
  }

  /** Containers in containers; 0 for what holds nothing. */
  depth(index: number): number {
    return Math.max(0, this.#cells.at(index * FIELDS + DEPTH));
  }

  /** Notes that BUILD gave a result a state, and that it is so deep then. */
  addState(index: number, state: Value, depth: number): void {
    const start = index * FIELDS;
    const first = this.#cells.at(start + STATE);
    if (first === NOTHING) this.#cells.set(start + STATE, state);
    else {
      const states = this.#states.get(index) ?? [first];
      states.push(state);
      this.#states.set(index, states);
    }
    this.#cells.set(start + DEPTH, Math.max(this.depth(index), depth));
  }

  states(index: number): readonly Value[] {
    const first = this.#cells.at(index * FIELDS + STATE);
    return this.#states.get(index) ?? (first === NOTHING ? [] : [first]);
  }

  /** Adds the values of `stack` from `start` on to a result; the stack keeps them. */
  extend(index: number, stack: ValueList, start: number): void {
    if (start === stack.length) return;
    const items = this.#items.get(index) ?? { values: [], checked: 0 };
    for (let at = start; at < stack.length; at += 1) items.values.push(stack.at(at));
    this.#items.set(index, items);
  }

  items(index: number): Items | undefined {
    return this.#items.get(index);
  }

  setRaw(index: number, raw: RawBytes): void {
    this.#raw.set(index, raw);
  }

  raw(index: number): RawBytes | undefined {
    return this.#raw.get(index);
  }

  #add(subject: number, args: Value, depth: number): number {
    const start = this.#cells.take(FIELDS);
    const { values } = this.#cells;
    values[start + SUBJECT] = subject;
    values[start + ARGS] = args;
    values[start + DEPTH] = depth;
    values[start + STATE] = NOTHING;
    return start / FIELDS;
  }
}

/** A result, whose parts are looked up when they are asked for. */
class StoredResult implements Result {
  readonly kind = "result";
  readonly callee: Value;
  readonly args: Value;
  readonly #things: Things;
  readonly #index: number;

  constructor(...[things, index, callee, args]: readonly [Things, number, Value, Value]) {
    this.callee = callee;
    this.args = args;
    this.#things = things;
    this.#index = index;
  }

  get states(): readonly Value[] {
    return this.#things.states(this.#index);
  }

  get items(): readonly Value[] {
    return this.#things.items(this.#index)?.values ?? [];
  }

  get raw(): RawBytes | undefined {
    return this.#things.raw(this.#index);
  }

  get checkedItems(): number {
    return this.#things.items(this.#index)?.checked ?? 0;
  }

  set checkedItems(checked: number) {
    const items = this.#things.items(this.#index);
    if (items !== undefined) items.checked = checked;
  }
}
