import { dictEntry } from "./entries.ts";
import type { RawBytes, Result } from "./things.ts";
import type { Machine } from "./machine.ts";
import { numpyTypeOf, shapeOf, type NumpyType } from "./numpy-type.ts";
import type { Rebuilding } from "./rebuilt-tensor.ts";
import { countedSpan } from "./texts.ts";
import { NONE, TRUE, type Value } from "./values.ts";

/** An array of NumPy inside of a pickle. */
export interface NumpyArray {
  readonly kind: "numpy";
  readonly type: NumpyType;
  readonly shape: readonly number[];
  readonly isFortranOrder: boolean;
  /** Where its bytes lie in the file; undefined for objects, and for bytes written as text. */
  readonly bytes: RawBytes | undefined;
}

/** The array that a result is; undefined when it is none, or does not say type and shape plainly. */
export function numpyArrayOf(
  machine: Machine,
  result: Result,
  { name, args }: Rebuilding,
): NumpyArray | undefined {
  const state = result.states.at(-1) ?? NONE;
  if (name === "joblib.numpy_pickle.NumpyArrayWrapper") return wrappedArray(machine, result, state);
  if (name.endsWith("._reconstruct")) {
    const [, shape, dtype, isFortran, data] = machine.heap.tupleItems(state) ?? [];
    return arrayOf(machine, shape, dtype, isFortran === TRUE, data);
  }
  if (name.endsWith("._frombuffer")) {
    const [data, dtype, shape, order = NONE] = args;
    return arrayOf(machine, shape, dtype, machine.text(order) === "F", data);
  }
  return undefined;
}

function arrayOf(
  machine: Machine,
  shape: Value | undefined,
  dtype: Value | undefined,
  isFortranOrder: boolean,
  data: Value | undefined,
): NumpyArray | undefined {
  const type = numpyTypeOf(machine, dtype);
  const lengths = shapeOf(machine, shape);
  if (!type || !lengths) return undefined;
  const opcode = machine.heap.scalars.bytesOffset(data ?? NONE);
  const span = opcode === undefined ? undefined : countedSpan(machine.window, opcode);
  const bytes = span && { offset: span.start, length: span.length };
  return { kind: "numpy", type, shape: lengths, isFortranOrder, bytes };
}

function wrappedArray(machine: Machine, result: Result, state: Value): NumpyArray | undefined {
  const type = numpyTypeOf(machine, dictEntry(machine, state, "dtype"));
  const shape = shapeOf(machine, dictEntry(machine, state, "shape"));
  if (!type || !shape) return undefined;
  const order = dictEntry(machine, state, "order") ?? NONE;
  const isFortranOrder = machine.text(order) === "F";
  return { kind: "numpy", type, shape, isFortranOrder, bytes: result.raw };
}
