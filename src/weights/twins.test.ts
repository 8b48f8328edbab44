import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { digestModel } from "./digest/model-digests.ts";
import { inspectFiles } from "./inspect-files.test.ts";
import { safetensorsFile, type TensorToStore } from "./safetensors/safetensors-file.test.ts";
import type { Tensor } from "./tensor.ts";
import { ggufTwin, npzTwin, onnxTwin, torchTwin, TWIN_TYPES } from "./twin-files.test.ts";

/** Some tensors of any types and shapes; GGUF has four axes at most. */
const TENSORS = fc
  .uniqueArray(fc.stringMatching(/^[a-z]{1,8}(?:\.[a-z0-9]{1,8}){0,3}$/), {
    minLength: 1,
    maxLength: 8,
  })
  .chain((names) => fc.tuple(...names.map(anyTensor)));

function anyTensor(name: string): fc.Arbitrary<TensorToStore> {
  const shape = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 });
  return fc
    .tuple(fc.constantFrom(...TWIN_TYPES), shape)
    .chain(([[dtype, { itemBytes }], lengths]) => {
      const byteLength = lengths.reduce((size, length) => size * length, itemBytes);
      return fc
        .uint8Array({ minLength: byteLength, maxLength: byteLength })
        .map((bytes) => ({ name, dtype, shape: lengths, bytes }));
    });
}

/** The tensors of a file, which follows its format, in the order of their names. */
async function read(name: string, bytes: Uint8Array): Promise<readonly Tensor[]> {
  const { integrity, problems, tensors } = await inspectFiles({ [name]: bytes });
  assert.equal(integrity, "valid", JSON.stringify(problems));
  return Array.from(tensors).toSorted(byName);
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1;
}

/** What a reader gave, as what a writer was given. */
async function stored({ name, dtype, shape, data }: Tensor): Promise<TensorToStore> {
  const pieces = data?.pieces ?? [];
  const bytes = await Promise.all(
    pieces.map(({ source, offset, length }) => source.read(offset, offset + length)),
  );
  return { name, dtype, shape, bytes: Uint8Array.from(Buffer.concat(bytes)) };
}

const WRITERS: readonly (readonly [
  name: string,
  write: (tensors: readonly TensorToStore[]) => Buffer,
])[] = [
  ["m.safetensors", (tensors) => safetensorsFile(tensors)],
  ["m.gguf", (tensors) => ggufTwin(tensors, true)],
  ["m.npz", npzTwin],
  ["m.onnx", onnxTwin],
  ["m.pt", torchTwin],
];

describe("what is written", () => {
  for (const [name, write] of WRITERS) {
    it(`as ${name} is read as it was`, async () => {
      await fc.assert(
        fc.asyncProperty(TENSORS, async (tensors) => {
          const found = await Promise.all((await read(name, write(tensors))).map(stored));
          assert.deepEqual(found, tensors.toSorted(byName));
        }),
        { numRuns: 40 },
      );
    });
  }

  it("as safetensors keeps any names and metadata", async () => {
    const names = fc.uniqueArray(
      fc.oneof(fc.constantFrom("__proto__", "1", ""), fc.string({ unit: "grapheme" })),
      { selector: (name) => name },
    );
    const metadata = fc.array(fc.tuple(fc.string(), fc.string())).map((all) => new Map(all));
    await fc.assert(
      fc.asyncProperty(names, metadata, async (all, about) => {
        const tensors = all
          .filter((name) => name !== "__metadata__")
          .map((name) => ({ name, dtype: "U8", shape: [1], bytes: Uint8Array.of(7) }));
        const bytes = safetensorsFile(tensors, about);
        const found = await inspectFiles({ "m.safetensors": bytes });
        assert.equal(found.integrity, "valid", JSON.stringify(found.problems));
        assert.deepEqual(
          found.tensors.map(({ name }) => name),
          tensors.map(({ name }) => name),
        );
        assert.deepEqual(found.metadata, about);
      }),
      { numRuns: 100 },
    );
  });
});

describe("a header of safetensors whose length begins as packed files do", () => {
  for (const headerBytes of [0x0178, 0x5e78, 0x9c78, 0xda78]) {
    it(`is read: ${headerBytes} bytes`, async () => {
      const tensor = { name: "a", dtype: "U8", shape: [1], bytes: Uint8Array.of(7) };
      const shortest = safetensorsFile([tensor], new Map([["note", "8 bytes!"]]));
      const more = headerBytes - Number(shortest.readBigUInt64LE());
      const note = "x".repeat("8 bytes!".length + more);
      const bytes = safetensorsFile([tensor], new Map([["note", note]]));
      assert.equal(Number(bytes.readBigUInt64LE()), headerBytes);
      assert.equal((await read("m.safetensors", bytes)).length, 1);
    });
  }
});

describe("twins", () => {
  it("have the same digests in five formats", async () => {
    await fc.assert(
      fc.asyncProperty(TENSORS, async (tensors) => {
        const digests = new Set<string>();
        for (const [name, write] of WRITERS) {
          const found = await digestModel(await read(name, write(tensors)));
          digests.add(JSON.stringify(found.digests));
        }
        assert.equal(digests.size, 1, [...digests].join("\n"));
        assert.match([...digests].join(""), /"modelDigest":"[0-9a-f]{64}"/);
      }),
      { numRuns: 25 },
    );
  });

  it("of the other byte order have the same values", async () => {
    await fc.assert(
      fc.asyncProperty(TENSORS, async (tensors) => {
        const orders = [true, false].map((isLittle) => ggufTwin(tensors, isLittle));
        const digests = new Set<string | undefined>();
        for (const bytes of orders) {
          const found = await digestModel(await read("m.gguf", bytes));
          digests.add(found.digests?.valueDigest);
        }
        assert.equal(digests.size, 1, [...digests].join(" "));
      }),
      { numRuns: 25 },
    );
  });

  it("that differ in one byte have other digests", async () => {
    await fc.assert(
      fc.asyncProperty(TENSORS, fc.nat(), async (tensors, at) => {
        const bytes = safetensorsFile(tensors);
        const dataBytes = tensors.reduce((sum, tensor) => sum + tensor.bytes.length, 0);
        const other = Buffer.from(bytes);
        const place = bytes.length - 1 - (at % dataBytes);
        other[place] = (other[place] ?? 0) ^ 1;
        const [one, two] = [await read("a.safetensors", bytes), await read("b.safetensors", other)];
        assert.notEqual(
          (await digestModel(one)).digests?.modelDigest,
          (await digestModel(two)).digests?.modelDigest,
        );
      }),
      { numRuns: 25 },
    );
  });
});
