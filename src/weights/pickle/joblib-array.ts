import { dictEntry } from "./entries.ts";
import type { RawBytes, Result } from "./things.ts";
import type { Machine } from "./machine.ts";
import { numpyTypeOf, shapeOf } from "./numpy-type.ts";
import { slice } from "./window.ts";
import { type Value } from "./values.ts";

/**
 * joblib writes the bytes of an array into the stream, behind the BUILD of its wrapper; the loader has to jump over them.
 * Gives where they lie, or undefined for any other object. An array of objects is a stream of its own: it becomes the
 * inner stream of the machine.
 */
export function rawBytesAfter(
  machine: Machine,
  wrapper: Result,
  state: Value,
  next: number,
): RawBytes | undefined {
  if (!madeBy(machine, wrapper, "joblib.numpy_pickle", "NumpyArrayWrapper")) return undefined;
  const type = numpyTypeOf(machine, dictEntry(machine, state, "dtype"));
  const shape = shapeOf(machine, dictEntry(machine, state, "shape"));
  if (type === undefined || shape === undefined) {
    machine.fail("bad-array", "an array of joblib whose type or shape cannot be told");
    return undefined;
  }
  const from = machine.window.start + next;
  if (type.holdsObjects) {
    machine.enter(from);
    return undefined;
  }
  const padding = paddingAt(machine, state, from);
  const length = shape.reduce((size, axis) => size * axis, type.itemBytes);
  return { offset: from + padding, length };
}

/** joblib 1.2 and later write one byte that says how many bytes follow to align the array. */
function paddingAt(machine: Machine, state: Value, from: number): number {
  const alignment = dictEntry(machine, state, "numpy_array_alignment_bytes");
  if (alignment === undefined || machine.integer(alignment) === undefined) return 0;
  const [padding = 0] = slice(machine.window, from, Math.min(from + 1, machine.window.total));
  return 1 + padding;
}

/** Whether a value is an object that `__new__` of this class, or a call, made. */
function madeBy(machine: Machine, result: Result, module: string, name: string): boolean {
  const callee = machine.heap.thing(result.callee);
  return callee?.kind === "global" && callee.module === module && callee.name === name;
}
