/** How the values of a type are written to compare them with those of other types. */
export interface Widening {
  /** The type that they are written as. */
  readonly as: "f32" | "f64" | "i64" | "u64" | "c64";
  /** Bytes of one number as stored; of a complex one, of each half. */
  readonly unitBytes: number;
  /** Little end first; whole units only. */
  readonly widen: (bytes: Uint8Array) => Uint8Array;
}

/** The widening of a type; undefined where values cannot be told without the rules of one library. */
export function wideningOf(dtype: string): Widening | undefined {
  return WIDENINGS.get(dtype);
}

/** One quiet NaN stands for all: their payloads differ by machine. */
const F32_NAN = 0x7fc00000;

const f16Table = table(0x10000, (bits) => fromParts(bits, { exponent: 5, mantissa: 10, bias: 15 }));
const e5m2Table = table(0x100, (bits) => fromParts(bits, { exponent: 5, mantissa: 2, bias: 15 }));
/** No infinities; all ones are NaN (OCP 8-bit floating point, E4M3). */
const e4m3Table = table(0x100, (bits) =>
  (bits & 0x7f) === 0x7f ? NaN : finite(bits, { exponent: 4, mantissa: 3, bias: 7 }),
);
/** No infinities and no negative zero: its pattern is NaN. */
const e4m3fnuzTable = table(0x100, (bits) =>
  bits === 0x80 ? NaN : finite(bits, { exponent: 4, mantissa: 3, bias: 8 }),
);
const e5m2fnuzTable = table(0x100, (bits) =>
  bits === 0x80 ? NaN : finite(bits, { exponent: 5, mantissa: 2, bias: 16 }),
);
const e8m0Table = table(0x100, (bits) => (bits === 0xff ? NaN : 2 ** (bits - 127)));

const WIDENINGS: ReadonlyMap<string, Widening> = new Map<string, Widening>([
  ["F32", { as: "f32", unitBytes: 4, widen: canonicalF32 }],
  ["BF16", { as: "f32", unitBytes: 2, widen: widenBf16 }],
  [
    "F16",
    { as: "f32", unitBytes: 2, widen: (bytes) => lookUp(view(bytes, Uint16Array), f16Table()) },
  ],
  ["F8_E5M2", { as: "f32", unitBytes: 1, widen: (bytes) => lookUp(bytes, e5m2Table()) }],
  ["F8_E4M3", { as: "f32", unitBytes: 1, widen: (bytes) => lookUp(bytes, e4m3Table()) }],
  ["F8_E4M3FNUZ", { as: "f32", unitBytes: 1, widen: (bytes) => lookUp(bytes, e4m3fnuzTable()) }],
  ["F8_E5M2FNUZ", { as: "f32", unitBytes: 1, widen: (bytes) => lookUp(bytes, e5m2fnuzTable()) }],
  ["F8_E8M0", { as: "f32", unitBytes: 1, widen: (bytes) => lookUp(bytes, e8m0Table()) }],
  ["F64", { as: "f64", unitBytes: 8, widen: canonicalF64 }],
  ["C64", { as: "c64", unitBytes: 4, widen: canonicalF32 }],
  ["BOOL", { as: "i64", unitBytes: 1, widen: (bytes) => widenIntegers(bytes) }],
  ["U8", { as: "i64", unitBytes: 1, widen: (bytes) => widenIntegers(bytes) }],
  ["I8", { as: "i64", unitBytes: 1, widen: (bytes) => widenIntegers(view(bytes, Int8Array)) }],
  ["I16", { as: "i64", unitBytes: 2, widen: (bytes) => widenIntegers(view(bytes, Int16Array)) }],
  ["U16", { as: "i64", unitBytes: 2, widen: (bytes) => widenIntegers(view(bytes, Uint16Array)) }],
  ["I32", { as: "i64", unitBytes: 4, widen: (bytes) => widenIntegers(view(bytes, Int32Array)) }],
  ["U32", { as: "i64", unitBytes: 4, widen: (bytes) => widenIntegers(view(bytes, Uint32Array)) }],
  ["I64", { as: "i64", unitBytes: 8, widen: (bytes) => bytes }],
  ["U64", { as: "u64", unitBytes: 8, widen: (bytes) => bytes }],
]);

type Numbers = Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array | Int32Array;

interface ArrayType<T> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBufferLike, offset: number, length: number): T;
}

/** The bytes as numbers of this machine, which is little-endian wherever Node runs; copied where they are not aligned. */
function view<T>(bytes: Uint8Array, type: ArrayType<T>): T {
  const isAligned = bytes.byteOffset % type.BYTES_PER_ELEMENT === 0;
  const aligned = isAligned ? bytes : new Uint8Array(bytes);
  return new type(aligned.buffer, aligned.byteOffset, aligned.byteLength / type.BYTES_PER_ELEMENT);
}

function bytesOf(numbers: {
  buffer: ArrayBufferLike;
  byteOffset: number;
  byteLength: number;
}): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

function lookUp(codes: Uint8Array | Uint16Array, values: Uint32Array): Uint8Array {
  const wide = new Uint32Array(codes.length);
  for (let at = 0; at < codes.length; at += 1) wide[at] = values[codes[at] ?? 0] ?? 0;
  return bytesOf(wide);
}

function widenBf16(bytes: Uint8Array): Uint8Array {
  const codes = view(bytes, Uint16Array);
  const wide = new Uint32Array(codes.length);
  for (let at = 0; at < codes.length; at += 1) wide[at] = quiet((codes[at] ?? 0) * 0x10000);
  return bytesOf(wide);
}

function canonicalF32(bytes: Uint8Array): Uint8Array {
  const codes = view(bytes, Uint32Array);
  const wide = new Uint32Array(codes.length);
  for (let at = 0; at < codes.length; at += 1) wide[at] = quiet(codes[at] ?? 0);
  return bytesOf(wide);
}

function quiet(bits: number): number {
  return (bits & 0x7fffffff) > 0x7f800000 ? F32_NAN : bits;
}

function canonicalF64(bytes: Uint8Array): Uint8Array {
  const numbers = new Float64Array(view(bytes, Float64Array));
  for (let at = 0; at < numbers.length; at += 1) if (Number.isNaN(numbers[at])) numbers[at] = NaN;
  return bytesOf(numbers);
}

function widenIntegers(numbers: Numbers): Uint8Array {
  const wide = new Int32Array(numbers.length * 2);
  for (let at = 0; at < numbers.length; at += 1) {
    const number = numbers[at] ?? 0;
    wide[2 * at] = number;
    wide[2 * at + 1] = number < 0 ? -1 : 0;
  }
  return bytesOf(wide);
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
function table(length: number, valueOf: (bits: number) => number): () => Uint32Array {
  let made: Uint32Array | undefined;
  return () => {
    if (made === undefined) {
      const floats = Float32Array.from({ length }, (_, bits) => valueOf(bits));
      made = new Uint32Array(floats.buffer).map(quiet);
    }
    return made;
  };
}
