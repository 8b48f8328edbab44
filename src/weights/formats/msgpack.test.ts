import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { inspectFiles } from "../inspect-files.test.ts";

/** A short text as msgpack has it. */
function text(value: string): string {
  return String.fromCharCode(0xa0 + value.length) + value;
}

/** An array of Flax: extension 1 of shape, type and bytes. */
function array(shape: readonly number[], dtype: string, bytes: string): string {
  const lengths = String.fromCharCode(0x90 + shape.length, ...shape);
  const body = `\x93${lengths}${text(dtype)}\xc4${String.fromCharCode(bytes.length)}${bytes}`;
  return `\xc7${String.fromCharCode(body.length)}\x01${body}`;
}

const whole = `\x81${text("params")}\x82${text("w")}${array([2], "float32", "12345678")}${text("b")}\x81${text("x")}${array([], "int8", "1")}`;

describe("parameters of Flax", () => {
  it("are named by their path", async () => {
    const found = await inspectFiles({ "m.msgpack": whole });
    assert.deepEqual([found.format, found.exec, found.integrity], ["msgpack", "data", "valid"]);
    assert.deepEqual(
      found.tensors.map(({ name, dtype, shape, data }) => [
        name,
        dtype,
        shape,
        data?.pieces[0]?.length,
      ]),
      [
        ["params/w", "F32", [2], 8],
        ["params/b/x", "I8", [], 1],
      ],
    );
  });

  const bad = [
    ["bytes behind", `${whole}x`],
    ["one key twice", `\x82${text("a")}\x01${text("a")}\x01`],
    ["no bottom", "\x91".repeat(5000)],
    ["a count beyond all", "\xdf\xff\xff\xff\xff"],
    ["a length beyond all", "\xc6\xff\xff\xff\xffx"],
    ["a tag that is none", "\xc1"],
    ["a key that is a map", "\x81\x80\x01"],
    ["an array without a shape", `\x81${text("a")}\xc7\x02\x01\x91\x01`],
  ] as const;
  for (const [what, bytes] of bad) {
    it(`with ${what} are malformed`, async () => {
      assert.equal((await inspectFiles({ "m.msgpack": bytes })).integrity, "malformed");
    });
  }

  it("are malformed wherever they are cut", async () => {
    for (let end = 0; end < whole.length; end += 1) {
      const found = await inspectFiles({ "m.msgpack": whole.slice(0, end) });
      assert.equal(found.integrity, "malformed", `cut at ${end}`);
    }
  });

  it("get an answer, whatever they are", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), async (bytes) => {
        await inspectFiles({ "m.msgpack": bytes });
      }),
      { numRuns: 500 },
    );
  });
});
