import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  bundleIndex,
  tableBlock,
  tableFile,
  type EntryToBundle,
} from "../checkpoint/table-writer.test.ts";
import { inspectFiles } from "../inspect-files.test.ts";
import type { Inspection } from "../inspection.ts";
import { bytesField, numberField } from "../protobuf/write-wire.test.ts";

const SHARD = "model.ckpt-1.data-00000-of-00001";

const W: EntryToBundle = { name: "dense/kernel", shape: [2, 3], offset: 0, length: 24 };
const B: EntryToBundle = { name: "dense/bias", shape: [3], offset: 24, length: 12 };

function inspect(
  index: Uint8Array,
  shard: string | undefined = "x".repeat(36),
): Promise<Inspection> {
  return inspectFiles({ "model.ckpt-1.index": index, [SHARD]: shard });
}

function places({ tensors }: Inspection): readonly unknown[] {
  return tensors.map(({ name, dtype, shape, data }) => [
    name,
    dtype,
    shape,
    data?.pieces.map(({ offset, length }) => [offset, length]),
  ]);
}

describe("a checkpoint of TensorFlow", () => {
  it("gives its tensors, with their bytes in the file beside it", async () => {
    const graph = { name: "_GRAPH", type: 7, shape: [], offset: 36, length: 4 };
    const found = await inspect(bundleIndex([W, B, graph]), "x".repeat(40));
    assert.deepEqual(
      [found.format, found.exec, found.integrity, found.problems],
      ["tf-checkpoint", "data", "valid", []],
    );
    assert.deepEqual(places(found), [
      ["dense/bias", "F32", [3], [[24, 12]]],
      ["dense/kernel", "F32", [2, 3], [[0, 24]]],
    ]);
    assert.deepEqual([...found.metadata], [["_GRAPH", "texts, 4 bytes"]]);
  });

  it("joins the slices of a partitioned variable", async () => {
    const key = (place: number): Buffer => Buffer.of(0, 0x65, 0, 1, 1, 2, 0x80, place, 0x80, 0x83);
    const slice = { shape: [1, 3], length: 12 };
    const found = await inspect(
      bundleIndex([
        { name: "e", shape: [2, 3], offset: 0, length: 0, slices: 2 },
        { ...slice, name: key(0x80), offset: 12 },
        { ...slice, name: key(0x81), offset: 0 },
      ]),
      "x".repeat(24),
    );
    assert.equal(found.integrity, "valid");
    assert.deepEqual(places(found), [
      [
        "e",
        "F32",
        [2, 3],
        [
          [12, 12],
          [0, 12],
        ],
      ],
    ]);
  });

  const cut = (row: number, column: number): Buffer =>
    Buffer.of(0, 0x65, 0, 1, 1, 2, 0x80 + row, 0x81, 0x80 + column, 0x82);

  it("joins the slices of one that is cut along columns, row by row", async () => {
    const slice = { shape: [2, 2], length: 16 };
    const found = await inspect(
      bundleIndex([
        { name: "e", shape: [2, 4], offset: 0, length: 0, slices: 2 },
        { ...slice, name: cut(0, 0), offset: 0 },
        { ...slice, name: cut(0, 2), offset: 16 },
      ]),
      "x".repeat(32),
    );
    assert.equal(found.integrity, "valid");
    assert.deepEqual(places(found), [
      ["e", "F32", [2, 4], [0, 16, 8, 24].map((offset) => [offset, 8])],
    ]);
  });

  it("does not know the bytes of one that is cut along both", async () => {
    const slice = { shape: [1, 2], length: 8 };
    const places = [cut(0, 0), cut(0, 2), cut(1, 0), cut(1, 2)];
    const slices = places.map((name, at) => ({ ...slice, name, offset: 8 * at }));
    const whole = { name: "e", shape: [2, 4], offset: 0, length: 0, slices: 4 };
    const found = await inspect(bundleIndex([whole, ...slices]), "x".repeat(32));
    assert.deepEqual([found.exec, found.integrity], ["unknown", "unknown"]);
  });

  it("is known by its content, and is not any table", async () => {
    const files = { a: bundleIndex([W]), "a.data-00000-of-00001": "x".repeat(24) };
    assert.equal((await inspectFiles(files)).format, "tf-checkpoint");
    const database = tableFile([[Buffer.from("key"), Buffer.from("value")]]);
    assert.equal((await inspectFiles({ "000005.ldb": database })).format, "unknown");
  });

  it("knows the order of bytes of the machine that wrote it", async () => {
    const { tensors } = await inspect(bundleIndex([W, B], { order: 1 }));
    assert.equal(tensors.at(0)?.data?.byteOrder, "big");
  });

  it("tells of bytes that are of no tensor", async () => {
    const { integrity, problems } = await inspect(bundleIndex([W, B]), "x".repeat(50));
    assert.equal(integrity, "valid");
    assert.deepEqual(
      problems.map(({ id }) => id),
      ["unaccounted-bytes"],
    );
  });

  it("may be packed", async () => {
    const packed = await inspect(bundleIndex([W, B], { packing: 1 }));
    assert.deepEqual([packed.exec, packed.integrity, packed.problems], ["data", "valid", []]);
    assert.deepEqual(places(packed), places(await inspect(bundleIndex([W, B]))));
  });

  const empty = Buffer.alloc(0);
  const header = Buffer.concat([numberField(1, 1)]);
  const one = [Buffer.from("a"), bytesField(2)] as const;
  const broken: readonly (readonly [what: string, index: Uint8Array, shard?: string])[] = [
    ["a shard that is too short", bundleIndex([W, B]), "x".repeat(30)],
    ["tensors that share bytes", bundleIndex([W, { ...B, offset: 20 }])],
    ["a shard that no header counts", bundleIndex([{ ...W, shard: 1 }])],
    ["a shard that is missing", bundleIndex([W, B], { shards: 2 })],
    ["a shape that needs more bytes", bundleIndex([{ ...W, shape: [4, 3] }, B])],
    ["a shape beyond all numbers", bundleIndex([{ ...W, shape: [2 ** 50, 2 ** 50] }])],
    ["an offset below zero", bundleIndex([{ ...W, offset: -1 }])],
    ["a type that is none", bundleIndex([{ ...W, type: 99 }])],
    ["a byte order that is none", bundleIndex([W, B], { order: 2 })],
    ["a whole without its slices", bundleIndex([{ ...W, slices: 1 }])],
    ["a wrong checksum", bundleIndex([W, B], { checksum: 1 })],
    ["a packing that is none", bundleIndex([W, B], { packing: 7 })],
    ["bytes before the first block", bundleIndex([W, B], { prefix: Buffer.from("#!/bin/sh\n") })],
    ["no header", tableFile([one])],
    ["one name twice", tableFile([[empty, header], one, one])],
    ["names out of order", tableFile([[empty, header], one, [Buffer.from("B"), bytesField(2)]])],
    [
      "the same in two blocks",
      tableFile([[empty, header], one, [Buffer.from("B"), bytesField(2)]], {}, 2),
    ],
    [
      "an entry that is no message",
      tableFile([
        [empty, header],
        [Buffer.from("a"), Buffer.of(0xff)],
      ]),
    ],
    ["an end that is none", Buffer.concat([bundleIndex([W, B]), Buffer.of(0)])],
  ];
  for (const [what, index, shard] of broken) {
    it(`with ${what} is malformed`, async () => {
      assert.equal((await inspect(index, shard)).integrity, "malformed");
    });
  }

  it("that a reader may start in the middle of an entry is malformed", async () => {
    const block = tableBlock([[empty, header], one]);
    block.writeUInt32LE(1, block.length - 8);
    const { integrity } = await inspect(bundleIndex([W], { prefix: block }));
    assert.equal(integrity, "malformed");
  });

  it("cut short anywhere is never valid", async () => {
    const whole = bundleIndex([W, B]);
    for (let length = 0; length < whole.length; length += 1) {
      assert.notEqual((await inspect(whole.subarray(0, length))).integrity, "valid");
    }
  });

  it("gives back every tensor that was written", async () => {
    const shapes = fc.array(fc.array(fc.nat({ max: 4 }), { maxLength: 3 }), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(shapes, async (wanted) => {
        let end = 0;
        const entries = wanted.map((shape, at) => {
          const length = 4 * shape.reduce((size, axis) => size * axis, 1);
          end += length;
          return {
            name: `layer_${String(at).padStart(3, "0")}`,
            shape,
            offset: end - length,
            length,
          };
        });
        const found = await inspect(bundleIndex(entries), "x".repeat(end));
        assert.equal(found.integrity, "valid", JSON.stringify(found.problems));
        assert.deepEqual(
          places(found),
          entries.map(({ name, shape, offset, length }) => [
            name,
            "F32",
            shape,
            length === 0 ? [] : [[offset, length]],
          ]),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe("a saved model with variables", () => {
  const model = Buffer.concat([
    numberField(1, 1),
    bytesField(
      2,
      bytesField(1, bytesField(4, "serve")),
      bytesField(2, bytesField(1, bytesField(2, "MatMul"))),
    ),
  ]);
  const data = "variables/variables.data-00000-of-00001";

  it("has their tensors", async () => {
    const found = await inspectFiles({
      "saved_model.pb": model,
      "variables/variables.index": bundleIndex([W, B]),
      [data]: "x".repeat(36),
    });
    assert.deepEqual([found.format, found.integrity], ["savedmodel", "valid"]);
    assert.deepEqual(
      found.tensors.map(({ name }) => name),
      ["dense/bias", "dense/kernel"],
    );
  });

  it("is data as a folder, with the hashes that lie beside it", async () => {
    const hashes = Buffer.concat([numberField(1, 2n ** 63n), numberField(6, 1)]);
    const table: readonly (readonly [bytes: Uint8Array, integrity: string])[] = [
      [hashes, "valid"],
      [hashes.subarray(0, 5), "malformed"],
      [numberField(1, 1).fill(0x0c, 0, 1), "malformed"],
    ];
    for (const [bytes, integrity] of table) {
      const found = await inspectFiles({ "fingerprint.pb": bytes });
      assert.deepEqual([found.format, found.integrity], ["savedmodel-notes", integrity]);
    }
  });

  it("made from a layer that runs code is code, by that file alone too", async () => {
    const lambda = '{"class_name":"Lambda","config":{"function":["4wEAAAA=",null,null]}}';
    const found = await inspectFiles({ "keras_metadata.pb": bytesField(1, bytesField(5, lambda)) });
    assert.equal(found.exec, "code");
  });

  it("that are left out is noted", async () => {
    const found = await inspectFiles({ "saved_model.pb": model, "variables/variables.index": "" });
    assert.deepEqual([found.integrity, found.problems[0]?.id], ["valid", "no-variables"]);
  });

  it("that cannot be read is malformed", async () => {
    const found = await inspectFiles({ "saved_model.pb": model, "variables/variables.index": "x" });
    assert.equal(found.integrity, "malformed");
  });
});
