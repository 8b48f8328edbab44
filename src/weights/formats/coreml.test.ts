import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  coreMlModel,
  floats,
  layer,
  mlProgram,
  weightFile,
  type ConstToWrite,
} from "../coreml/coreml-writer.test.ts";
import { inspectFiles } from "../inspect-files.test.ts";
import type { Inspection } from "../inspection.ts";
import { bytesField, numberField } from "../protobuf/write-wire.test.ts";

const NETWORK = 500;

function inspect(bytes: Uint8Array, name = "m.mlmodel"): Promise<Inspection> {
  return inspectFiles({ [name]: bytes });
}

function shapes({ tensors }: Inspection): readonly unknown[] {
  return tensors.map(({ name, dtype, shape }) => [name, dtype, shape]);
}

const dense = [numberField(1, 4), numberField(2, 2), floats(20, 8), floats(21, 2)];

describe("a network of Core ML", () => {
  it("gives the weights of its layers", async () => {
    const kernel = bytesField(20, Buffer.of(3, 1));
    const model = coreMlModel(
      NETWORK,
      layer(
        "conv",
        100,
        numberField(1, 2),
        numberField(2, 5),
        kernel,
        floats(90, 30),
        floats(91, 2),
      ),
      layer("fc", 140, ...dense),
      layer("norm", 160, numberField(1, 3), floats(15, 3), floats(16, 3)),
      layer("act", 130, bytesField(25, floats(1, 7))),
      layer(
        "lstm",
        430,
        numberField(1, 2),
        numberField(2, 3),
        bytesField(20, floats(1, 6)),
        bytesField(20, floats(40, 3)),
      ),
      layer("const", 1070, numberField(1, 2), numberField(1, 3), floats(2, 6)),
    );
    const found = await inspect(model, "m");
    assert.deepEqual([found.format, found.exec, found.integrity], ["coreml", "data", "valid"]);
    assert.deepEqual(shapes(found), [
      ["conv.weights", "F32", [2, 5, 3, 1]],
      ["conv.bias", "F32", [2]],
      ["fc.weights", "F32", [2, 4]],
      ["fc.bias", "F32", [2]],
      ["norm.gamma", "F32", [3]],
      ["norm.beta", "F32", [3]],
      ["act.alpha", "F32", [7]],
      ["lstm.forward.input.weight", "F32", [3, 2]],
      ["lstm.backward.input.bias", "F32", [3]],
      ["const.data", "F32", [2, 3]],
    ]);
    assert.deepEqual(
      [...found.metadata],
      [
        ["kind", "neural-network"],
        ["specification", "7"],
        ["author", "somebody"],
        ["license", "MIT"],
      ],
    );
  });

  it("knows the length of a bias that is packed below a byte", async () => {
    const bits = bytesField(40, numberField(1, 2));
    const bias = bytesField(9, bytesField(30, Buffer.alloc(1)), bits);
    const found = await inspect(coreMlModel(NETWORK, layer("m", 1045, numberField(6, 3), bias)));
    assert.deepEqual(shapes(found), [["m.bias", "coreml:UINT2", [3]]]);
  });

  const ways: readonly (readonly [what: string, weights: Buffer, dtype: string])[] = [
    ["halves", bytesField(2, Buffer.alloc(16)), "F16"],
    ["bytes", bytesField(31, Buffer.alloc(8)), "I8"],
    [
      "a byte each",
      Buffer.concat([bytesField(30, Buffer.alloc(8)), bytesField(40, numberField(1, 8))]),
      "U8",
    ],
    [
      "four bits each",
      Buffer.concat([bytesField(30, Buffer.alloc(4)), bytesField(40, numberField(1, 4))]),
      "coreml:UINT4",
    ],
  ];
  for (const [what, weights, dtype] of ways) {
    it(`reads weights of ${what}`, async () => {
      const params = [numberField(1, 4), numberField(2, 2), bytesField(20, weights)];
      const found = await inspect(coreMlModel(NETWORK, layer("fc", 140, ...params)));
      assert.deepEqual(
        [found.integrity, shapes(found)],
        ["valid", [["fc.weights", dtype, [2, 4]]]],
      );
    });
  }

  it("is read through pipelines, branches and loops", async () => {
    const branch = layer("if", 605, bytesField(1, layer("fc", 140, ...dense)));
    const loop = layer("for", 615, bytesField(4, branch));
    const inner = coreMlModel(NETWORK, loop);
    const found = await inspect(coreMlModel(200, bytesField(1, bytesField(1, inner))));
    assert.deepEqual(
      found.tensors.map(({ name }) => name),
      ["0.for.if.fc.weights", "0.for.if.fc.bias"],
    );
  });

  const acting: readonly (readonly [what: string, bytes: Buffer, callable: string])[] = [
    [
      "a layer of its own",
      coreMlModel(NETWORK, layer("x", 500, bytesField(10, "MyLayer"))),
      "MyLayer",
    ],
    ["a class of its own", coreMlModel(555, bytesField(10, "MyModel")), "MyModel"],
    [
      "such a class in a pipeline",
      coreMlModel(202, bytesField(1, coreMlModel(555, bytesField(10, "My")))),
      "My",
    ],
  ];
  for (const [what, bytes, callable] of acting) {
    it(`with ${what} is code`, async () => {
      const { exec, calls } = await inspect(bytes);
      assert.deepEqual([exec, calls.map((call) => call.callable)], ["code", [callable]]);
    });
  }

  function linked(name: string, path: string): Buffer {
    return coreMlModel(
      556,
      bytesField(1, bytesField(1, bytesField(1, name)), bytesField(2, bytesField(1, path))),
    );
  }
  it("that is another file is code where that lies outside", async () => {
    assert.equal((await inspect(linked("a.mlmodelc", "models"))).exec, "data");
    assert.equal((await inspect(linked("a.mlmodelc", "models:/tmp"))).exec, "code");
    assert.equal((await inspect(linked("../a", ""))).exec, "code");
  });

  const broken: readonly (readonly [what: string, bytes: Buffer])[] = [
    ["two kinds", Buffer.concat([coreMlModel(NETWORK), bytesField(555, bytesField(10, "x"))])],
    [
      "weights that are too few",
      coreMlModel(NETWORK, layer("fc", 140, numberField(1, 4), numberField(2, 2), floats(20, 7))),
    ],
    [
      "weights in two ways",
      coreMlModel(
        NETWORK,
        layer("p", 130, bytesField(25, bytesField(1, bytesField(1, "1234"), bytesField(2, "12")))),
      ),
    ],
    [
      "weights of no bits",
      coreMlModel(
        NETWORK,
        layer("p", 130, bytesField(25, bytesField(1, bytesField(30, "1"), bytesField(40)))),
      ),
    ],
    [
      "a length below zero",
      coreMlModel(NETWORK, layer("fc", 140, numberField(1, -4), numberField(2, 2), floats(20, 8))),
    ],
    [
      "one layer that is two",
      coreMlModel(NETWORK, bytesField(1, bytesField(140, ...dense), bytesField(140, ...dense))),
    ],
  ];
  for (const [what, bytes] of broken) {
    it(`with ${what} is malformed`, async () => {
      assert.equal((await inspect(bytes)).integrity, "malformed");
    });
  }

  it("does not follow pipelines without end", async () => {
    let model = coreMlModel(NETWORK);
    for (let depth = 0; depth < 50; depth += 1) model = coreMlModel(202, bytesField(1, model));
    assert.equal((await inspect(model)).integrity, "malformed");
  });

  it("of a kind that nobody knows is not known", async () => {
    assert.equal((await inspect(coreMlModel(7777))).exec, "unknown");
  });

  it("cut short anywhere is never valid", async () => {
    const whole = coreMlModel(NETWORK, layer("fc", 140, ...dense));
    for (let length = 0; length < whole.length; length += 1) {
      assert.notEqual(
        (await inspect(whole.subarray(0, length))).integrity,
        "valid",
        String(length),
      );
    }
  });
});

describe("a program of Core ML", () => {
  const blobs = weightFile([
    { type: 1, data: Buffer.alloc(12) },
    { type: 8, data: Buffer.alloc(4) },
  ]);
  const [first = 0, second = 0] = blobs.offsets;
  const W: ConstToWrite = { name: "w", type: 10, shape: [2, 3], offset: first };
  const Q: ConstToWrite = { name: "q", type: 25, shape: [7], offset: second };

  function inspectProgram(
    constants: readonly ConstToWrite[],
    weights = blobs.bytes,
  ): Promise<Inspection> {
    return inspectFiles({ "model.mlmodel": mlProgram(constants), "weights/weight.bin": weights });
  }

  it("has its weights in the file beside it", async () => {
    const found = await inspectProgram([W, Q]);
    assert.deepEqual([found.format, found.exec, found.integrity], ["coreml", "data", "valid"]);
    assert.deepEqual(
      found.tensors.map(({ name, dtype, shape, data }) => [
        name,
        dtype,
        shape,
        data?.pieces[0]?.offset,
      ]),
      [
        ["w", "F16", [2, 3], first + 64],
        ["q", "coreml:INT4", [7], second + 64],
      ],
    );
  });

  it("tells of bytes that it does not name", async () => {
    const { integrity, problems } = await inspectProgram([W, W]);
    assert.equal(integrity, "valid");
    assert.deepEqual(
      problems.map(({ id, message }) => [id, message]),
      [["unaccounted-bytes", '128 bytes of "@model_path/weights/weight.bin" are of no tensor']],
    );
    assert.deepEqual((await inspectProgram([W, Q])).problems, []);
  });

  it("is code where its weights lie outside", async () => {
    const { exec } = await inspectProgram([{ ...W, file: "@model_path/../../etc/passwd" }]);
    assert.equal(exec, "code");
  });

  const longer = Buffer.from(blobs.bytes);
  longer.writeBigUInt64LE(1n << 62n, first + 16);
  const broken: readonly (readonly [
    what: string,
    constants: readonly ConstToWrite[],
    weights?: Buffer,
  ])[] = [
    ["a file that is missing", [{ ...W, file: "@model_path/weights/other.bin" }]],
    ["a file of something else", [W], Buffer.alloc(999)],
    ["a place where no blob begins", [{ ...W, offset: first + 64 }]],
    ["a place beyond the file", [{ ...W, offset: 1 << 20 }]],
    ["a place in the header", [{ ...W, offset: 0 }]],
    ["another type", [{ ...W, type: 13 }]],
    ["another size", [{ ...W, shape: [2, 4] }]],
    ["a size beyond all numbers", [{ ...W, shape: [2 ** 50, 2 ** 50] }]],
    ["a blob beyond the file", [W], longer],
    ["texts for weights", [{ ...W, type: 2 }]],
  ];
  for (const [what, constants, weights] of broken) {
    it(`with ${what} is malformed`, async () => {
      assert.equal((await inspectProgram(constants, weights)).integrity, "malformed");
    });
  }

  it("with an operation without a type is malformed", async () => {
    const block = bytesField(2, bytesField(3));
    const model = coreMlModel(502, bytesField(2, bytesField(2, bytesField(3, block))));
    assert.equal((await inspect(model)).problems[0]?.id, "bad-operation");
  });

  it("gives back every tensor that was written", async () => {
    const wanted = fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 4 }), {
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(wanted, async (all) => {
        const lengths = all.map((shape) => 4 * shape.reduce((size, axis) => size * axis, 1));
        const { bytes, offsets } = weightFile(
          lengths.map((length) => ({ type: 2, data: Buffer.alloc(length) })),
        );
        const constants = all.map((shape, at) => ({
          name: `t${at}`,
          type: 11,
          shape,
          offset: offsets[at] ?? 0,
        }));
        const found = await inspectProgram(constants, bytes);
        assert.equal(found.integrity, "valid");
        assert.deepEqual(
          shapes(found),
          constants.map(({ name, shape }) => [name, "F32", shape]),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe("a package of Core ML", () => {
  function manifest(path: string, root = "A"): string {
    return JSON.stringify({
      fileFormatVersion: "1.0.0",
      itemInfoEntries: { A: { author: "com.apple.CoreML", name: "model.mlmodel", path } },
      rootModelIdentifier: root,
    });
  }
  const model = "com.apple.CoreML/model.mlmodel";
  const table: readonly (readonly [what: string, text: string, answer: readonly string[]])[] = [
    ["that lists its model", manifest(model), ["data", "valid"]],
    ["that lists a folder", manifest("com.apple.CoreML"), ["data", "valid"]],
    ["that leads outside", manifest("../../x"), ["code", "valid"]],
    ["whose model is missing", manifest("com.apple.CoreML/other"), ["data", "malformed"]],
    ["without a root", manifest(model, "B"), ["data", "malformed"]],
  ];
  for (const [what, text, answer] of table) {
    it(`${what} is ${answer.join(" and ")}`, async () => {
      const files = { "Manifest.json": text, [`Data/${model}`]: coreMlModel(NETWORK) };
      const { exec, integrity } = await inspectFiles(files);
      assert.deepEqual([exec, integrity], answer);
    });
  }
});

describe("the weights of Core ML", () => {
  it("are known by their header, and need no word of their own", async () => {
    const { bytes } = weightFile([{ type: 2, data: Buffer.alloc(2048) }]);
    const found = await inspectFiles({ "weight.bin": bytes });
    assert.deepEqual(
      [found.format, found.exec, found.integrity, found.problems],
      ["coreml-weights", "data", "valid", []],
    );
  });
});
