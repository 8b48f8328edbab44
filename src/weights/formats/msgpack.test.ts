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

  it("may be cut into chunks", async () => {
    const [shape, chunks] = [
      `${text("shape")}\x82${text("0")}\x02${text("1")}\x01`,
      text("chunks"),
    ];
    const halves = `\x82${text("0")}${array([1], "int8", "1")}${text("1")}${array([1], "int8", "2")}`;
    const map = `\x83${text("__msgpack_chunked_array__")}\xc3${shape}${chunks}${halves}`;
    const found = await inspectFiles({ "m.msgpack": `\x81${text("w")}${map}` });
    assert.equal(found.integrity, "valid");
    assert.deepEqual(
      found.tensors.map(({ name, dtype, shape: lengths, data }) => [
        name,
        dtype,
        lengths,
        data?.pieces.map(({ length }) => length),
      ]),
      [["w", "I8", [2, 1], [1, 1]]],
    );
    const short = await inspectFiles({
      "m.msgpack": `\x81${text("w")}${map.replace("\x02", "\x03")}`,
    });
    assert.equal(short.integrity, "malformed");
  });

  for (const dtype of ["object", "|O", "O8"]) {
    it(`of type ${dtype} are a pickle`, async () => {
      const evil = array([1], dtype, "\x80\x02cos\nsystem\nU\x02id\x85R.");
      const found = await inspectFiles({ "m.msgpack": `\x81${text("w")}${evil}` });
      assert.deepEqual([found.exec, found.integrity], ["code", "malformed"]);
      assert.deepEqual(
        found.calls.map(({ callable }) => callable),
        ["os.system", "os.system"],
      );
    });
  }

  const types = [
    ["float8_e4m3fn", "1", "F8_E4M3"],
    ["int4", "1", "flax:int4"],
    ["complex128", "1234567812345678", "flax:complex128"],
    ["<U2", "12345678", "flax:<U2"],
    ["|S3", "123", "flax:|S3"],
  ] as const;
  for (const [type, bytes, dtype] of types) {
    it(`of type ${type} are ${dtype}`, async () => {
      const found = await inspectFiles({
        "m.msgpack": `\x81${text("w")}${array([], type, bytes)}`,
      });
      assert.deepEqual([found.integrity, found.tensors.at(0)?.dtype], ["valid", dtype]);
    });
  }

  const bad = [
    ["bytes behind", `${whole}x`],
    ["one key twice", `\x82${text("a")}\x01${text("a")}\x01`],
    ["no bottom", "\x91".repeat(5000)],
    ["a count beyond all", "\xdf\xff\xff\xff\xff"],
    ["a length beyond all", "\xc6\xff\xff\xff\xffx"],
    ["a tag that is none", "\xc1"],
    ["a key that is a map", "\x81\x80\x01"],
    ["an array without a shape", `\x81${text("a")}\xc7\x02\x01\x91\x01`],
    ["fewer bytes than their shape", `\x81${text("a")}${array([2], "float32", "1234567")}`],
    ["more bytes than their shape", `\x81${text("a")}${array([2], "float32", "123456789")}`],
    ["a type that is none", `\x81${text("a")}${array([2], "float", "12345678")}`],
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
