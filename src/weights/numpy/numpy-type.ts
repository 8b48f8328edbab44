import { FormatError } from "../../bytes/errors.ts";
import type { PythonLiteral } from "./python-literal.ts";

/** A type of NumPy as the header of an array declares it. */
export interface NumpyType {
  /** The name that tensors use, see `Tensor.dtype`. */
  readonly dtype: string;
  /** Bytes of one element. */
  readonly itemBytes: number;
  readonly byteOrder: "little" | "big";
  /** Python objects are in it: the data is a pickle. */
  readonly hasObjects: boolean;
}

/** Names by kind and size, where safetensors has one. */
const PLAIN: ReadonlyMap<string, string> = new Map([
  ["b1", "BOOL"],
  ["i1", "I8"],
  ["u1", "U8"],
  ["i2", "I16"],
  ["u2", "U16"],
  ["f2", "F16"],
  ["i4", "I32"],
  ["u4", "U32"],
  ["f4", "F32"],
  ["i8", "I64"],
  ["u8", "U64"],
  ["f8", "F64"],
  ["c8", "C64"],
]);

/** The name that tensors use for a kind and size such as `f4`. */
export function numpyDtype(code: string): string {
  return PLAIN.get(code) ?? `numpy:${code}`;
}

/** Bytes of one unit of a kind: a character of `U` has four. */
const UNIT_BYTES: ReadonlyMap<string, number> = new Map([
  ...["b", "i", "u", "f", "c", "S", "a", "V", "m", "M"].map((kind) => [kind, 1] as const),
  ["U", 4],
]);

/** Reads the `descr` of a header: a type string, or the list of fields of a structured type. Throws `FormatError`. */
export function parseDescr(descr: PythonLiteral): NumpyType {
  if (descr.kind === "string") return parseTypeString(descr.value);
  if (descr.kind !== "sequence") throw bad(`it is a ${descr.kind}`);
  const fields = descr.items.map(parseField);
  return {
    dtype: "numpy:structured",
    itemBytes: sumOf(fields.map(({ itemBytes }) => itemBytes)),
    byteOrder: "little",
    hasObjects: fields.some(({ hasObjects }) => hasObjects),
  };
}

/** `(name, type)` or `(name, type, shape)`; the name may be a title and a name. */
function parseField(field: PythonLiteral): NumpyType {
  const [, type, shape] = field.kind === "sequence" ? field.items : [];
  if (type === undefined) throw bad("a field is not a name and a type");
  const parsed = parseDescr(type);
  return { ...parsed, itemBytes: parsed.itemBytes * repeats(shape) };
}

function repeats(shape: PythonLiteral | undefined): number {
  if (shape === undefined) return 1;
  const lengths = shape.kind === "sequence" ? shape.items : [shape];
  return lengths.reduce((count, item) => {
    if (item.kind !== "number" || item.value < 0) throw bad("a field has no shape");
    return count * item.value;
  }, 1);
}

function parseTypeString(text: string): NumpyType {
  const match = /^([<>|=])?([a-zA-Z])(\d{0,9})(?:\[[\w/]{1,20}\])?$/.exec(text);
  const [, order = "|", kind = "", digits = ""] = match ?? [];
  if (kind === "O") {
    return { dtype: "numpy:object", itemBytes: 8, byteOrder: "little", hasObjects: true };
  }
  const unit = UNIT_BYTES.get(kind);
  if (unit === undefined) throw bad(`"${text}" is unknown`);
  return {
    dtype: numpyDtype(kind + digits),
    itemBytes: Number(digits) * unit,
    byteOrder: order === ">" ? "big" : "little",
    hasObjects: false,
  };
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

function bad(found: string): FormatError {
  return new FormatError("bad-descr", `Cannot read the type of the elements: ${found}`);
}
