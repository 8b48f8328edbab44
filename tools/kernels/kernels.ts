import {
  add,
  and,
  get,
  greater,
  highHalves,
  isZero,
  larger,
  less,
  load,
  lowHalves,
  moduleOf,
  multiplyFloats,
  or,
  repeatWhileBelow,
  select,
  set,
  shiftLeft,
  splat,
  splatFloat,
  step,
  store,
  toFloats,
  type Code,
  type Kernel,
} from "./wasm.ts";

/** Parameters of a kernel that writes: where it reads, where it writes, where it stops reading. */
const FROM = 0;
const TO = 1;
const END = 2;
/** Vectors behind the parameters. */
const RAW = 3;
const WIDE = 4;

const INFINITY = splat(0x7f800000);
const NAN = splat(0x7fc00000);
const SIZE_BITS = splat(0x7fffffff);

/** Lanes that are no number, as a mask; without its sign a NaN is above infinity. */
function isNan(vector: Code): Code {
  return greater(and(vector, SIZE_BITS), INFINITY);
}

/** Writes floats of 32 bits with one NaN for all. */
function storeQuiet(offset: number, vector: Code): Code {
  return [...vector, ...set(WIDE), ...store(TO, offset, select(NAN, get(WIDE), isNan(get(WIDE))))];
}

/** A float of 16 bits in each lane of 32: the exponent grows by 112, infinity's by as much again, small numbers are reckoned. */
function wideF16(lanes: Code): Code {
  const rest = and(lanes, splat(0x7fff));
  const sign = shiftLeft(and(lanes, splat(0x8000)), 16);
  const grown = add(shiftLeft(rest, 13), splat(0x38000000));
  const isTop = greater(rest, splat(0x7bff));
  const normal = add(grown, and(isTop, splat(0x38000000)));
  const small = multiplyFloats(toFloats(rest), splatFloat(2 ** -24));
  return or(select(small, normal, less(rest, splat(0x400))), sign);
}

function halves(name: string, widen: (lanes: Code) => Code): Kernel {
  const eight = [
    ...load(FROM),
    ...set(RAW),
    ...storeQuiet(0, widen(lowHalves(get(RAW)))),
    ...storeQuiet(16, widen(highHalves(get(RAW)))),
    ...step(FROM, 16),
    ...step(TO, 32),
  ];
  return {
    name,
    parameters: 3,
    hasResult: false,
    vectors: 2,
    body: repeatWhileBelow(FROM, END, eight),
  };
}

const singles: Kernel = {
  name: "f32",
  parameters: 3,
  hasResult: false,
  vectors: 2,
  body: repeatWhileBelow(FROM, END, [
    ...storeQuiet(0, load(FROM)),
    ...step(FROM, 16),
    ...step(TO, 16),
  ]),
};

/** Vectors that are looked at before the loop is asked whether it is done. */
const UNROLLED = Array.from({ length: 8 }, (_, at) => 16 * at);

/** Parameters: where it reads, where it stops. The largest number without its sign tells whether one is a NaN. */
const noNan: Kernel = {
  name: "hasNoNan",
  parameters: 2,
  hasResult: true,
  vectors: 1,
  body: [
    ...repeatWhileBelow(0, 1, [
      ...UNROLLED.flatMap((at) => [...larger(get(2), and(load(0, at), SIZE_BITS)), ...set(2)]),
      ...step(0, 16 * UNROLLED.length),
    ]),
    ...isZero(greater(get(2), INFINITY)),
  ],
};

/** The module that `src/weights/digest/wasm-kernels.ts` carries. */
export function kernelModule(): Uint8Array {
  const bf16 = halves("bf16", (lanes) => shiftLeft(lanes, 16));
  return moduleOf([bf16, halves("f16", wideF16), singles, noNan]);
}
