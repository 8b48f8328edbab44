import type { Machine } from "./machine.ts";
import { NONE, type Value } from "./values.ts";

/** An element type of numpy, as a pickle describes it. */
export interface NumpyType {
  /** As numpy writes it without the byte order: `f8`, `U12`, `V24`. */
  readonly code: string;
  readonly itemBytes: number;
  readonly byteOrder: "little" | "big";
  /** Elements are Python objects: a pickle follows, not numbers. */
  readonly holdsObjects: boolean;
}

const CODE = /^[<>|=]?([biufcmMOSUVa?])(\d{0,9})$/;

/** Whether elements refer to Python objects, in the flags of a type's state. */
const HAS_REFERENCES = 1;

/** Reads a type from what `numpy.dtype(...)` and its state say; undefined when they do not say it plainly. */
export function numpyTypeOf(machine: Machine, value: Value | undefined): NumpyType | undefined {
  const { heap } = machine;
  const made = value === undefined ? undefined : heap.thing(value);
  if (made?.kind !== "result") return undefined;
  const callee = heap.thing(made.callee);
  if (callee?.kind !== "global" || callee.module !== "numpy" || callee.name !== "dtype") {
    return undefined;
  }
  const [name = NONE] = heap.tupleItems(made.args) ?? [];
  const [, kind, digits] = CODE.exec(machine.text(name) ?? "") ?? [];
  if (kind === undefined) return undefined;
  const size = digits === "" || digits === undefined ? 1 : Number(digits);
  const state = heap.tupleItems(made.states.at(-1) ?? NONE) ?? [];
  const flags = machine.integer(state[7] ?? NONE) ?? 0;
  return {
    code: `${kind}${digits}`,
    itemBytes: kind === "U" ? size * 4 : size,
    byteOrder: machine.text(state[1] ?? NONE) === ">" ? "big" : "little",
    holdsObjects: kind === "O" || (flags & HAS_REFERENCES) !== 0,
  };
}

/** Lengths of the axes, from a tuple or list of integers; undefined when one is none, or negative. */
export function shapeOf(machine: Machine, value: Value | undefined): readonly number[] | undefined {
  if (value === undefined) return undefined;
  const { heap } = machine;
  const isList = heap.containerKind(value) === "list";
  const items = isList ? heap.items(value) : heap.tupleItems(value);
  const shape = items?.map((item) => machine.integer(item) ?? -1);
  return shape?.every((length) => length >= 0) ? shape : undefined;
}
