import { KERNEL_MODULE } from "./kernel-module.ts";
import type { Kernels } from "./kernels.ts";

/** Bytes that the kernel that looks for NaN takes at once; the others read and write up to 16 beyond the last number. */
const LOOKED_AT_ONCE = 128;

/** Memory comes in pages. */
const PAGE_BYTES = 1 << 16;

/** Memory of WebAssembly that threads share. */
export interface WasmMemory {
  readonly buffer: SharedArrayBuffer;
}

/** The part of the engine that is used here; the types of Node leave it to those of browsers. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: object,
  ) => { readonly exports: Readonly<Record<string, unknown>> };
  readonly Memory: new (limits: object) => WasmMemory;
};

/** Memory of at least so many bytes; undefined where the engine has none of WebAssembly, or no space of addresses for it. */
export function wasmMemory(byteLength: number): WasmMemory | undefined {
  const pages = Math.ceil(byteLength / PAGE_BYTES);
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  } catch {
    return undefined;
  }
}

/** Kernels in WebAssembly, which do four numbers or eight at a time; undefined where the engine has no vectors. */
export function wasmKernels(memory: WasmMemory): Kernels | undefined {
  const { bf16, f16, f32, hasNoNan } = instantiate(memory);
  if (!isKernel(bf16) || !isKernel(f16) || !isKernel(f32) || !isKernel(hasNoNan)) return undefined;
  const words = new Uint32Array(memory.buffer);
  return {
    memory: memory.buffer,
    bf16: (from, to, count) => void (count > 0 && bf16(from, to, from + 2 * count)),
    f16: (from, to, count) => void (count > 0 && f16(from, to, from + 2 * count)),
    f32: (from, to, count) => void (count > 0 && f32(from, to, from + 4 * count)),
    hasNoNan(from, count) {
      const bytes = 4 * count - ((4 * count) % LOOKED_AT_ONCE);
      const end = from + bytes;
      if (bytes > 0 && hasNoNan(from, end) === 0) return false;
      const rest = words.subarray(end / 4, from / 4 + count);
      return rest.every((bits) => (bits & 0x7fffffff) <= 0x7f800000);
    },
  };
}

/** Rare engines, and Node told to do without, refuse vectors or WebAssembly as a whole. */
function instantiate(memory: WasmMemory): Readonly<Record<string, unknown>> {
  try {
    const module = new WebAssembly.Module(Buffer.from(KERNEL_MODULE, "base64"));
    return new WebAssembly.Instance(module, { kernels: { memory } }).exports;
  } catch {
    return {};
  }
}

type Kernel = (...places: readonly number[]) => unknown;

function isKernel(value: unknown): value is Kernel {
  return typeof value === "function";
}
