import type { Result } from "./things.ts";
import type { Machine } from "./machine.ts";
import { shapeOf } from "./numpy-type.ts";
import { storageOf, type Storage } from "./storages.ts";
import { typeOfDtype } from "./torch-dtypes.ts";
import { NONE, type Value } from "./values.ts";

/** A tensor of PyTorch, as a call that rebuilds it describes it. */
export interface RebuiltTensor {
  readonly kind: "torch";
  readonly storage: Storage;
  /** First element in the storage; hostile files have negative ones. */
  readonly offset: number;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
}

/** The function and the arguments that rebuild something. */
export interface Rebuilding {
  readonly name: string;
  readonly args: readonly Value[];
}

/** What a result is rebuilt by; the trampoline of tensor subclasses is seen through. */
export function rebuildingOf(machine: Machine, result: Result): Rebuilding | undefined {
  const { heap } = machine;
  const callee = heap.thing(result.callee);
  const args = heap.tupleItems(result.args);
  if (callee?.kind !== "global" || args === undefined) return undefined;
  if (callee.name !== "_rebuild_from_type_v2")
    return { name: `${callee.module}.${callee.name}`, args };
  const [rebuild = NONE, , inner = NONE] = args;
  const rebuilder = heap.thing(rebuild);
  const innerArgs = heap.tupleItems(inner);
  if (rebuilder?.kind !== "global" || innerArgs === undefined) return undefined;
  return { name: `${rebuilder.module}.${rebuilder.name}`, args: innerArgs };
}

/** Functions whose first arguments are storage, offset, shape and strides. */
const FROM_STORAGE: ReadonlySet<string> = new Set([
  "torch._utils._rebuild_tensor",
  "torch._utils._rebuild_tensor_v2",
  "torch._utils._rebuild_tensor_v3",
  "torch._utils._rebuild_qtensor",
]);

/** Index of the element type among the arguments of `_rebuild_tensor_v3`. */
const V3_DTYPE = 6;

/** The tensor that a rebuilding describes; undefined when it rebuilds something else, or from something unreadable. */
export function rebuiltTensor(
  machine: Machine,
  { name, args }: Rebuilding,
): RebuiltTensor | undefined {
  if (!FROM_STORAGE.has(name)) return undefined;
  const [stored = NONE, offset = NONE, size = NONE, stride = NONE] = args;
  const storage = storageOf(machine, stored);
  const shape = shapeOf(machine, sizeOf(machine, size));
  const strides = integersOf(machine, stride);
  const first = machine.integer(offset);
  if (!storage || !shape || !strides || first === undefined) return undefined;
  const typed = name.endsWith("_v3") ? withDtype(machine, storage, args[V3_DTYPE]) : storage;
  return typed && { kind: "torch", storage: typed, offset: first, shape, strides };
}

/** Storages without a type are counted in bytes. */
function withDtype(machine: Machine, storage: Storage, dtype: Value = NONE): Storage | undefined {
  const thing = machine.heap.thing(dtype);
  const type = thing?.kind === "global" ? typeOfDtype(thing.name) : undefined;
  return type && { ...storage, type, length: Math.floor(storage.length / type.itemBytes) };
}

/** The tuple inside of `torch.Size((2, 3))`. */
function sizeOf(machine: Machine, value: Value): Value {
  const thing = machine.heap.thing(value);
  if (thing?.kind !== "result") return value;
  return machine.heap.tupleItems(thing.args)?.[0] ?? value;
}

function integersOf(machine: Machine, value: Value): readonly number[] | undefined {
  const items = machine.heap.tupleItems(value);
  const numbers = items?.flatMap((item) => machine.integer(item) ?? []);
  return numbers?.length === items?.length ? numbers : undefined;
}
