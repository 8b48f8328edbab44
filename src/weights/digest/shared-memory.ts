import { plainKernels, type Kernels } from "./kernels.ts";
import { wasmKernels, wasmMemory, type WasmMemory } from "./wasm-kernels.ts";

/** Memory that threads see at the same time: one of WebAssembly, where kernels in it can run, or a plain one. */
export type SharedMemory = WasmMemory | SharedArrayBuffer;

/** Memory of at least so many bytes, all zero; it takes what is written to of it. */
export function makeSharedMemory(byteLength: number): SharedMemory {
  return wasmMemory(byteLength) ?? new SharedArrayBuffer(byteLength);
}

/** Whether a value that came to a thread is memory that it shares with others. */
export function isSharedMemory(value: unknown): value is SharedMemory {
  if (value instanceof SharedArrayBuffer) return true;
  return (
    typeof value === "object" &&
    value !== null &&
    "buffer" in value &&
    value.buffer instanceof SharedArrayBuffer
  );
}

/** The quickest kernels that run over some memory. */
export function kernelsOver(memory: SharedMemory): Kernels {
  if (memory instanceof SharedArrayBuffer) return plainKernels(memory);
  return wasmKernels(memory) ?? plainKernels(memory.buffer);
}
