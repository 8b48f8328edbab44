import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type ModelConfig, elementCount, initialize, tensorShapes } from "./parameters.ts";
import { readSafetensors, writeSafetensors } from "./safetensors.ts";

const TINY: ModelConfig = {
  vocabularySize: 5,
  contextLength: 3,
  width: 4,
  layers: 1,
  heads: 2,
  hiddenWidth: 8,
};
const PARAMETERS = initialize(TINY, 1);
const BYTES = writeSafetensors(PARAMETERS, { step: "12" });

interface Entry {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
}

function readHeader(): { readonly length: number; readonly entries: Record<string, Entry> } {
  const length = Number(new DataView(BYTES.buffer).getBigUint64(0, true));
  const text = new TextDecoder("utf-8", { fatal: true }).decode(BYTES.subarray(8, 8 + length));
  return { length, entries: JSON.parse(text) as Record<string, Entry> };
}

function tensorEntries(): readonly Entry[] {
  const { __metadata__: _, ...tensors } = readHeader().entries;
  return Object.values(tensors);
}

describe("a safetensors file", () => {
  it("starts with the length of a header that is aligned to eight bytes", () => {
    assert.equal(readHeader().length % 8, 0);
  });

  it("has a header that opens with a brace and is padded with spaces only", () => {
    const header = new TextDecoder().decode(BYTES.subarray(8, 8 + readHeader().length));
    assert.match(header, /^\{.*\} *$/);
  });

  it("names the training step in its metadata", () => {
    assert.deepEqual(readHeader().entries["__metadata__"], { step: "12" });
  });

  it("lists every tensor of the architecture as float32 with its shape", () => {
    const { __metadata__: _, ...tensors } = readHeader().entries;
    assert.deepEqual(
      Object.entries(tensors).map(([name, { dtype, shape }]) => ({ name, dtype, shape })),
      tensorShapes(TINY).map(({ name, shape }) => ({ name, dtype: "F32", shape })),
    );
  });

  it("gives each tensor four bytes per number", () => {
    for (const { shape, data_offsets: offsets } of tensorEntries()) {
      assert.equal(offsets[1] - offsets[0], 4 * elementCount(shape));
    }
  });

  it("covers the data without holes or overlaps, up to the end of the file", () => {
    const offsets = tensorEntries().map((entry) => entry.data_offsets);
    const ends = offsets.map(([, end]) => end);
    assert.deepEqual(
      offsets.map(([begin]) => begin),
      [0, ...ends.slice(0, -1)],
    );
    assert.equal(8 + readHeader().length + (ends.at(-1) ?? NaN), BYTES.length);
  });

  it("gives back the same numbers", () => {
    const read = readSafetensors(BYTES, TINY);
    assert.deepEqual(read.tensors, PARAMETERS.tensors);
  });

  it("is refused when the configuration asks for another shape", () => {
    assert.throws(() => readSafetensors(BYTES, { ...TINY, hiddenWidth: 16 }), {
      message: 'Cannot read tensor "layers.0.mlp.up": needs float32 numbers in shape [16, 4]',
    });
  });
});
