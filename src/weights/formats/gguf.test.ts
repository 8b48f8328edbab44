import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { memorySource } from "../../bytes/memory-source.ts";
import { ggufFile, number, text, type GgufToWrite } from "../gguf/gguf-file.test.ts";
import { inspectSource } from "../inspect-source.ts";

const f32 = { name: "a", lengths: [4, 3], type: 0, byteLength: 48 };
const q4k = { name: "b", lengths: [256, 2], type: 12, byteLength: 288 };

function inspectBytes(bytes: Uint8Array, name = "m.gguf", others: Record<string, Uint8Array> = {}) {
  const siblings = {
    paths: () => Promise.resolve(Object.keys(others)),
    open: (path: string) => {
      const other = others[path];
      return other && memorySource(other);
    },
  };
  return inspectSource(memorySource(bytes), name, { siblings });
}

describe("a GGUF file", () => {
  for (const what of [
    { version: 3 },
    { version: 2 },
    { version: 3, isLittle: false },
    { metadata: [number("general.alignment", 64)], alignment: 64 },
  ]) {
    it(`is read: ${JSON.stringify(what)}`, async () => {
      const found = await inspectBytes(ggufFile({ tensors: [f32, q4k], ...what }));
      assert.deepEqual([found.exec, found.integrity, found.problems], ["data", "valid", []]);
      assert.deepEqual(
        found.tensors.map(({ name, dtype, shape, data }) => [
          name,
          dtype,
          shape,
          data?.byteOrder,
          data?.pieces[0]?.length,
        ]),
        [
          ["a", "F32", [3, 4], what.isLittle === false ? "big" : "little", 48],
          ["b", "ggml:Q4_K", [2, 256], what.isLittle === false ? "big" : "little", 288],
        ],
      );
    });
  }

  it("keeps its texts and counts its arrays", async () => {
    const { metadata } = await inspectBytes(
      ggufFile({
        metadata: [
          text("general.name", "Nimbus"),
          (writer) => writer.string("tokens").u32(9).u32(8).u64(2).string("a").string("b"),
          (writer) =>
            writer.string("nested").u32(9).u32(9).u64(1).u32(0).u64(3).bytes(Buffer.alloc(3)),
          (writer) => writer.string("flag").u32(7).u8(1),
          (writer) => writer.string("small").u32(1).u8(255),
        ],
      }),
    );
    assert.deepEqual(Object.fromEntries(metadata), {
      "general.name": "Nimbus",
      tokens: "2 values",
      nested: "1 values",
      flag: "true",
      small: "-1",
    });
  });

  const bad: readonly (readonly [what: string, GgufToWrite, id: string])[] = [
    ["version 0", { version: 0 }, "bad-version"],
    ["version 4", { version: 4 }, "bad-version"],
    ["one key twice", { metadata: [text("k", "a"), text("k", "b")] }, "duplicate-key"],
    ["no key", { metadata: [text("", "a")] }, "bad-key"],
    ["a key of other letters", { metadata: [text("é", "a")] }, "bad-key"],
    [
      "an unknown value type",
      { metadata: [(w) => w.string("k").u32(13).u64(0)] },
      "bad-value-type",
    ],
    [
      "an array of unknowns",
      { metadata: [(w) => w.string("k").u32(9).u32(99).u64(0)] },
      "bad-value-type",
    ],
    ["a bool of 2", { metadata: [(w) => w.string("k").u32(7).u8(2)] }, "bad-bool"],
    [
      "a string beyond all memory",
      {
        metadata: [
          (w) =>
            w
              .string("k")
              .u32(8)
              .u64(2n ** 64n - 1n),
        ],
      },
      "string-too-long",
    ],
    [
      "an array beyond all memory",
      {
        metadata: [
          (w) =>
            w
              .string("k")
              .u32(9)
              .u32(0)
              .u64(2n ** 63n),
        ],
      },
      "array-too-long",
    ],
    ["an alignment of 3", { metadata: [number("general.alignment", 3)] }, "bad-alignment"],
    ["an alignment of 0", { metadata: [number("general.alignment", 0)] }, "bad-alignment"],
    ["an alignment in words", { metadata: [text("general.alignment", "32")] }, "bad-alignment"],
    ["one name twice", { tensors: [f32, f32] }, "duplicate-name"],
    ["a name of 64 bytes", { tensors: [{ ...f32, name: "n".repeat(64) }] }, "bad-name"],
    ["a name cut by zero", { tensors: [{ ...f32, name: "a\0b" }] }, "bad-name"],
    ["five axes", { tensors: [{ ...f32, lengths: [1, 1, 1, 1, 12] }] }, "bad-shape"],
    [
      "lengths that multiply to 2^64",
      { tensors: [{ ...f32, lengths: [2n ** 32n, 2n ** 32n] }] },
      "bad-shape",
    ],
    ["a negative length", { tensors: [{ ...f32, lengths: [2n ** 64n - 1n] }] }, "bad-shape"],
    ["a type that was removed", { tensors: [{ ...f32, type: 4 }] }, "bad-type"],
    ["rows that fill no block", { tensors: [{ ...q4k, lengths: [255, 2] }] }, "bad-block"],
    ["a hole", { tensors: [f32, { ...q4k, offset: 96n }] }, "bad-offset"],
    ["an overlap", { tensors: [f32, { ...q4k, offset: 0n }] }, "bad-offset"],
    ["an offset that wraps", { tensors: [{ ...f32, offset: 2n ** 64n - 32n }] }, "bad-offset"],
    ["too little data", { tensors: [{ ...f32, lengths: [4, 300] }] }, "truncated"],
  ];
  for (const [what, wanted, id] of bad) {
    it(`with ${what} is malformed`, async () => {
      const found = await inspectBytes(ggufFile(wanted));
      assert.deepEqual([found.integrity, found.problems[0]?.id], ["malformed", id]);
    });
  }

  it("with another file behind it is malformed", async () => {
    const found = await inspectBytes(
      Buffer.concat([ggufFile({ tensors: [f32] }), Buffer.from("PK")]),
    );
    assert.equal(found.problems[0]?.id, "trailing-bytes");
  });

  it("with words in its padding is malformed", async () => {
    const bytes = ggufFile({ tensors: [f32] });
    bytes.write("hi", bytes.length - 4);
    assert.equal((await inspectBytes(bytes)).problems[0]?.id, "filled-padding");
  });

  it("may lack the padding of its last tensor", async () => {
    const bytes = ggufFile({ tensors: [f32] });
    const found = await inspectBytes(bytes.subarray(0, bytes.length - 16));
    assert.equal(found.integrity, "valid");
  });

  it("is malformed wherever it is cut", async () => {
    const whole = ggufFile({ metadata: [text("k", "value")], tensors: [q4k] });
    for (let end = 0; end < whole.length; end += 1) {
      const found = await inspectBytes(whole.subarray(0, end));
      assert.equal(found.integrity, "malformed", `cut at ${end}`);
    }
  });

  it("gives an answer whatever byte is changed", async () => {
    const whole = ggufFile({ metadata: [text("k", "value"), number("n", 7)], tensors: [f32] });
    const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(change, async ([at, value]) => {
        const bytes = Buffer.from(whole);
        bytes[at] = value;
        await inspectBytes(bytes);
      }),
      { numRuns: 500 },
    );
  });
});

describe("a split GGUF model", () => {
  const part = (index: number, count: number, total: number): Uint8Array =>
    ggufFile({
      metadata: [
        number("split.no", index),
        number("split.count", count),
        number("split.tensors.count", total),
      ],
      tensors: [{ ...f32, name: `t${index}` }],
    });
  const second = { "m-00002-of-00002.gguf": part(1, 2, 2) };

  it("is read from its first part", async () => {
    const found = await inspectBytes(part(0, 2, 2), "m-00001-of-00002.gguf", second);
    assert.deepEqual(
      [found.integrity, found.tensors.map(({ name }) => name)],
      ["valid", ["t0", "t1"]],
    );
  });

  const bad = [
    ["another number of parts", part(0, 3, 2), second],
    ["another part", part(1, 2, 2), second],
    ["a missing part", part(0, 2, 2), {}],
    ["other tensors than declared", part(0, 2, 5), second],
  ] as const;
  for (const [what, bytes, others] of bad) {
    it(`with ${what} is malformed`, async () => {
      const found = await inspectBytes(bytes, "m-00001-of-00002.gguf", others);
      assert.deepEqual([found.integrity, found.problems[0]?.id], ["malformed", "bad-split"]);
    });
  }
});
