import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inspectFiles } from "../inspect-files.test.ts";
import { bytesField, numberField } from "../protobuf/write-wire.test.ts";
import { reachOf } from "../tensorflow/operations.ts";

function node(operation: string): Buffer {
  return Buffer.concat([bytesField(1, "n"), bytesField(2, operation)]);
}

/** A saved model; each graph has nodes and the nodes of one function. */
function savedModel(
  ...graphs: readonly (readonly [nodes: string[], inFunction: string[]])[]
): Buffer {
  const metaGraphs = graphs.map(([nodes, inFunction]) => {
    const made = bytesField(1, ...inFunction.map((operation) => bytesField(3, node(operation))));
    const graph = [
      ...nodes.map((operation) => bytesField(1, node(operation))),
      bytesField(2, made),
    ];
    return bytesField(2, bytesField(1, bytesField(4, "serve")), bytesField(2, ...graph));
  });
  return Buffer.concat([numberField(1, 1), ...metaGraphs]);
}

const usual = [
  "Placeholder",
  "VarHandleOp",
  "MatMul",
  "SaveV2",
  "RestoreV2",
  "ShardedFilename",
  "PrintV2",
];

describe("a saved model", () => {
  const table: readonly (readonly [what: string, bytes: Buffer, exec: string])[] = [
    [
      "of usual operations",
      savedModel([usual, ["InitializeTableFromTextFileV2", "Assert"]]),
      "data",
    ],
    ["that runs Python", savedModel([["PyFunc"], []]), "code"],
    ["that writes in a function", savedModel([usual, ["WriteFile"]]), "code"],
    ["that reads in its second graph", savedModel([usual, []], [["ReadFile"], []]), "code"],
  ];
  for (const [what, bytes, exec] of table) {
    it(`${what} is ${exec}`, async () => {
      const found = await inspectFiles({ "saved_model.pb": bytes });
      assert.deepEqual([found.format, found.exec, found.integrity], ["savedmodel", exec, "valid"]);
    });
  }

  for (const [stream, exec] of [
    ["stderr", "data"],
    ["log(info)", "data"],
    ["file:///root/.bashrc", "code"],
  ] as const) {
    it(`that prints to ${stream} is ${exec}`, async () => {
      const value = bytesField(2, bytesField(2, stream));
      const attribute = bytesField(5, bytesField(1, "output_stream"), value);
      const print = bytesField(1, bytesField(1, "n"), bytesField(2, "PrintV2"), attribute);
      const graph = bytesField(2, bytesField(1, bytesField(4, "serve")), bytesField(2, print));
      const bytes = Buffer.concat([numberField(1, 1), graph]);
      assert.equal((await inspectFiles({ "saved_model.pb": bytes })).exec, exec);
    });
  }

  it("has layers of Keras beside it", async () => {
    const layer = JSON.stringify({ class_name: "Lambda", config: { function: ["4wAAAA"] } });
    const keras = bytesField(1, bytesField(3, "root.layer"), bytesField(5, layer));
    const files = { "saved_model.pb": savedModel([usual, []]), "keras_metadata.pb": keras };
    assert.equal((await inspectFiles(files)).exec, "code");
  });

  it("is malformed where it is cut", async () => {
    const whole = savedModel([usual, []]);
    for (let end = 0; end < whole.length; end += 1) {
      const found = await inspectFiles({ "saved_model.pb": whole.subarray(0, end) });
      assert.equal(found.integrity, "malformed", `cut at ${end}`);
    }
  });
});

describe("operations of TensorFlow", () => {
  for (const operation of [
    ...usual,
    "WriteAudio",
    "Identity",
    "ReadVariableOp",
    "DebugGradientIdentity",
    "TensorDataset",
    "BatchDatasetV2",
    "Saveable",
    "StringSplit",
    "CollectiveReduceV2",
  ]) {
    it(`${operation} reaches nothing`, () => assert.equal(reachOf(operation), undefined));
  }
  for (const operation of [
    "EagerPyFunc",
    "CacheDatasetV2",
    "WholeFileReaderV2",
    "TextLineDataset",
    "ExperimentalSqlDataset",
    "WriteScalarSummary",
    "SnapshotDatasetV2",
    "DebugNumericSummaryV2",
    "RpcClient",
    "DataServiceDatasetV3",
    "DecodeProtoV2",
    "ImmutableConst",
    "CollectiveInitializeCommunicator",
  ]) {
    it(`${operation} reaches further`, () => assert.notEqual(reachOf(operation), undefined));
  }
});
