import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { FormatError } from "../../bytes/errors.ts";
import { memorySource } from "../../bytes/memory-source.ts";
import { parseSafetensors, readHeaderLength, readSafetensors } from "./header.ts";
import type { Tensor } from "../tensor.ts";

/** A file with this header and so many bytes of data. */
function file(header: string, dataLength: number): Uint8Array {
  const json = new TextEncoder().encode(header);
  const bytes = new Uint8Array(8 + json.length + dataLength);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
  bytes.set(json, 8);
  return bytes;
}

function parse(bytes: Uint8Array) {
  return parseSafetensors(bytes, bytes.byteLength);
}

/** What the header of a file declares. */
async function declaredIn(bytes: Uint8Array) {
  const header = await readSafetensors(memorySource(bytes));
  return header.tensors.map(({ name, dtype, shape, data }: Tensor) => {
    const { offset = NaN, length = NaN } = data?.pieces[0] ?? {};
    const start = offset - header.dataStart;
    return { name, dtype, shape, start, end: start + length };
  });
}

const one = '"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}';

describe("parseSafetensors", () => {
  it("reads tensors in the order of their bytes", async () => {
    const bytes = file(
      `{"__metadata__":{"format":"pt"},"b":{"dtype":"I8","shape":[3],"data_offsets":[8,11]},${one}}`,
      11,
    );
    const header = parse(bytes);
    assert.deepEqual(
      header?.tensors.map(({ name }) => name),
      ["a", "b"],
    );
    assert.deepEqual(await declaredIn(bytes), [
      { name: "a", dtype: "F32", shape: [2], start: 0, end: 8 },
      { name: "b", dtype: "I8", shape: [3], start: 8, end: 11 },
    ]);
    assert.deepEqual([...(header?.metadata ?? [])], [["format", "pt"]]);
  });

  for (const [what, header, dataLength, count] of [
    ["a header without tensors", "{}", 0, 0],
    ["space around the header", `  {${one}}  `, 8, 1],
    ["an empty tensor", '{"a":{"dtype":"F16","shape":[0,4],"data_offsets":[0,0]}}', 0, 1],
    ["a scalar", '{"a":{"dtype":"F64","shape":[],"data_offsets":[0,8]}}', 8, 1],
    ["fields that it does not know", `{"a":{"x":[1.5e3,null],${one.slice(5)}}`, 8, 1],
    [
      "a name that is a trap",
      '{"__proto__":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}',
      1,
      1,
    ],
    ["two 4-bit elements in a byte", '{"a":{"dtype":"F4","shape":[2],"data_offsets":[0,1]}}', 1, 1],
    ["escapes in names", '{"\\u00e9":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}', 1, 1],
  ] as const) {
    it(`accepts ${what}`, () => {
      assert.equal(parse(file(header, dataLength))?.tensors.length, count);
    });
  }

  for (const [what, bytes, code] of [
    ["an empty file", new Uint8Array(), "truncated"],
    ["seven bytes", new Uint8Array(7), "truncated"],
    ["a length of 2^64-1", new Uint8Array(16).fill(255), "header-too-large"],
    ["a header longer than the file", file("{}", 0).subarray(0, 9), "truncated"],
    [
      "a header that is not UTF-8",
      Uint8Array.of(3, 0, 0, 0, 0, 0, 0, 0, 0x22, 0xff, 0x22),
      "bad-utf8",
    ],
    ["an empty header", file("", 0), "bad-json"],
    ["a list", file("[]", 0), "bad-header"],
    ["JSON cut short", file('{"a":', 0), "bad-json"],
    ["a comma too many", file(`{${one},}`, 8), "bad-json"],
    ["text behind the header", file(`{${one}} x`, 8), "bad-json"],
    ["padding with zeros", file(`{${one}}\0\0`, 8), "bad-json"],
    ["a byte order mark", file(`\ufeff{${one}}`, 8), "bad-json"],
    ["a lone surrogate", file('{"\\ud800":{}}', 0), "bad-json"],
    ["lists in lists without end", file(`{"a":${"[".repeat(5000)}`, 0), "bad-json"],
    ["a name twice", file(`{${one},${one}}`, 8), "duplicate-key"],
    ["a field twice", file(`{"a":{"dtype":"U8",${one.slice(5)}}`, 8), "duplicate-key"],
    ["metadata twice", file('{"__metadata__":{},"__metadata__":{}}', 0), "duplicate-key"],
    ["metadata that is a list", file('{"__metadata__":[]}', 0), "bad-metadata"],
    ["metadata with a number", file('{"__metadata__":{"a":1}}', 0), "bad-metadata"],
    ["a tensor that is a number", file('{"a":1}', 0), "bad-tensor"],
    ["a tensor without a type", file('{"a":{"shape":[1],"data_offsets":[0,1]}}', 1), "bad-dtype"],
    [
      "an unknown type",
      file('{"a":{"dtype":"F5","shape":[1],"data_offsets":[0,1]}}', 1),
      "bad-dtype",
    ],
    ["a tensor without a shape", file('{"a":{"dtype":"U8","data_offsets":[0,1]}}', 1), "bad-shape"],
    [
      "a negative length",
      file('{"a":{"dtype":"U8","shape":[-1],"data_offsets":[0,1]}}', 1),
      "bad-shape",
    ],
    [
      "a length with a point",
      file('{"a":{"dtype":"U8","shape":[1.0],"data_offsets":[0,1]}}', 1),
      "bad-shape",
    ],
    [
      "a length beyond 2^53",
      file('{"a":{"dtype":"U8","shape":[9007199254740993],"data_offsets":[0,1]}}', 1),
      "bad-shape",
    ],
    ["one offset", file('{"a":{"dtype":"U8","shape":[1],"data_offsets":[0]}}', 1), "bad-offsets"],
    [
      "three offsets",
      file('{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1,2]}}', 2),
      "bad-offsets",
    ],
    [
      "an end before the start",
      file('{"a":{"dtype":"U8","shape":[1],"data_offsets":[1,0]}}', 1),
      "bad-offsets",
    ],
    [
      "offsets as words",
      file('{"a":{"dtype":"U8","shape":[1],"data_offsets":["0","1"]}}', 1),
      "bad-offsets",
    ],
    ["an end behind the file", file(`{${one}}`, 7), "offsets-out-of-range"],
    [
      "a shape larger than its bytes",
      file('{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}', 8),
      "size-mismatch",
    ],
    [
      "a product that overflows",
      file('{"a":{"dtype":"U8","shape":[4294967296,4294967296],"data_offsets":[0,0]}}', 0),
      "size-mismatch",
    ],
    [
      "a tensor that ends inside a byte",
      file('{"a":{"dtype":"F4","shape":[3],"data_offsets":[0,2]}}', 2),
      "size-mismatch",
    ],
    ["a hole in front", file('{"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}', 2), "gap"],
    [
      "a hole between",
      file(`{${one},"b":{"dtype":"U8","shape":[1],"data_offsets":[9,10]}}`, 10),
      "gap",
    ],
    [
      "tensors over one another",
      file(`{${one},"b":{"dtype":"U8","shape":[8],"data_offsets":[4,12]}}`, 12),
      "overlap",
    ],
    ["bytes behind the last tensor", file(`{${one}}`, 9), "trailing-bytes"],
  ] as const) {
    it(`refuses ${what}`, () => assert.throws(() => parse(bytes), { name: "FormatError", code }));
  }

  it("does not judge a header that goes on behind what was read", () => {
    const whole = file(`{${one}}`, 8);
    assert.equal(parseSafetensors(whole.subarray(0, 20), whole.byteLength), undefined);
  });

  it("gives back every header that follows the format", async () => {
    const shapes = fc.array(fc.array(fc.nat({ max: 4 }), { maxLength: 3 }), { maxLength: 8 });
    const start = fc.string({ unit: "grapheme", maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(shapes, start, async (wanted, prefix) => {
        let end = 0;
        const tensors = wanted.map((shape, at) => {
          const start = end;
          end += 2 * shape.reduce((size, length) => size * length, 1);
          return { name: `${prefix}${at}`, dtype: "BF16", shape, start, end };
        });
        const header = Object.fromEntries(
          tensors.map(({ name, dtype, shape, start, end: stop }) => [
            name,
            { dtype, shape, data_offsets: [start, stop] },
          ]),
        );
        const read = await declaredIn(file(JSON.stringify(header), end));
        assert.deepEqual(new Set(read), new Set(tensors));
      }),
    );
  });

  it("fails on any other bytes in one way only", () => {
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.json().map((json) => file(json, 4)),
      fc.string().map((text) => file(`{${text}}`, 0)),
    );
    fc.assert(
      fc.property(anything, (bytes) => {
        try {
          parse(bytes);
        } catch (error) {
          assert.ok(error instanceof FormatError, String(error));
        }
      }),
    );
  });
});

describe("readHeaderLength", () => {
  it("reads eight bytes, little end first", () => {
    assert.equal(readHeaderLength(Uint8Array.of(2, 1, 0, 0, 0, 0, 0, 0), 1000), 258);
  });
});

describe("readSafetensors", () => {
  it("reads the header and never the data", async () => {
    const bytes = file(`{${one}}`, 8);
    const reads: number[][] = [];
    const header = await readSafetensors({
      byteLength: bytes.byteLength,
      read(start, end) {
        reads.push([start, end]);
        return Promise.resolve(bytes.slice(start, end));
      },
    });
    assert.equal(header.tensors.at(0)?.name, "a");
    assert.deepEqual(reads, [
      [0, 8],
      [8, bytes.byteLength - 8],
    ]);
  });
});
