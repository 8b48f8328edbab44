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

/** What is not looked at yet of a long container, so that not all of it waits as steps. */
interface Rest {
  readonly from: Step;
  readonly items: readonly Value[];
  readonly kind: "entries" | "numbered";
  /** The first item that is left. */
  at: number;
}

/** Items of a container that become steps at once; an even number, of keys and values in turn. */
const STEPS_AT_ONCE = 1000;

/**
 * Every tensor that a value holds, in the order of the stream. A tensor under two names is found under both; a container
 * or tuple only under the first, so that structures which hold themselves, or one thing a thousand times a thousand times, end.
 */
export class TensorSearch {
  readonly #machine: Machine;
  readonly #take: (found: FoundTensor) => void;
  readonly #seen = new Set<Value>();
  readonly #waiting: (Step | Rest)[] = [];

  /** @param take Is given each tensor once: there may be more than all should lie in memory. */
  constructor(machine: Machine, root: Value, take: (found: FoundTensor) => void) {
    this.#machine = machine;
    this.#take = take;
    if (machine.heap.hasResults) this.#waiting.push({ value: root });
  }

  /**
   * Returns when all are found. Throws `BytesNeeded` for names far away, and goes on from there when it is called again:
   * from the beginning, a search among more names than lie in memory would never end.
   */
  run(): void {
    for (let next = this.#waiting.at(-1); next !== undefined; next = this.#waiting.at(-1)) {
      const inner = "items" in next ? takeSteps(next) : this.#look(next);
      if (!("items" in next) || next.at >= next.items.length) this.#waiting.pop();
      // Taken from the end, so put there the other way round.
      for (const step of inner.toReversed()) this.#waiting.push(step);
    }
  }

  /** What is to be looked at in place of a step. Nothing is done where it throws. */
  #look(step: Step): readonly (Step | Rest)[] {
    const { value } = step;
    const tensor = tensorOf(this.#machine, value);
    if (tensor) {
      this.#take({ name: nameOf(this.#machine, step), tensor });
      return [];
    }
    if (this.#seen.has(value)) return [];
    const inner = inside(this.#machine, step);
    this.#seen.add(value);
    return inner;
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

function inside(machine: Machine, step: Step): readonly (Step | Rest)[] {
  const { heap } = machine;
  const { value } = step;
  if (!isRich(value)) return [];
  const kind = heap.containerKind(value);
  if (kind === "dict") return steps("entries", heap.items(value), step);
  const items = kind === undefined ? heap.tupleItems(value) : heap.items(value);
  if (items) return steps("numbered", items, step);
  const thing = heap.thing(value);
  if (thing?.kind !== "result") return [];
  const rebuilding = rebuildingOf(machine, thing);
  return [
    ...(rebuilding ? argumentsOf(machine, rebuilding, step) : []),
    ...steps("entries", thing.items, step),
    ...thing.states.map((state) => ({ value: state, from: step })),
  ];
}

/** What is to be looked at of the items of a container: steps, or all of it later where it is long. */
function steps(kind: Rest["kind"], items: readonly Value[], from: Step): readonly (Step | Rest)[] {
  const rest: Rest = { from, items, kind, at: 0 };
  return items.length > STEPS_AT_ONCE ? [rest] : takeSteps(rest);
}

/** The next of the items that are left. */
function takeSteps(rest: Rest): readonly Step[] {
  const { items, from, at: start } = rest;
  rest.at = Math.min(start + STEPS_AT_ONCE, items.length);
  return rest.kind === "entries"
    ? entries(items, from, start, rest.at)
    : numbered(items, from, start, rest.at);
}

function numbered(
  items: readonly Value[],
  from: Step,
  ...[start, end]: readonly [number, number]
): readonly Step[] {
  const found: Step[] = [];
  for (let word = start; word < end; word += 1) {
    const value = items[word] ?? NONE;
    if (isRich(value)) found.push({ value, from, word });
  }
  return found;
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

function entries(
  items: readonly Value[],
  from: Step,
  ...[start, end]: readonly [number, number]
): readonly Step[] {
  const found: Step[] = [];
  for (let at = start; at + 1 < end; at += 2) {
    const value = items[at + 1] ?? NONE;
    if (isRich(value)) found.push({ value, from, word: at / 2, key: items[at] ?? NONE });
  }
  return found;
}
