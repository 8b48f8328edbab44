import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { inspectFiles } from "../inspect-files.test.ts";

const kernel = { name: "kernel", shape: [2, 2], dtype: "float32" };
const bias = { name: "bias", shape: [2], dtype: "float32", quantization: { dtype: "uint8" } };
const group = { paths: ["a-shard1of2.bin", "a-shard2of2.bin"], weights: [kernel, bias] };

function inspect(manifest: unknown, shards: readonly string[] = []) {
  const files = Object.fromEntries(
    shards.map((content, at) => [`a-shard${at + 1}of2.bin`, content]),
  );
  return inspectFiles({ "model.json": Buffer.from(JSON.stringify(manifest)), ...files });
}

describe("the weights of TensorFlow.js", () => {
  it("lie one behind the other in their files", async () => {
    const found = await inspect([group], ["x".repeat(10), "x".repeat(8)]);
    assert.deepEqual([found.format, found.integrity], ["tfjs-manifest", "valid"]);
    assert.deepEqual(
      found.tensors.map(({ name, dtype, shape, data }) => [
        name,
        dtype,
        shape,
        data?.pieces.map(({ offset, length }) => [offset, length]),
      ]),
      [
        [
          "kernel",
          "F32",
          [2, 2],
          [
            [0, 10],
            [0, 6],
          ],
        ],
        ["bias", "U8", [2], [[6, 2]]],
      ],
    );
  });

  it("are listed where their files are not at hand", async () => {
    const found = await inspect({ modelTopology: {}, weightsManifest: [group] });
    assert.deepEqual([found.integrity, found.tensors.length], ["valid", 2]);
  });

  const texts = { name: "words", shape: [3], dtype: "string" };
  const table: readonly (readonly [string, unknown, readonly string[], string])[] = [
    ["a file is missing", [group], ["x".repeat(10)], "data malformed"],
    ["a file is too short", [group], ["x".repeat(10), "x".repeat(7)], "data malformed"],
    ["a file is too long", [group], ["x".repeat(10), "x".repeat(9)], "data malformed"],
    ["a name comes twice", [{ ...group, weights: [kernel, kernel] }], [], "data malformed"],
    [
      "a shape is none",
      [{ ...group, weights: [{ ...bias, shape: [-1] }] }],
      [],
      "unknown malformed",
    ],
    ["a file lies elsewhere", [{ ...group, paths: ["../x.bin"] }], [], "code valid"],
    ["some are texts", [{ ...group, weights: [texts, kernel] }], ["a", "b"], "data valid"],
  ];
  for (const [what, manifest, shards, answer] of table) {
    it(`are ${answer} where ${what}`, async () => {
      const { exec, integrity } = await inspect(manifest, shards);
      assert.equal(`${exec} ${integrity}`, answer);
    });
  }

  it("cut into any files are the same", async () => {
    const cuts = fc.tuple(fc.nat(18), fc.nat(18));
    await fc.assert(
      fc.asyncProperty(cuts, async ([a, b]) => {
        const [first, second] = [Math.min(a, b), Math.max(a, b)];
        const whole = "0123456789abcdefgh";
        const paths = ["1", "2", "3"].map((part) => `p${part}.bin`);
        const found = await inspectFiles({
          "model.json": Buffer.from(JSON.stringify([{ ...group, paths }])),
          "p1.bin": whole.slice(0, first),
          "p2.bin": whole.slice(first, second),
          "p3.bin": whole.slice(second),
        });
        const pieces = Array.from(found.tensors).flatMap(({ data }) => data?.pieces ?? []);
        const read = pieces.map(({ source, offset, length }) =>
          source.read(offset, offset + length),
        );
        assert.equal(Buffer.concat(await Promise.all(read)).toString(), whole);
      }),
      { numRuns: 60 },
    );
  });
});
