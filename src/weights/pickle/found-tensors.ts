import type { Machine } from "./machine.ts";
import { numpyArrayOf, type NumpyArray } from "./numpy-array.ts";
import {
  rebuildingOf,
  rebuiltTensor,
  type RebuiltTensor,
  type Rebuilding,
} from "./rebuilt-tensor.ts";
import { isRich, NONE, type Value } from "./values.ts";

/** A tensor that lies beside the pickle, which only names it: what PyTorch 0.1 wrote. */
interface TensorOutside {
  readonly kind: "outside";
  readonly key: string;
}

/** A tensor in what a pickle makes, under the names that lead to it. */
export interface FoundTensor {
  /** Keys, indices and attributes, joined by dots; empty when the pickle is the tensor. */
  readonly name: string;
  readonly tensor: RebuiltTensor | NumpyArray | TensorOutside;
}

/** Attributes of modules of PyTorch that hold their parts; names of parameters leave them out. */
const MODULE_PARTS: ReadonlySet<string> = new Set(["_parameters", "_buffers", "_modules"]);

/** Functions that wrap the tensor that is their first argument. */
const WRAPPERS: ReadonlySet<string> = new Set([
  "torch._utils._rebuild_parameter",
  "torch._utils._rebuild_parameter_with_state",
  "torch._utils._rebuild_device_tensor_from_numpy",
  "torch._utils._rebuild_device_tensor_from_cpu_tensor",
  "torch.nn.parameter.Parameter",
]);

/** Parts of a sparse tensor, by the number of its parts. */
const SPARSE_PARTS = ["indices", "values"];
const COMPRESSED_PARTS = ["pointers", "indices", "values"];

/** A value, and how it is reached: from which other, by which word, by which key that is read when a name is asked for. */
interface Step {
  readonly value: Value;
  readonly from?: Step;
  readonly word?: string | number;
  readonly key?: Value;
}

/**
 * Every tensor that a value holds, in the order of the stream. A tensor under two names is found under both; a container
 * or tuple only under the first, so that structures which hold themselves, or one thing a thousand times a thousand times, end.
 */
export class TensorSearch {
  readonly #machine: Machine;
  readonly #take: (found: FoundTensor) => void;
  readonly #seen = new Set<Value>();
  /** What is left of each value that is being looked into, the innermost last. */
  readonly #waiting: Iterator<Step, undefined>[] = [];
  #step: Step | undefined;

  /** @param take Is given each tensor once: there may be more than all should lie in memory. */
  constructor(machine: Machine, root: Value, take: (found: FoundTensor) => void) {
    this.#machine = machine;
    this.#take = take;
    if (machine.heap.hasResults) this.#step = { value: root };
  }

  /**
   * Returns when all are found. Throws `BytesNeeded` for names far away, and goes on from there when it is called again:
   * from the beginning, a search among more names than lie in memory would never end.
   */
  run(): void {
    for (let step = this.#next(); step !== undefined; step = this.#next()) {
      const inner = this.#look(step);
      this.#step = undefined;
      if (inner !== undefined) this.#waiting.push(inner);
    }
  }

  /** The step that is to be looked at, until it was. */
  #next(): Step | undefined {
    for (let last = this.#waiting.at(-1); last && !this.#step; last = this.#waiting.at(-1)) {
      this.#step = last.next().value;
      if (this.#step === undefined) this.#waiting.pop();
    }
    return this.#step;
  }

  /** What is to be looked at behind a step. Nothing is done where it throws. */
  #look(step: Step): Iterator<Step, undefined> | undefined {
    const { value } = step;
    const tensor = tensorOf(this.#machine, value);
    if (tensor) {
      this.#take({ name: nameOf(this.#machine, step), tensor });
      return undefined;
    }
    if (!isRich(value) || this.#seen.has(value)) return undefined;
    this.#seen.add(value);
    return inside(this.#machine, step);
  }
}

/** The words that lead to a value, joined by dots. */
function nameOf(machine: Machine, step: Step): string {
  const words: (string | number)[] = [];
  for (let at: Step | undefined = step; at; at = at.from) {
    const { key, word } = at;
    const written = key === undefined ? undefined : (machine.text(key) ?? machine.integer(key));
    const found = written ?? word;
    if (found !== undefined && !(key !== undefined && MODULE_PARTS.has(String(found)))) {
      words.push(found);
    }
  }
  return words.toReversed().join(".");
}

function tensorOf(machine: Machine, value: Value): FoundTensor["tensor"] | undefined {
  const thing = machine.heap.thing(value);
  if (thing?.kind === "persistent") {
    const key = machine.text(thing.id);
    return key === undefined ? undefined : { kind: "outside", key };
  }
  if (thing?.kind !== "result") return undefined;
  const rebuilding = rebuildingOf(machine, thing);
  if (!rebuilding) return undefined;
  return rebuiltTensor(machine, rebuilding) ?? numpyArrayOf(machine, thing, rebuilding);
}

/** What a value holds, made when it is asked for: a dictionary may hold half a million. */
function* inside(machine: Machine, step: Step): Generator<Step, undefined, undefined> {
  const { heap } = machine;
  const { value } = step;
  const kind = heap.containerKind(value);
  const items = kind === undefined ? heap.tupleItems(value) : heap.items(value);
  if (kind === "dict") yield* entries(items ?? [], step);
  else if (items) yield* numbered(items, step);
  const thing = heap.thing(value);
  if (thing?.kind !== "result") return undefined;
  const rebuilding = rebuildingOf(machine, thing);
  if (rebuilding) yield* argumentsOf(machine, rebuilding, step);
  yield* entries(thing.items ?? [], step);
  for (const state of thing.states ?? []) yield { value: state, from: step };
  return undefined;
}

function* numbered(items: readonly Value[], from: Step): Generator<Step, void, undefined> {
  for (const [word, value] of items.entries()) {
    if (isRich(value)) yield { value, from, word };
  }
}

/** What a call was given: the wrapped tensor, the parts of a sparse one, else whatever could hold a tensor. */
function argumentsOf(
  machine: Machine,
  { name: callee, args }: Rebuilding,
  from: Step,
): readonly Step[] {
  const [first = NONE, second = NONE] = args;
  if (WRAPPERS.has(callee)) return [{ value: first, from }];
  if (callee.startsWith("torch._utils._rebuild_sparse")) {
    const parts = (machine.heap.tupleItems(second) ?? []).filter(isRich);
    const names = parts.length > SPARSE_PARTS.length ? COMPRESSED_PARTS : SPARSE_PARTS;
    return parts.map((value, at) => ({ value, from, word: names[at] ?? at }));
  }
  return args.map((value) => ({ value, from }));
}

function* entries(items: readonly Value[], from: Step): Generator<Step, void, undefined> {
  for (let at = 0; at + 1 < items.length; at += 2) {
    const value = items[at + 1] ?? NONE;
    if (isRich(value)) yield { value, from, word: at / 2, key: items[at] ?? NONE };
  }
}
