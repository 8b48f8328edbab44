import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { inspectFiles } from "../inspect-files.test.ts";
import { bytesField, numberField, varint } from "../protobuf/write-wire.test.ts";

/** A TensorProto of type FLOAT with two elements, and whatever else. */
function tensor(name: string, ...more: readonly Uint8Array[]): Buffer {
  return Buffer.concat([numberField(1, 2), numberField(2, 1), bytesField(8, name), ...more]);
}

const raw = bytesField(9, Buffer.alloc(8));

function model(...graph: readonly Uint8Array[]): Buffer {
  return Buffer.concat([numberField(1, 8), bytesField(2, "test"), bytesField(7, ...graph)]);
}

function initializer(bytes: Uint8Array): Buffer {
  return bytesField(5, bytes);
}

function node(operator: string, domain: string, ...more: readonly Uint8Array[]): Buffer {
  return bytesField(
    1,
    bytesField(2, "out"),
    bytesField(4, operator),
    bytesField(7, domain),
    ...more,
  );
}

function external(...entries: readonly (readonly [string, string])[]): Buffer {
  const fields = entries.map(([key, value]) =>
    bytesField(13, bytesField(1, key), bytesField(2, value)),
  );
  return Buffer.concat([numberField(14, 1), ...fields]);
}

/** Inspects a model, and files beside it. */
function inspectModel(bytes: Uint8Array, beside: Record<string, string> = {}) {
  return inspectFiles({ "m.onnx": bytes, ...beside });
}

describe("an ONNX model", () => {
  const stored: readonly (readonly [
    what: string,
    data: Uint8Array,
    beside?: Record<string, string>,
  ])[] = [
    ["raw", raw],
    ["packed", bytesField(4, Buffer.alloc(8))],
    [
      "one by one",
      Buffer.concat([Buffer.from([0x25, 0, 0, 0, 0]), Buffer.from([0x25, 0, 0, 0, 0])]),
    ],
    [
      "in a file",
      external(["location", "w"], ["offset", "4"], ["length", "8"]),
      { w: "0123456789ab" },
    ],
    ["in a whole file", external(["location", "./w"]), { w: "01234567" }],
  ];
  for (const [what, data, beside] of stored) {
    it(`has its elements ${what}`, async () => {
      const found = await inspectModel(model(initializer(tensor("w", data))), beside);
      assert.deepEqual([found.exec, found.integrity, found.problems], ["data", "valid", []]);
      const [one] = found.tensors;
      assert.deepEqual([one?.name, one?.dtype, one?.shape], ["w", "F32", [2]]);
      const pieces = one?.data?.pieces ?? [];
      assert.equal(
        pieces.reduce((sum, { length }) => sum + length, 0),
        8,
      );
    });
  }

  it("has half floats in whole numbers", async () => {
    const half = Buffer.concat([
      numberField(1, 2),
      numberField(2, 10),
      bytesField(5, varint(1), varint(0x3c00)),
    ]);
    const [one] = (await inspectModel(model(initializer(half)))).tensors;
    const [piece] = one?.data?.pieces ?? [];
    assert.deepEqual(
      [one?.dtype, Buffer.from((await piece?.source.read(0, 9)) ?? []).toString("hex")],
      ["F16", "0100003c"],
    );
  });

  it("has tensors in attributes, graphs in graphs and functions", async () => {
    const inner = bytesField(5, bytesField(6, initializer(tensor("deep", raw))));
    const constant = node("Constant", "", bytesField(5, bytesField(5, tensor("", raw))));
    const made = bytesField(25, bytesField(7, bytesField(5, bytesField(5, tensor("made", raw)))));
    const found = await inspectModel(Buffer.concat([model(node("If", "", inner), constant), made]));
    assert.deepEqual(
      found.tensors.map(({ name }) => name),
      ["deep", "out", "made"],
    );
  });

  const outside = [
    "/etc/passwd",
    "../w",
    "a/../../w",
    "..\\w",
    "C:\\w",
    "file:///w",
    "http://x/w",
    "%2e%2e/w",
  ];
  for (const location of outside) {
    it(`that leads to ${location} acts when it is loaded`, async () => {
      const bytes = model(initializer(tensor("w", external(["location", location]))));
      const found = await inspectModel(bytes);
      assert.deepEqual([found.exec, found.problems[0]?.id], ["code", "path-outside"]);
    });
  }

  const bad: readonly (readonly [what: string, bytes: Uint8Array])[] = [
    ["no graph", numberField(1, 8)],
    ["two graphs", Buffer.concat([model(), bytesField(7)])],
    ["one name twice", model(initializer(tensor("w", raw)), initializer(tensor("w", raw)))],
    ["data twice", model(initializer(tensor("w", raw, raw)))],
    ["data of two kinds", model(initializer(tensor("w", raw, bytesField(4, Buffer.alloc(8)))))],
    ["too little data", model(initializer(tensor("w", bytesField(9, "1234567"))))],
    ["a shape beyond all", model(initializer(tensor("w", numberField(1, -1), raw)))],
    ["an unknown type", model(initializer(Buffer.concat([numberField(2, 99), raw])))],
    ["a group", Buffer.concat([model(), Buffer.from([0x0b])])],
    ["a varint without end", Buffer.concat([model(), Buffer.alloc(12, 0xff)])],
    ["a field beyond the end", Buffer.concat([model(), Buffer.from([0x72, 0x7f])])],
    ["no location", model(initializer(tensor("w", external(["offset", "0"]))))],
    ["a missing file", model(initializer(tensor("w", external(["location", "w"]))))],
  ];
  for (const [what, bytes] of bad) {
    it(`with ${what} is malformed`, async () => {
      assert.equal((await inspectModel(bytes)).integrity, "malformed");
    });
  }

  for (const [what, entries] of [
    ["an offset in words", [["offset", "four"]]],
    ["a negative offset", [["offset", "-4"]]],
    ["an offset beyond the file", [["offset", "8"]]],
    ["an unknown entry", [["size", "4"]]],
    ["another length", [["length", "4"]]],
    [
      "one entry twice",
      [
        ["offset", "0"],
        ["offset", "1"],
      ],
    ],
  ] as const) {
    it(`with ${what} is malformed`, async () => {
      const bytes = model(initializer(tensor("w", external(["location", "w"], ...entries))));
      assert.equal((await inspectModel(bytes, { w: "0123456789" })).integrity, "malformed");
    });
  }

  it("whose tensors share bytes is malformed", async () => {
    const at = (offset: string) => external(["location", "w"], ["offset", offset]);
    const bytes = model(initializer(tensor("a", at("0"))), initializer(tensor("b", at("4"))));
    const found = await inspectModel(bytes, { w: "0123456789ab" });
    assert.deepEqual([found.integrity, found.problems.length], ["malformed", 1]);
  });

  it("calls what its operators call", async () => {
    const exec = async (operator: string, domain: string) =>
      (await inspectModel(model(node(operator, domain)))).exec;
    assert.equal(await exec("Add", ""), "data");
    assert.equal(await exec("FusedMatMul", "com.microsoft"), "data");
    assert.equal(await exec("Mine", "my.domain"), "allow-listed");
    assert.equal(await exec("PythonOp", "com.microsoft"), "code");
  });

  it("is malformed wherever its graph is cut, and never more than an answer", async () => {
    const whole = model(node("Add", ""), initializer(tensor("w", raw)));
    for (let end = 0; end < whole.length; end += 1) {
      const found = await inspectModel(whole.subarray(0, end));
      assert.equal(found.integrity, "malformed", `cut at ${end}`);
    }
    const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(change, async ([at, value]) => {
        const bytes = Buffer.from(whole);
        bytes[at] = value;
        await inspectModel(bytes);
      }),
      { numRuns: 500 },
    );
  });
});
