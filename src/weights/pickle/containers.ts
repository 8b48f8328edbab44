import type { ValueList } from "./value-list.ts";
import { isRich, isScalar, type Value } from "./values.ts";

/** A list, set or dictionary that an opcode made. */
export type ContainerKind = "list" | "set" | "dict";

const KINDS: readonly ContainerKind[] = ["list", "set", "dict"];
const DICT = 2;

/** Cells of a container: how many items it keeps, and its kind; logical size; depth; the last run of its items. */
const KEPT_AND_KIND = 0;
const LOGICAL_SIZE = 1;
const DEPTH = 2;
const LAST_RUN = 3;
const CONTAINER_CELLS = 4;
const KIND_COUNT = 4;

/** Cells of a run before its items: how many there are, and where the next run begins; behind the last comes the first. */
const RUN_HEADER = 2;
/** No run begins where the first container does. */
const NO_RUN = 0;

/** An array that is made with a greater length is a table of hashes in V8. */
const LONGEST_ARRAY = 2 ** 25;

/** Logical sizes are counted up to this; long before it the log says that something unfolds to too much. */
export const MAX_LOGICAL_SIZE: number = 2 ** 31 - 1;

/** Counts values in values; the heap knows how. */
interface Measure {
  readonly logicalSize: (value: Value) => number;
  readonly depth: (value: Value) => number;
}

/** How far the items of a container were looked through. */
interface Checked {
  run: number;
  /** Items in runs before. */
  before: number;
  count: number;
}

/** Lists, sets and dictionaries in the cells of a heap: a pickle may have millions, and then none may be an object of ours. */
export class Containers {
  readonly #cells: ValueList;
  readonly #keptItems: number;
  readonly #measure: Measure;
  readonly #checked = new Map<number, Checked>();

  constructor(cells: ValueList, keptItems: number, measure: Measure) {
    this.#cells = cells;
    this.#keptItems = keptItems;
    this.#measure = measure;
  }

  /** Makes an empty one; gives the index of its cells. */
  add(kind: ContainerKind): number {
    const cells = this.#cells;
    const index = cells.take(CONTAINER_CELLS);
    const { values } = cells;
    values[index + KEPT_AND_KIND] = kind === "list" ? 0 : kind === "set" ? 1 : DICT;
    values[index + LOGICAL_SIZE] = 1;
    values[index + DEPTH] = 1;
    values[index + LAST_RUN] = NO_RUN;
    return index;
  }

  kind(index: number): ContainerKind {
    return KINDS[this.#cells.at(index + KEPT_AND_KIND) % KIND_COUNT] ?? "list";
  }

  /** Values it would hold if nothing were shared, as an expansion bomb counts. */
  logicalSize(index: number): number {
    return this.#cells.at(index + LOGICAL_SIZE);
  }

  depth(index: number): number {
    return this.#cells.at(index + DEPTH);
  }

  /** The first items and every rich one, in order, up to `most`; key and value in turn for a dictionary. */
  items(index: number, most: number): readonly Value[] {
    const cells = this.#cells;
    const kept = Math.floor(cells.at(index + KEPT_AND_KIND) / KIND_COUNT);
    const length = Math.min(kept, most);
    const items = length < LONGEST_ARRAY ? Array.from<Value>({ length }) : [];
    let run = cells.at(index + LAST_RUN);
    for (let count = 0; count < length;) {
      run = cells.at(run + 1);
      const start = run + RUN_HEADER;
      const end = start + Math.min(cells.at(run), length - count);
      for (let at = start; at < end; at += 1, count += 1) items[count] = cells.at(at);
    }
    return items;
  }

  /**
   * The first pair of key and value that was not looked at before and is wanted; the others before it are never looked at
   * again, so that a dictionary which is looked through after each new entry costs no more than its entries.
   */
  findUnchecked(index: number, isWanted: (value: Value) => boolean): Value | undefined {
    const cells = this.#cells;
    const last = cells.at(index + LAST_RUN);
    if (last === NO_RUN) return undefined;
    const checked = this.#checked.get(index) ?? { run: cells.at(last + 1), before: 0, count: 0 };
    this.#checked.set(index, checked);
    for (;;) {
      const at = checked.count - checked.before;
      if (at + 1 < cells.at(checked.run)) {
        const key = cells.at(checked.run + RUN_HEADER + at);
        if (isWanted(cells.at(checked.run + RUN_HEADER + at + 1))) return key;
        checked.count += 2;
        continue;
      }
      if (checked.run === last) return undefined;
      checked.before += cells.at(checked.run);
      checked.run = cells.at(checked.run + 1);
    }
  }

  /** Passes over the pair that `findUnchecked` found. */
  passOver(index: number): void {
    const checked = this.#checked.get(index);
    if (checked) checked.count += 2;
  }

  /** Puts the values of `stack` from `start` on into a container; the stack keeps them. */
  extend(index: number, stack: ValueList, start: number): void {
    const cells = this.#cells;
    const kind = cells.at(index + KEPT_AND_KIND) % KIND_COUNT;
    const step = kind === DICT ? 2 : 1;
    const end = stack.length - ((stack.length - start) % step);
    let logicalSize = cells.at(index + LOGICAL_SIZE);
    let depth = cells.at(index + DEPTH);
    let kept = Math.floor(cells.at(index + KEPT_AND_KIND) / KIND_COUNT);
    const isAllKept = kept + (end - start) <= this.#keptItems;
    if (isAllKept) {
      this.#keepAll(index, stack, start, end);
      kept += end - start;
    }
    for (let at = start; at < end; at += step) {
      const last = stack.at(at + step - 1);
      if (!isAllKept && (kept < this.#keptItems || isRich(last) || isRich(stack.at(at)))) {
        this.#keepAll(index, stack, at, at + step);
        kept += step;
      }
      if (isScalar(last)) logicalSize += 1;
      else {
        logicalSize += this.#measure.logicalSize(last);
        depth = Math.max(depth, this.#measure.depth(last) + 1);
      }
    }
    cells.set(index + LOGICAL_SIZE, Math.min(logicalSize, MAX_LOGICAL_SIZE));
    cells.set(index + DEPTH, depth);
    cells.set(index + KEPT_AND_KIND, kept * KIND_COUNT + kind);
  }

  /** Adds to the last run where nothing was put behind it, else makes a new one. */
  #keepAll(index: number, stack: ValueList, start: number, end: number): void {
    if (start === end) return;
    const cells = this.#cells;
    const last = cells.at(index + LAST_RUN);
    const count = last === NO_RUN ? 0 : cells.at(last);
    const follows = last !== NO_RUN && last + RUN_HEADER + count === cells.length;
    const run = follows ? last : cells.take(RUN_HEADER);
    const first = cells.take(end - start);
    const { values } = cells;
    for (let at = start; at < end; at += 1) values[first + at - start] = stack.at(at);
    values[run] = follows ? count + end - start : end - start;
    if (follows) return;
    values[run + 1] = last === NO_RUN ? run : cells.at(last + 1);
    if (last !== NO_RUN) values[last + 1] = run;
    values[index + LAST_RUN] = run;
  }
}
