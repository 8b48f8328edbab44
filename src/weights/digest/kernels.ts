/** Loops over numbers in one memory, that a machine may do many at a time. Places and counts are in bytes and numbers. */
export interface Kernels {
  readonly memory: SharedArrayBuffer;
  /** Writes numbers of 16 bits as floats of 32, one NaN for all. */
  readonly bf16: (from: number, to: number, count: number) => void;
  readonly f16: (from: number, to: number, count: number) => void;
  /** Copies floats of 32 bits, with one NaN for all. */
  readonly f32: (from: number, to: number, count: number) => void;
  /** Whether none of some floats of 32 bits is a NaN. */
  readonly hasNoNan: (from: number, count: number) => boolean;
}

/** One quiet NaN stands for all: their payloads differ by machine. */
const F32_NAN = 0x7fc00000;

/** Kernels in JavaScript. */
export function plainKernels(memory: SharedArrayBuffer): Kernels {
  const halves = new Uint16Array(memory);
  const words = new Uint32Array(memory);
  return {
    memory,
    bf16(from, to, count) {
      const [first, start] = [from / 2, to / 4];
      for (let at = 0; at < count; at += 1) {
        words[start + at] = quiet((halves[first + at] ?? 0) << 16);
      }
    },
    f16(from, to, count) {
      const [first, start] = [from / 2, to / 4];
      for (let at = 0; at < count; at += 1) {
        words[start + at] = quiet(wideF16(halves[first + at] ?? 0));
      }
    },
    f32(from, to, count) {
      const [first, start] = [from / 4, to / 4];
      for (let at = 0; at < count; at += 1) words[start + at] = quiet(words[first + at] ?? 0);
    },
    hasNoNan(from, count) {
      const first = from / 4;
      let most = 0;
      for (let at = 0; at < count; at += 1) {
        most = Math.max(most, (words[first + at] ?? 0) & 0x7fffffff);
      }
      return most <= 0x7f800000;
    },
  };
}

/** The same bits, and those of the one NaN where they are of any. */
export function quiet(bits: number): number {
  return (bits & 0x7fffffff) > 0x7f800000 ? F32_NAN : bits;
}

/** Bits of the float of 32 bits that has the value of one of 16: the exponent grows by 112, a small number is made normal. */
function wideF16(bits: number): number {
  const sign = (bits & 0x8000) << 16;
  const rest = bits & 0x7fff;
  if (rest >= 0x7c00) return sign | 0x7f800000 | ((rest & 0x3ff) << 13);
  if (rest >= 0x400) return sign | ((rest << 13) + 0x38000000);
  if (rest === 0) return sign;
  const shift = Math.clz32(rest) - 21;
  return sign | ((113 - shift) << 23) | (((rest << shift) & 0x3ff) << 13);
}
