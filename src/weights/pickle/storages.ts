import type { Machine } from "./machine.ts";
import { typeOfStorage, type TorchType } from "./torch-dtypes.ts";
import { NONE, type Value } from "./values.ts";

/** A block of numbers that lies beside the pickle, under a key. */
export interface Storage {
  readonly type: TorchType;
  /** Name of the member, or of the block, that holds it. */
  readonly key: string;
  /** Elements. */
  readonly length: number;
  /** A part of another storage, in elements of it, as PyTorch before 0.4 wrote. */
  readonly viewOffset: number;
}

/**
 * Reads the persistent id of a storage: `("storage", class, key, location, length)`, in legacy files with a view behind it.
 * Undefined when the value is anything else.
 */
export function storageOf(machine: Machine, value: Value): Storage | undefined {
  const { heap } = machine;
  const persistent = heap.thing(value);
  if (persistent?.kind !== "persistent") return undefined;
  const [kind = NONE, made = NONE, key = NONE, , length = NONE, view = NONE] =
    heap.tupleItems(persistent.id) ?? [];
  const storageClass = heap.thing(made);
  if (machine.text(kind) !== "storage" || storageClass?.kind !== "global") return undefined;
  const type = typeOfStorage(storageClass.name);
  const keyText = machine.text(key) ?? machine.integer(key)?.toString();
  const elements = machine.integer(length);
  if (type === undefined || keyText === undefined || elements === undefined) return undefined;
  const [, viewOffset = NONE] = heap.tupleItems(view) ?? [];
  return { type, key: keyText, length: elements, viewOffset: machine.integer(viewOffset) ?? 0 };
}
