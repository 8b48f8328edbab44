import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { memorySource } from "../../bytes/memory-source.ts";
import type { Tensor, TensorData } from "../tensor.ts";
import { gather } from "./canonical-bytes.ts";
import { merkleRoot } from "./merkle.ts";
import type { ModelDigests } from "./combine-digests.ts";
import { digestModel } from "./model-digests.ts";
import { makeRoom } from "./room.ts";
import { wideningOf } from "./widen.ts";

function sha(...pieces: readonly Uint8Array[]): Buffer {
  return createHash("sha256").update(Buffer.concat(pieces)).digest();
}

function tensor(
  name: string,
  dtype: string,
  shape: readonly number[],
  bytes: Uint8Array,
  more: Partial<TensorData> = {},
): Tensor {
  const pieces = [{ source: memorySource(bytes), offset: 0, length: bytes.length }];
  return { name, dtype, shape, data: { pieces, byteOrder: "little", ...more } };
}

async function digestsOf(tensors: readonly Tensor[]): Promise<ModelDigests | undefined> {
  return (await digestModel(tensors)).digests;
}

/** Some numbers, widened. */
function widened(dtype: string, bytes: readonly number[]): Buffer {
  const { kernels, stored, value } = makeRoom();
  const { unitBytes, wideBytes, widen } = wideningOf(dtype) ?? assert.fail(dtype);
  const count = bytes.length / unitBytes;
  stored.bytes.set(bytes);
  widen(kernels, stored.offset, value.offset, count);
  return Buffer.from(value.bytes.subarray(0, count * wideBytes));
}

function floats(...numbers: readonly number[]): Uint8Array {
  return new Uint8Array(new Float32Array(numbers).buffer);
}

const w = tensor("w", "F32", [2, 3], floats(1, 2, 3, 4, 5, 6));
const b = tensor("b", "BF16", [2], Uint8Array.of(0x80, 0x3f, 0, 0xc0));

describe("the root of a tree", () => {
  it("is the hash of the one leaf", () => {
    assert.deepEqual(merkleRoot(sha(Buffer.of(0))), sha(Buffer.of(0)));
  });
  it("pairs from the left and lifts the last, as RFC 6962 does", () => {
    const [x, y, z] = [sha(Buffer.of(1)), sha(Buffer.of(2)), sha(Buffer.of(3))];
    const pair = sha(Buffer.of(1), x, y);
    assert.deepEqual(merkleRoot(Buffer.concat([x, y, z])), sha(Buffer.of(1), pair, z));
  });
});

describe("digests of a model", () => {
  const document = readFileSync(new URL("../../../docs/tensor-digest.md", import.meta.url), "utf8");

  it("are those that the specification shows", async () => {
    const digests = await digestsOf([w, b]);
    assert.ok(digests);
    for (const key of ["modelDigest", "namelessDigest", "valueDigest"] as const) {
      assert.ok(document.includes(`- \`${key}\`: \`${digests[key]}\``), key);
    }
  });

  const same: readonly (readonly [what: string, tensors: readonly Tensor[], equal: string])[] = [
    ["in another order", [b, w], "modelDigest namelessDigest valueDigest"],
    ["under other names", [{ ...w, name: "x" }, b], "namelessDigest valueDigest"],
    [
      "in pieces",
      [
        {
          ...w,
          data: {
            byteOrder: "little",
            pieces: [
              { source: memorySource(floats(0, 1, 2, 3)), offset: 4, length: 12 },
              { source: memorySource(floats(4, 5, 6)), offset: 0, length: 12 },
            ],
          },
        },
        b,
      ],
      "modelDigest namelessDigest valueDigest",
    ],
    [
      "as views of a storage",
      [{ ...tensor("w", "F32", [2, 3], floats(1, 4, 2, 5, 3, 6), { strides: [1, 2] }) }, b],
      "modelDigest namelessDigest valueDigest",
    ],
    [
      "column by column",
      [
        tensor("w", "F32", [2, 3], floats(1, 4, 2, 5, 3, 6), { strides: [1, 2], order: "columns" }),
        b,
      ],
      "valueDigest",
    ],
    [
      "big end first",
      [
        tensor("w", "F32", [2, 3], Buffer.from(floats(1, 2, 3, 4, 5, 6)).swap32(), {
          byteOrder: "big",
        }),
        b,
      ],
      "valueDigest",
    ],
    ["in a wider type", [w, tensor("b", "F32", [2], floats(1, -2))], "valueDigest"],
    ["in another shape", [{ ...w, shape: [3, 2] }, b], ""],
    ["with another value", [tensor("w", "F32", [2, 3], floats(1, 2, 3, 4, 5, 7)), b], ""],
    ["with one tensor more", [w, b, b], ""],
  ];
  for (const [what, tensors, equal] of same) {
    it(`${what} are the same: ${equal || "none"}`, async () => {
      const [one, other] = [await digestsOf([w, b]), await digestsOf(tensors)];
      const found = (["modelDigest", "namelessDigest", "valueDigest"] as const).filter(
        (key) => one?.[key] === other?.[key],
      );
      assert.equal(found.join(" "), equal);
    });
  }

  it("are not given where bytes are missing, or there are no tensors", async () => {
    assert.equal(await digestsOf([]), undefined);
    assert.deepEqual(await digestModel([{ ...w, data: undefined }]), {
      undigested: 'Cannot digest "w": its bytes are not at hand',
    });
    const outside = tensor("w", "F32", [2, 3], floats(1, 2), { strides: [3, 1] });
    assert.deepEqual(await digestModel([outside]), {
      undigested: "Cannot put together a view: it leaves its storage",
    });
  });
});

describe("values", () => {
  const table = [
    ["F16", [0x00, 0x3c], 1],
    ["F16", [0x01, 0x00], 2 ** -24],
    ["F16", [0x00, 0xfc], -Infinity],
    ["BF16", [0x80, 0xbf], -1],
    ["F8_E5M2", [0x7b], 57_344],
    ["F8_E5M2", [0x7c], Infinity],
    ["F8_E4M3", [0x7e], 448],
    ["F8_E4M3", [0x01], 2 ** -9],
    ["F8_E4M3FNUZ", [0x7f], 240],
    ["F8_E5M2FNUZ", [0x7f], 57_344],
    ["F8_E8M0", [0x80], 2],
  ] as const;
  for (const [dtype, bytes, value] of table) {
    it(`of ${dtype} ${bytes.map((byte) => byte.toString(16)).join(" ")} is ${value}`, () => {
      assert.equal(widened(dtype, bytes).readFloatLE(), value);
    });
  }
  for (const [dtype, bytes] of [
    ["F16", [0x01, 0xfe]],
    ["BF16", [0x81, 0xff]],
    ["F32", [1, 0, 0xa0, 0xff]],
    ["F8_E5M2", [0x7d]],
    ["F8_E4M3", [0xff]],
    ["F8_E4M3FNUZ", [0x80]],
  ] as const) {
    it(`of ${dtype} that are no number are one`, () => {
      assert.equal(widened(dtype, bytes).toString("hex"), "0000c07f");
    });
  }
  for (const [dtype, bytes, value] of [
    ["I8", [0xff], -1n],
    ["U8", [0xff], 255n],
    ["I16", [0, 0x80], -32_768n],
    ["U32", [0xff, 0xff, 0xff, 0xff], 4_294_967_295n],
    ["BOOL", [1], 1n],
  ] as const) {
    it(`of ${dtype} ${value} are whole`, () => {
      assert.equal(widened(dtype, bytes).readBigInt64LE(), value);
    });
  }
});

describe("gather", () => {
  it("follows strides, also those that stand still", () => {
    const view = { shape: [2, 3], strides: [0, 1], itemBytes: 1 };
    assert.deepEqual([...gather(Uint8Array.of(7, 8, 9), view)], [7, 8, 9, 7, 8, 9]);
  });
  it("does not leave its storage", () => {
    const view = { shape: [2], strides: [5], itemBytes: 1 };
    assert.throws(() => gather(Uint8Array.of(1, 2), view), { code: "outside-storage" });
    assert.throws(() => gather(Uint8Array.of(1), { ...view, shape: [2 ** 40] }), {
      code: "not-gathered",
    });
  });
});
