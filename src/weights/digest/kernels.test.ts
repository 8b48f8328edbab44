import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { kernelModule } from "../../../tools/kernels/kernels.ts";
import { KERNEL_MODULE } from "./kernel-module.ts";
import { plainKernels, type Kernels } from "./kernels.ts";
import { wasmKernels, wasmMemory } from "./wasm-kernels.ts";

const FROM = 8;
const TO = 2 ** 20 + 16;

const memory = wasmMemory(2 ** 21) ?? assert.fail("no WebAssembly here");
const wasm = wasmKernels(memory) ?? assert.fail("no vectors here");
const plain = plainKernels(new SharedArrayBuffer(2 ** 21));

/** What a kernel makes of numbers that are written as bytes. */
function run(
  kernels: Kernels,
  name: "bf16" | "f16" | "f32",
  bytes: Uint8Array,
  unitBytes: number,
): Buffer {
  const count = Math.floor(bytes.length / unitBytes);
  new Uint8Array(kernels.memory, FROM, bytes.length).set(bytes);
  kernels[name](FROM, TO, count);
  return Buffer.from(new Uint8Array(kernels.memory, TO, 4 * count).slice());
}

describe("kernels in WebAssembly", () => {
  it("are those that the assembler writes", () => {
    assert.equal(KERNEL_MODULE, Buffer.from(kernelModule()).toString("base64"));
  });

  for (const name of ["bf16", "f16"] as const) {
    it(`widen every ${name} as those in JavaScript do`, () => {
      const all = new Uint8Array(Uint16Array.from({ length: 0x10000 }, (_, at) => at).buffer);
      assert.ok(run(wasm, name, all, 2).equals(run(plain, name, all, 2)));
    });
  }

  it("widen f16 to the numbers that the engine knows", () => {
    const codes = Uint16Array.from({ length: 0x7c00 }, (_, at) => at);
    const wide = run(wasm, "f16", new Uint8Array(codes.buffer), 2);
    for (const [at, code] of codes.entries()) {
      const exponent = code >> 10;
      const fraction = (code & 0x3ff) / 0x400;
      const value = exponent === 0 ? fraction * 2 ** -14 : (1 + fraction) * 2 ** (exponent - 15);
      assert.equal(wide.readFloatLE(4 * at), value);
    }
  });

  it("leave one NaN of f32, as those in JavaScript do", () => {
    const bits = fc.oneof(
      fc.nat(2 ** 32 - 1),
      fc.constantFrom(0x7f800000, 0x7f800001, 0xff800000, 0xffc00001, 0x80000000),
    );
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 100 }), (numbers) => {
        const bytes = new Uint8Array(Uint32Array.from(numbers).buffer);
        assert.ok(run(wasm, "f32", bytes, 4).equals(run(plain, "f32", bytes, 4)));
        assert.equal(wasm.hasNoNan(FROM, numbers.length), plain.hasNoNan(FROM, numbers.length));
      }),
    );
  });

  it("see a NaN wherever it stands, and none behind the numbers", () => {
    const words = new Uint32Array(wasm.memory);
    words.fill(0);
    for (let count = 1; count < 100; count += 1) {
      words[FROM / 4 + count] = 0xffffffff;
      assert.ok(wasm.hasNoNan(FROM, count));
      assert.ok(!wasm.hasNoNan(FROM, count + 1));
      words[FROM / 4 + count] = 0;
    }
  });
});
