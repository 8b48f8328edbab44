import type { Roles } from "./allow-list.ts";
import { Containers, MAX_LOGICAL_SIZE, type ContainerKind } from "./containers.ts";
import { ValueList } from "./value-list.ts";
import {
  containerAt,
  containerIndex,
  Scalars,
  isRich,
  isScalar,
  thingAt,
  thingIndex,
  tupleAt,
  tupleIndex,
  type Value,
} from "./values.ts";

/** Enough to describe a container and to read the settings of an object. */
const KEPT_ITEMS = 24;

/** A name that the stream resolves, which imports its module. */
export interface Global {
  readonly kind: "global";
  /** As the loader asks for it, after the renaming of Python 2 modules. */
  readonly module: string;
  readonly name: string;
  readonly offset: number;
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
  /** How it was made: by calling, or by `__new__` of a class. */
  readonly via: "call" | "new";
  readonly offset: number;
  /** States that BUILD set, and items that were added, in turn; absent where there are none, as for most tensors. */
  states?: Value[];
  items?: Value[];
  /** Items that were looked through for methods that the loader calls. */
  checkedItems: number;
  /** Raw bytes that follow in the stream: arrays of joblib. */
  raw?: RawBytes;
  depth: number;
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
  readonly offset: number;
}

export type Thing = Global | Result | PersistentId;

/** Bytes of a stream for each cell, where it is all small containers. */
const BYTES_PER_CELL = 3;

/** Cells before the items of a tuple: their count, its logical size, its depth. */
const TUPLE_HEADER = 3;

/** Everything a stream made that is more than a number or a text. */
export class Heap {
  /** The integers of the stream, and where its texts and bytes lie. */
  readonly scalars: Scalars = new Scalars();
  readonly #things: Thing[] = [];
  readonly #cells: ValueList;
  readonly #containers: Containers;
  #hasResults = false;

  /**
   * @param streamBytes Bytes that the stream may have.
   * @param keptItems Items of a container that are kept whatever they are; beyond them only those that could matter.
   */
  constructor(streamBytes: number, keptItems: number = KEPT_ITEMS) {
    this.#cells = new ValueList(streamBytes / BYTES_PER_CELL);
    this.#containers = new Containers(this.#cells, keptItems, {
      logicalSize: (value) => this.logicalSize(value),
      depth: (value) => this.depth(value),
    });
  }

  /** Whether anything was made by a call. */
  get hasResults(): boolean {
    return this.#hasResults;
  }

  add(thing: Thing): Value {
    if (thing.kind === "result") this.#hasResults = true;
    return thingAt(this.#things.push(thing) - 1);
  }

  /** Gives back room that is not needed, when the stream has ended. */
  trim(): void {
    this.#cells.trim();
  }

  /** Makes an empty list, set or dictionary. */
  container(kind: ContainerKind): Value {
    return containerAt(this.#containers.add(kind));
  }

  /** Undefined when the value is no container. */
  containerKind(value: Value): ContainerKind | undefined {
    const index = containerIndex(value);
    return index === undefined ? undefined : this.#containers.kind(index);
  }

  /**
   * What a container keeps, or what was added to an object, up to `most`: key and value in turn for a dictionary. None for
   * every other value.
   */
  items(value: Value, most: number = Number.POSITIVE_INFINITY): readonly Value[] {
    const index = containerIndex(value);
    if (index !== undefined) return this.#containers.items(index, most);
    const thing = this.thing(value);
    return thing?.kind === "result" ? (thing.items?.slice(0, most) ?? []) : [];
  }

  /** As `Containers.findUnchecked`; undefined too when the value is no container. */
  findUnchecked(value: Value, isWanted: (value: Value) => boolean): Value | undefined {
    const index = containerIndex(value);
    return index === undefined ? undefined : this.#containers.findUnchecked(index, isWanted);
  }

  /** As `Containers.passOver`. */
  passOver(value: Value): void {
    const index = containerIndex(value);
    if (index !== undefined) this.#containers.passOver(index);
  }

  /** Every persistent id, in the order of the stream. */
  *persistentIds(): Generator<Value, void, undefined> {
    for (const [index, thing] of this.#things.entries()) {
      if (thing.kind === "persistent") yield thingAt(index);
    }
  }

  /** The thing that a value stands for; undefined for every other value. */
  thing(value: Value): Thing | undefined {
    const index = thingIndex(value);
    return index === undefined ? undefined : this.#things[index];
  }

  /** Makes a tuple of the values of `stack` from `start` on; the stack keeps them. */
  tuple(stack: ValueList, start: number): Value {
    const end = stack.length;
    const cells = this.#cells;
    const index = cells.take(TUPLE_HEADER + end - start);
    let logicalSize = 1;
    let depth = 0;
    let rich = false;
    const { values } = cells;
    for (let at = start; at < end; at += 1) {
      const item = stack.at(at);
      values[index + TUPLE_HEADER + at - start] = item;
      if (isScalar(item)) {
        logicalSize += 1;
        continue;
      }
      rich ||= isRich(item);
      logicalSize += this.logicalSize(item);
      depth = Math.max(depth, this.depth(item));
    }
    values[index] = end - start;
    values[index + 1] = Math.min(logicalSize, MAX_LOGICAL_SIZE);
    values[index + 2] = depth + 1;
    return tupleAt(index, rich);
  }

  /** The first items of a tuple, all unless told otherwise; undefined when the value is none. */
  tupleItems(value: Value, most: number = Number.POSITIVE_INFINITY): readonly Value[] | undefined {
    const index = tupleIndex(value);
    if (index === undefined) return undefined;
    const start = index + TUPLE_HEADER;
    return this.#cells.slice(start, start + Math.min(most, this.#cells.at(index)));
  }

  /** Values that a loader or a printer walks, were nothing shared; more than can be counted is the greatest number. */
  logicalSize(value: Value): number {
    const container = containerIndex(value);
    if (container !== undefined) return this.#containers.logicalSize(container);
    const tuple = tupleIndex(value);
    return tuple === undefined ? 1 : this.#cells.at(tuple + 1);
  }

  /** Containers in containers; 0 for anything that holds nothing. */
  depth(value: Value): number {
    const container = containerIndex(value);
    if (container !== undefined) return this.#containers.depth(container);
    const tuple = tupleIndex(value);
    if (tuple !== undefined) return this.#cells.at(tuple + 2);
    const thing = this.thing(value);
    return thing?.kind === "result" ? thing.depth : 0;
  }

  /** Puts the values of `stack` from `start` on into a container; the stack keeps them. */
  extend(container: Value, stack: ValueList, start: number): void {
    const index = containerIndex(container);
    if (index !== undefined) this.#containers.extend(index, stack, start);
  }
}
