import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { digestModel } from "./digest/model-digests.ts";
import { inspectFiles } from "./inspect-files.test.ts";
import { inspectPath } from "./inspect-path.ts";
import { ggufTwin, npzTwin, onnxTwin, torchTwin } from "./twin-files.test.ts";

const folder = mkdtempSync(join(tmpdir(), "twins-"));
after(() => rmSync(folder, { recursive: true }));

/** One tensor that is longer than a leaf, and a short one. */
const TENSORS = [
  ["a.weight", 700_000],
  ["b.weight", 3],
].map(([name, length]) => ({
  name: String(name),
  dtype: "F16",
  shape: [Number(length)],
  bytes: Uint8Array.from({ length: 2 * Number(length) }, (_, at) => (at * at) % 113),
}));

describe("digests of tensors in a file on disk, and of the file", () => {
  for (const [name, bytes] of [
    ["m.pt", torchTwin(TENSORS)],
    ["m.npz", npzTwin(TENSORS)],
    ["m.onnx", onnxTwin(TENSORS)],
    ["m.gguf", ggufTwin(TENSORS, true)],
  ] as const) {
    it(`are those in memory, on the calling thread and in others: ${name}`, async () => {
      const { digests } = await digestModel((await inspectFiles({ [name]: bytes })).tensors);
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      writeFileSync(join(folder, name), bytes);
      const { inspection, source } = await inspectPath(join(folder, name));
      const found = [0, 2].map((threads) =>
        digestModel(inspection.tensors, { threads, ...(source && { file: source }) }),
      );
      const expected = { digests, sha256 };
      assert.deepEqual(await Promise.all(found), [expected, expected]);
    });
  }
});
