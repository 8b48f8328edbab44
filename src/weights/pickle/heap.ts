import { Containers, MAX_LOGICAL_SIZE, type ContainerKind } from "./containers.ts";
import { Things, type Global, type RawBytes, type Thing } from "./things.ts";
import { ValueList } from "./value-list.ts";
import {
  containerAt,
  containerIndex,
  Scalars,
  isRich,
  isScalar,
  NOTHING,
  thingAt,
  thingIndex,
  tupleAt,
  tupleIndex,
  type Value,
} from "./values.ts";

/** Enough to describe a container and to read the settings of an object. */
const KEPT_ITEMS = 24;

/** Bytes of a stream for each cell, where it is all small containers. */
const BYTES_PER_CELL = 3;

/**
 * Cells before the items of a tuple: their count, its logical size, its depth. One that holds nothing that holds anything has
 * one cell, the count as a number below zero: most tuples are shapes and steps.
 */
const TUPLE_HEADER = 3;
const PLAIN_HEADER = 1;

/** Everything a stream made that is more than a number or a text. */
export class Heap {
  /** The integers of the stream, and where its texts and bytes lie. */
  readonly scalars: Scalars = new Scalars();
  readonly #things: Things;
  readonly #cells: ValueList;
  readonly #containers: Containers;
  readonly #globals = new Map<string, Value>();
  #emptyTuple: Value = NOTHING;
  #hasResults = false;

  /**
   * @param streamBytes Bytes that the stream may have.
   * @param keptItems Items of a container that are kept whatever they are; beyond them only those that could matter.
   */
  constructor(streamBytes: number, keptItems: number = KEPT_ITEMS) {
    this.#things = new Things(streamBytes);
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

  /** The value of a name, each once: some picklers write it again for each tensor. */
  global(global: Global): Value {
    const key = `${global.module}\0${global.name}`;
    const known = this.#globals.get(key);
    if (known !== undefined) return known;
    const value = thingAt(this.#things.addGlobal(global));
    this.#globals.set(key, value);
    return value;
  }

  /** Adds what a call gave. */
  result(callee: Value, args: Value): Value {
    this.#hasResults = true;
    return thingAt(this.#things.addResult(callee, args, this.depth(args)));
  }

  /** Adds a persistent id. */
  persistent(id: Value): Value {
    return thingAt(this.#things.addPersistent(id));
  }

  /** Gives back room that is not needed, when the stream has ended. */
  trim(): void {
    this.#things.trim();
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
    return thing?.kind === "result" ? thing.items.slice(0, most) : [];
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
    for (let index = 0; index < this.#things.count; index += 1) {
      if (this.#things.isPersistent(index)) yield thingAt(index);
    }
  }

  /** The thing that a value stands for; undefined for every other value. */
  thing(value: Value): Thing | undefined {
    const index = thingIndex(value);
    return index === undefined ? undefined : this.#things.at(index);
  }

  /** Whether a value is what a call gave. */
  isResult(value: Value): boolean {
    const index = thingIndex(value);
    return index !== undefined && this.#things.isResult(index);
  }

  /** Makes a tuple of the values of `stack` from `start` on; the stack keeps them. */
  tuple(stack: ValueList, start: number): Value {
    const end = stack.length;
    const cells = this.#cells;
    let plainEnd = start;
    while (plainEnd < end && isScalar(stack.at(plainEnd))) plainEnd += 1;
    if (plainEnd === end) return this.#plainTuple(stack, start);
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

  #plainTuple(stack: ValueList, start: number): Value {
    const count = stack.length - start;
    const isEmpty = count === 0;
    if (isEmpty && this.#emptyTuple !== NOTHING) return this.#emptyTuple;
    const index = this.#cells.take(PLAIN_HEADER + count);
    const { values } = this.#cells;
    values[index] = ~count;
    for (let at = 0; at < count; at += 1) values[index + PLAIN_HEADER + at] = stack.at(start + at);
    const tuple = tupleAt(index, false);
    if (isEmpty) this.#emptyTuple = tuple;
    return tuple;
  }

  /** The first items of a tuple, all unless told otherwise; undefined when the value is none. */
  tupleItems(value: Value, most: number = Number.POSITIVE_INFINITY): readonly Value[] | undefined {
    const index = tupleIndex(value);
    if (index === undefined) return undefined;
    const count = this.#cells.at(index);
    const start = index + (count < 0 ? PLAIN_HEADER : TUPLE_HEADER);
    return this.#cells.slice(start, start + Math.min(most, count < 0 ? ~count : count));
  }

  /** Values that a loader or a printer walks, were nothing shared; more than can be counted is the greatest number. */
  logicalSize(value: Value): number {
    const container = containerIndex(value);
    if (container !== undefined) return this.#containers.logicalSize(container);
    const tuple = tupleIndex(value);
    if (tuple === undefined) return 1;
    const count = this.#cells.at(tuple);
    return count < 0 ? 1 + ~count : this.#cells.at(tuple + 1);
  }

  /** Containers in containers; 0 for anything that holds nothing. */
  depth(value: Value): number {
    const container = containerIndex(value);
    if (container !== undefined) return this.#containers.depth(container);
    const tuple = tupleIndex(value);
    if (tuple !== undefined) {
      return this.#cells.at(tuple) < 0 ? 1 : this.#cells.at(tuple + 2);
    }
    const thing = thingIndex(value);
    return thing === undefined ? 0 : this.#things.depth(thing);
  }

  /** Puts the values of `stack` from `start` on into a container, or adds them to a result; the stack keeps them. */
  extend(value: Value, stack: ValueList, start: number): void {
    const container = containerIndex(value);
    if (container !== undefined) this.#containers.extend(container, stack, start);
    const thing = thingIndex(value);
    if (thing !== undefined && this.#things.isResult(thing)) {
      this.#things.extend(thing, stack, start);
    }
  }

  /** Notes the state that BUILD gave a result, and the bytes that follow it in the stream. */
  build(result: Value, state: Value, raw: RawBytes | undefined): void {
    const index = thingIndex(result);
    if (index === undefined || !this.#things.isResult(index)) return;
    this.#things.addState(index, state, this.depth(state) + 1);
    if (raw) this.#things.setRaw(index, raw);
  }
}
