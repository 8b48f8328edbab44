import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import type { ByteSource } from "../../bytes/byte-source.ts";
import { fileSource } from "../../bytes/file-source.ts";
import { memorySource } from "../../bytes/memory-source.ts";
import { sliceSource } from "../../bytes/slice-source.ts";
import type { Tensor } from "../tensor.ts";
import { digestAtOnce } from "./digest-at-once.ts";
import { digestModel } from "./model-digests.ts";
import { taskPerformer } from "./perform-task.ts";
import { planWork } from "./plan-work.ts";
import { makeRoom, roomIn } from "./room.ts";
import type { TensorLeaves } from "./tensor-digest.ts";

const folder = mkdtempSync(join(tmpdir(), "digest-"));
after(() => rmSync(folder, { recursive: true }));

/** Bytes that do not repeat with any power of two. */
const BYTES = Uint8Array.from({ length: 41 * 2 ** 19 + 64 }, (_, at) => (at * at) % 251);

const path = join(folder, "data");
writeFileSync(path, BYTES);

/** Tensors of many types that lie beside each other, one of them longer than a job, one of nothing, one at an odd place. */
function tensorsIn(source: ByteSource): readonly Tensor[] {
  const places: readonly (readonly [dtype: string, offset: number, length: number])[] = [
    ["BF16", 0, 17 * 2 ** 20],
    ["F16", 17 * 2 ** 20, 1_500_000],
    ["F32", 19 * 2 ** 20 + 1, 700_004],
    ["I8", 5, 333_333],
    ["ggml:Q4_K", 7, 2_000_000],
    ["F64", 64, 0],
  ];
  const plain = places.map(([dtype, offset, length], at): Tensor => {
    const pieces = [{ source, offset, length }];
    const byteOrder = at === 1 ? "big" : "little";
    return { name: `t${at}`, dtype, shape: [length], data: { pieces, byteOrder } };
  });
  const pieces = [{ source, offset: 0, length: 24 }];
  const view: Tensor = {
    name: "view",
    dtype: "F32",
    shape: [3, 2],
    data: { pieces, byteOrder: "little", strides: [1, 3] },
  };
  return [...plain, view];
}

describe("digests of tensors in a file", () => {
  const ofMemory = digestModel(tensorsIn(memorySource(BYTES)));
  const sha256 = createHash("sha256").update(BYTES).digest("hex");
  for (const threads of [0, 1, 3]) {
    it(`are those of the same tensors in memory, by ${threads} threads`, async () => {
      const file = fileSource(path);
      const { digests } = await ofMemory;
      assert.deepEqual(await digestModel(tensorsIn(file), { file, threads }), { digests, sha256 });
    });
  }

  it("are those of an archive member that lies in it as it is", async () => {
    const member = sliceSource(fileSource(path), 1000, 3_000_000);
    const inMemory = memorySource(BYTES.subarray(1000, 3_000_000));
    const [first, second] = [member, inMemory].map((source): readonly Tensor[] => [
      {
        name: "w",
        dtype: "F16",
        shape: [1_000_000],
        data: { pieces: [{ source, offset: 8, length: 2_000_000 }], byteOrder: "little" },
      },
    ]);
    const found = await digestModel(first ?? [], { threads: 1 });
    assert.deepEqual(found, await digestModel(second ?? []));
  });

  it("are not given when the file changes meanwhile", async () => {
    const other = join(folder, "changed");
    writeFileSync(other, BYTES.subarray(0, 4096));
    const file = fileSource(other);
    writeFileSync(other, BYTES.subarray(0, 4095));
    const pieces = [{ source: file, offset: 0, length: 4096 }];
    const data = { pieces, byteOrder: "little" } as const;
    for (const tensors of [[], [{ name: "w", dtype: "U8", shape: [4096], data }]]) {
      for (const threads of [0, 1, 2]) {
        const found = digestModel(tensors, { file, threads });
        await assert.rejects(found, { code: "changed-while-read" });
      }
    }
  });

  it("are not given when the file is gone", async () => {
    const other = join(folder, "gone");
    writeFileSync(other, BYTES);
    const file = fileSource(other);
    rmSync(other);
    for (const threads of [0, 1, 2]) {
      const found = digestModel(tensorsIn(file), { file, threads });
      await assert.rejects(found, { name: "AssayError", code: "target-unreadable" });
    }
  });

  it("are those of kernels in WebAssembly without it", async () => {
    const file = fileSource(path);
    const plain = roomIn(new SharedArrayBuffer(2 ** 24), 0);
    const [first, second] = [plain, makeRoom()].map(async (room) => {
      const taken = new Map<number, TensorLeaves>();
      const { work } = planWork(tensorsIn(file), file, (at, leaves) => taken.set(at, leaves));
      return { sha256: await digestAtOnce(work, room), taken };
    });
    assert.deepEqual(await first, await second);
  });

  it("stop with the signal's reason", async () => {
    const file = fileSource(path);
    const signal = AbortSignal.abort(new Error("stopped"));
    for (const threads of [0, 2]) {
      await assert.rejects(digestModel(tensorsIn(file), { file, threads, signal }), /stopped/);
    }
  });
});

describe("a task", () => {
  it("is refused when the file ends before its bytes do", () => {
    const { place } = fileSource(path);
    assert.ok(place);
    const perform = taskPerformer(makeRoom());
    const parts = [
      { start: BYTES.length - 1, length: 2, dtype: "U8", byteOrder: "little" },
    ] as const;
    const leaves = { kind: "leaves", file: place, parts, slot: undefined } as const;
    assert.throws(() => perform(leaves), { name: "FormatError", code: "truncated" });
    const [start, end] = [BYTES.length, BYTES.length + 1];
    const rest = {
      kind: "file",
      file: place,
      start,
      end,
      runs: [],
      slot: 0,
      isLast: true,
    } as const;
    assert.throws(() => perform(rest), { name: "FormatError", code: "truncated" });
  });
});
