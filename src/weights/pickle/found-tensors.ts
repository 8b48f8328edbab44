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

/**
 * Attributes of modules of PyTorch that hold their parts; names of parameters leave them out. No `Set`: V8 keeps every text that one
 * is asked for until the next great collection, and there may be half a million.
 */
const MODULE_PARTS: readonly string[] = ["_parameters", "_buffers", "_modules"];

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
  readonly from: Step | undefined;
  readonly word: string | number | undefined;
  readonly key: Value | undefined;
  /** What the key says, once it was read: on the way to a tensor far inside there are more keys than blocks in memory. */
  written: string | number | undefined;
}

/** What is not looked at yet of a container. A long one would otherwise wait as a million steps. */
interface Rest {
  readonly from: Step;
  readonly items: ArrayLike<Value>;
  readonly kind: "entries" | "numbered";
  /** The first item that is left. */
  at: number;
}

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
    if (machine.heap.hasResults) this.#waiting.push(step(root));
  }

  /**
   * Returns when all are found. Throws `BytesNeeded` for names far away, and goes on from there when it is called again:
   * from the beginning, a search among more names than lie in memory would never end.
   */
  run(): void {
    for (let next = this.#waiting.at(-1); next !== undefined; next = this.#waiting.at(-1)) {
      if ("items" in next) {
        const first = takeStep(next);
        if (first === undefined) this.#waiting.pop();
        else this.#waiting.push(first);
        continue;
      }
      const inner = this.#look(next);
      this.#waiting.pop();
      // Taken from the end, so put there the other way round.
      for (const one of inner.toReversed()) this.#waiting.push(one);
    }
  }

  /** What is to be looked at in place of a step. Nothing is done where it throws. */
  #look(at: Step): readonly (Step | Rest)[] {
    const { value } = at;
    const tensor = tensorOf(this.#machine, value);
    if (tensor) {
      this.#take({ name: nameOf(this.#machine, at), tensor });
      return [];
    }
    if (this.#seen.has(value)) return [];
    const inner = inside(this.#machine, at);
    this.#seen.add(value);
    return inner;
  }
}

/** The words that lead to a value, joined by dots. */
function nameOf(machine: Machine, last: Step): string {
  let name: string | undefined;
  for (let at: Step | undefined = last; at; at = at.from) {
    const word = at.key === undefined ? at.word : writtenIn(machine, at, at.key);
    if (word !== undefined) name = name === undefined ? String(word) : `${word}.${name}`;
  }
  return name ?? "";
}

function writtenIn(machine: Machine, at: Step, key: Value): string | number | undefined {
  at.written ??= machine.text(key) ?? machine.integer(key) ?? at.word;
  return MODULE_PARTS.includes(String(at.written)) ? undefined : at.written;
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

function inside(machine: Machine, from: Step): readonly (Step | Rest)[] {
  const { heap } = machine;
  const { value } = from;
  if (!isRich(value)) return [];
  const kind = heap.containerKind(value);
  if (kind === "dict") return [{ from, items: heap.items(value), kind: "entries", at: 0 }];
  const items = kind === undefined ? heap.tupleItems(value) : heap.items(value);
  if (items) return [{ from, items, kind: "numbered", at: 0 }];
  const thing = heap.thing(value);
  if (thing?.kind !== "result") return [];
  const rebuilding = rebuildingOf(machine, thing);
  return [
    ...(rebuilding ? argumentsOf(machine, rebuilding, from) : []),
    { from, items: thing.items, kind: "entries", at: 0 },
    ...thing.states.map((state) => step(state, from)),
  ];
}

/** The next of the items that are left that may hold a tensor; undefined where there is none. */
function takeStep(rest: Rest): Step | undefined {
  const { items, from, kind } = rest;
  const width = kind === "entries" ? 2 : 1;
  for (; rest.at + width <= items.length; rest.at += width) {
    const value = items[rest.at + width - 1] ?? NONE;
    if (!isRich(value)) continue;
    const word = rest.at / width;
    const key = kind === "entries" ? items[rest.at] : undefined;
    rest.at += width;
    return step(value, from, word, key);
  }
  return undefined;
}

/** What a call was given: the wrapped tensor, the parts of a sparse one, else whatever could hold a tensor. */
function argumentsOf(
  machine: Machine,
  { name: callee, args }: Rebuilding,
  from: Step,
): readonly Step[] {
  const [first = NONE, second = NONE] = args;
  if (WRAPPERS.has(callee)) return [step(first, from)];
  if (callee.startsWith("torch._utils._rebuild_sparse")) {
    const parts = (machine.heap.tupleItems(second) ?? []).filter(isRich);
    const names = parts.length > SPARSE_PARTS.length ? COMPRESSED_PARTS : SPARSE_PARTS;
    return parts.map((value, at) => step(value, from, names[at] ?? at));
  }
  return args.map((value) => step(value, from));
}

function step(value: Value, from?: Step, word?: string | number, key?: Value): Step {
  return { value, from, word, key, written: undefined };
}
