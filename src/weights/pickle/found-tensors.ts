import type { Machine } from "./machine.ts";
import { numpyArrayOf, type NumpyArray } from "./numpy-array.ts";
import {
  rebuildingOf,
  rebuiltTensor,
  type RebuiltTensor,
  type Rebuilding,
} from "./rebuilt-tensor.ts";
import { integerOf, isRich, NONE, thingIndex, type Value } from "./values.ts";

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

interface Step {
  readonly value: Value;
  readonly name: string;
}

/**
 * Every tensor that a value holds, in the order of the stream. A tensor under two names is found under both; a container
 * only under the first, so that structures which hold themselves end. Throws `BytesNeeded` for names far away.
 */
export function findTensors(machine: Machine, root: Value): readonly FoundTensor[] {
  const found: FoundTensor[] = [];
  const seen = new Set<number>();
  const waiting: Step[] = [{ value: root, name: "" }];
  for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
    const tensor = tensorOf(machine, step.value);
    if (tensor) {
      found.push({ name: step.name, tensor });
      continue;
    }
    const index = thingIndex(step.value);
    if (index !== undefined && seen.has(index)) continue;
    if (index !== undefined) seen.add(index);
    // Taken from the end, so put there the other way round.
    for (const inner of inside(machine, step).toReversed()) waiting.push(inner);
  }
  return found;
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

function inside(machine: Machine, { value, name }: Step): readonly Step[] {
  const { heap } = machine;
  if (!isRich(value)) return [];
  const items = heap.tupleItems(value);
  if (items) return items.map((item, at) => ({ value: item, name: join(name, String(at)) }));
  const thing = heap.thing(value);
  switch (thing?.kind) {
    case "list":
    case "set":
      return thing.items.map((item, at) => ({ value: item, name: join(name, String(at)) }));
    case "dict":
      return entries(machine, thing.items, name);
    case "result": {
      const rebuilding = rebuildingOf(machine, thing);
      return [
        ...(rebuilding ? argumentsOf(machine, rebuilding, name) : []),
        ...entries(machine, thing.items, name),
        ...thing.states.map((state) => ({ value: state, name })),
      ];
    }
    default:
      return [];
  }
}

/** What a call was given: the wrapped tensor, the parts of a sparse one, else whatever could hold a tensor. */
function argumentsOf(
  machine: Machine,
  { name: callee, args }: Rebuilding,
  name: string,
): readonly Step[] {
  const [first = NONE, second = NONE] = args;
  if (WRAPPERS.has(callee)) return [{ value: first, name }];
  if (callee.startsWith("torch._utils._rebuild_sparse")) {
    const parts = (machine.heap.tupleItems(second) ?? []).filter(isRich);
    const names = parts.length > SPARSE_PARTS.length ? COMPRESSED_PARTS : SPARSE_PARTS;
    return parts.map((value, at) => ({ value, name: join(name, names[at] ?? String(at)) }));
  }
  return args.map((value) => ({ value, name }));
}

function entries(machine: Machine, items: readonly Value[], name: string): readonly Step[] {
  const steps: Step[] = [];
  for (let at = 0; at + 1 < items.length; at += 2) {
    const value = items[at + 1] ?? NONE;
    if (!isRich(value)) continue;
    const key = items[at] ?? NONE;
    const word = machine.text(key) ?? integerOf(key)?.toString() ?? String(at / 2);
    steps.push({ value, name: MODULE_PARTS.has(word) ? name : join(name, word) });
  }
  return steps;
}

function join(name: string, word: string): string {
  return name === "" ? word : `${name}.${word}`;
}
