import { KERNEL_MODULE } from "./kernel-module.ts";
import type { Kernels } from "./kernels.ts";

/** Bytes that a kernel reads at once; it reads and writes up to so many beyond the last number. */
const VECTOR_BYTES = 16;

/** The part of the engine that is used here; the types of Node leave it to those of browsers. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => {
    readonly exports: Readonly<Record<string, unknown>>;
  };
  readonly Memory: new (limits: object) => { readonly buffer: ArrayBuffer };
};

/** Kernels in WebAssembly, which do four numbers or eight at a time; undefined where the engine has no vectors. */
export function wasmKernels(): Kernels | undefined {
  const { memory, bf16, f16, f32, hasNoNan } = instantiate();
  const isWhole = memory instanceof WebAssembly.Memory;
  if (!isWhole || !isKernel(bf16) || !isKernel(f16) || !isKernel(f32) || !isKernel(hasNoNan)) {
    return undefined;
  }
  const words = new Uint32Array(memory.buffer);
  return {
    memory: memory.buffer,
    bf16: (from, to, count) => void (count > 0 && bf16(from, to, from + 2 * count)),
    f16: (from, to, count) => void (count > 0 && f16(from, to, from + 2 * count)),
    f32: (from, to, count) => void (count > 0 && f32(from, to, from + 4 * count)),
    hasNoNan(from, count) {
      const bytes = 4 * count - ((4 * count) % VECTOR_BYTES);
      const end = from + bytes;
      if (bytes > 0 && hasNoNan(from, end) === 0) return false;
      const rest = words.subarray(end / 4, from / 4 + count);
      return rest.every((bits) => (bits & 0x7fffffff) <= 0x7f800000);
    },
  };
}

/** Rare engines, and Node told to do without, refuse vectors or WebAssembly as a whole. */
function instantiate(): Readonly<Record<string, unknown>> {
  try {
    const module = new WebAssembly.Module(Buffer.from(KERNEL_MODULE, "base64"));
    return new WebAssembly.Instance(module).exports;
  } catch {
    return {};
  }
}

type Kernel = (...places: readonly number[]) => unknown;

function isKernel(value: unknown): value is Kernel {
  return typeof value === "function";
}
