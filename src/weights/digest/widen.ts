import { quiet, type Kernels } from "./kernels.ts";

/** How the values of a type are written to compare them with those of other types. */
export interface Widening {
  /** The type that they are written as. */
  readonly as: "f32" | "f64" | "i64" | "u64" | "c64";
  /** Bytes of one number as stored; of a complex one, of each half. */
  readonly unitBytes: number;
  /** Bytes of one number as written. */
  readonly wideBytes: number;
  /** Writes `count` numbers from one place of the kernels' memory to another; little end first. */
  readonly widen: (kernels: Kernels, from: number, to: number, count: number) => void;
  /** Whether numbers are written as they are stored; never where it is left out. */
  readonly isWide?: (kernels: Kernels, from: number, count: number) => boolean;
}

/** The widening of a type; undefined where values cannot be told without the rules of one library. */
export function wideningOf(dtype: string): Widening | undefined {
  return WIDENINGS.get(dtype);
}

const e5m2Table = table((bits) => fromParts(bits, { exponent: 5, mantissa: 2, bias: 15 }));
/** No infinities; all ones are NaN (OCP 8-bit floating point, E4M3). */
const e4m3Table = table((bits) =>
  (bits & 0x7f) === 0x7f ? NaN : finite(bits, { exponent: 4, mantissa: 3, bias: 7 }),
);
/** No infinities and no negative zero: its pattern is NaN. */
const e4m3fnuzTable = table((bits) =>
  bits === 0x80 ? NaN : finite(bits, { exponent: 4, mantissa: 3, bias: 8 }),
);
const e5m2fnuzTable = table((bits) =>
  bits === 0x80 ? NaN : finite(bits, { exponent: 5, mantissa: 2, bias: 16 }),
);
const e8m0Table = table((bits) => (bits === 0xff ? NaN : 2 ** (bits - 127)));

const singles: Pick<Widening, "unitBytes" | "wideBytes" | "widen" | "isWide"> = {
  unitBytes: 4,
  wideBytes: 4,
  widen: (kernels, from, to, count) => kernels.f32(from, to, count),
  isWide: (kernels, from, count) => kernels.hasNoNan(from, count),
};

const WIDENINGS: ReadonlyMap<string, Widening> = new Map<string, Widening>([
  ["F32", { as: "f32", ...singles }],
  ["C64", { as: "c64", ...singles }],
  ["BF16", halves((kernels, from, to, count) => kernels.bf16(from, to, count))],
  ["F16", halves((kernels, from, to, count) => kernels.f16(from, to, count))],
  ["F8_E5M2", looked(e5m2Table)],
  ["F8_E4M3", looked(e4m3Table)],
  ["F8_E4M3FNUZ", looked(e4m3fnuzTable)],
  ["F8_E5M2FNUZ", looked(e5m2fnuzTable)],
  ["F8_E8M0", looked(e8m0Table)],
  ["F64", { as: "f64", unitBytes: 8, wideBytes: 8, widen: canonicalF64 }],
  ["BOOL", integers(Uint8Array)],
  ["U8", integers(Uint8Array)],
  ["I8", integers(Int8Array)],
  ["I16", integers(Int16Array)],
  ["U16", integers(Uint16Array)],
  ["I32", integers(Int32Array)],
  ["U32", integers(Uint32Array)],
  ["I64", { as: "i64", unitBytes: 8, wideBytes: 8, widen: copy, isWide: () => true }],
  ["U64", { as: "u64", unitBytes: 8, wideBytes: 8, widen: copy, isWide: () => true }],
]);

type Widen = Widening["widen"];

function halves(widen: Widen): Widening {
  return { as: "f32", unitBytes: 2, wideBytes: 4, widen };
}

function looked(values: () => Uint32Array): Widening {
  return {
    as: "f32",
    unitBytes: 1,
    wideBytes: 4,
    widen({ memory }, from, to, count) {
      const codes = new Uint8Array(memory, from, count);
      const wide = new Uint32Array(memory, to, count);
      const known = values();
      for (let at = 0; at < count; at += 1) wide[at] = known[codes[at] ?? 0] ?? 0;
    },
  };
}

function copy({ memory }: Kernels, from: number, to: number, count: number): void {
  new Uint8Array(memory, to, count * 8).set(new Uint8Array(memory, from, count * 8));
}

function canonicalF64({ memory }: Kernels, from: number, to: number, count: number): void {
  const numbers = new Float64Array(memory, from, count);
  const wide = new Float64Array(memory, to, count);
  wide.set(numbers);
  for (let at = 0; at < count; at += 1) if (Number.isNaN(wide[at])) wide[at] = NaN;
}

type Integers = Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array | Int32Array;

interface IntegerType {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: SharedArrayBuffer, offset: number, length: number): Integers;
}

/** The views are of this machine, which is little-endian wherever Node runs. */
function integers(type: IntegerType): Widening {
  return {
    as: "i64",
    unitBytes: type.BYTES_PER_ELEMENT,
    wideBytes: 8,
    widen({ memory }, from, to, count) {
      const numbers = new type(memory, from, count);
      const wide = new Int32Array(memory, to, 2 * count);
      for (let at = 0; at < count; at += 1) {
        const number = numbers[at] ?? 0;
        wide[2 * at] = number;
        wide[2 * at + 1] = number < 0 ? -1 : 0;
      }
    },
  };
}

interface Layout {
  readonly exponent: number;
  readonly mantissa: number;
  readonly bias: number;
}

/** A value by its parts as IEEE 754 has them: the highest exponent is infinity or NaN. */
function fromParts(bits: number, layout: Layout): number {
  const top = (1 << layout.exponent) - 1;
  if (((bits >> layout.mantissa) & top) !== top) return finite(bits, layout);
  if ((bits & ((1 << layout.mantissa) - 1)) !== 0) return NaN;
  return isNegative(bits, layout) ? -Infinity : Infinity;
}

function finite(bits: number, layout: Layout): number {
  const { exponent, mantissa, bias } = layout;
  const power = (bits >> mantissa) & ((1 << exponent) - 1);
  const fraction = (bits & ((1 << mantissa) - 1)) / (1 << mantissa);
  const size = power === 0 ? fraction * 2 ** (1 - bias) : (1 + fraction) * 2 ** (power - bias);
  return isNegative(bits, layout) ? -size : size;
}

function isNegative(bits: number, { exponent, mantissa }: Layout): boolean {
  return ((bits >> (exponent + mantissa)) & 1) === 1;
}

/** The f32 of every code, made when first asked for. */
function table(valueOf: (bits: number) => number): () => Uint32Array {
  let made: Uint32Array | undefined;
  return () => {
    if (made === undefined) {
      const floats = Float32Array.from({ length: 0x100 }, (_, bits) => valueOf(bits));
      made = new Uint32Array(floats.buffer).map(quiet);
    }
    return made;
  };
}
