import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  floatDataset,
  hdf5File,
  link,
  objectHeader,
  SUPERBLOCK_BYTES,
  textAttribute,
} from "../hdf5/hdf5-writer.test.ts";
import { inspectFiles } from "../inspect-files.test.ts";

/** A file with one dataset of two floats behind the root, whose other messages are given. */
function fileWith(...messages: readonly Uint8Array[]): Buffer {
  const size = objectHeader(link("w", 0), ...messages).length;
  const dataset = SUPERBLOCK_BYTES + size;
  const data = dataset + floatDataset(2, 0).length;
  const root = objectHeader(link("w", dataset), ...messages);
  return hdf5File(root, floatDataset(2, data), Buffer.alloc(8));
}

function inspectBytes(bytes: Uint8Array) {
  return inspectFiles({ "m.h5": bytes });
}

describe("an HDF5 file", () => {
  it("of arrays is data", async () => {
    const found = await inspectBytes(fileWith());
    assert.deepEqual([found.format, found.exec, found.integrity], ["hdf5", "data", "valid"]);
    const [tensor] = found.tensors;
    assert.deepEqual([tensor?.name, tensor?.dtype, tensor?.shape], ["w", "F32", [2]]);
    assert.equal(tensor?.data?.pieces[0]?.length, 8);
  });

  it("may hold itself", async () => {
    const found = await inspectBytes(fileWith(link("again", SUPERBLOCK_BYTES)));
    assert.deepEqual([found.exec, found.tensors.length], ["data", 1]);
  });

  it("with a link to another file acts", async () => {
    const found = await inspectBytes(fileWith(link("x", "/etc/passwd\0/a\0")));
    assert.deepEqual([found.exec, found.problems[0]?.id], ["code", "external-link"]);
  });

  it("may lie behind a script", async () => {
    const front = Buffer.alloc(512);
    front.write("#!/bin/sh\n");
    const found = await inspectBytes(Buffer.concat([front, fileWith()]));
    assert.deepEqual([found.exec, found.tensors.length], ["code", 1]);
  });

  for (const [what, config, exec, integrity] of [
    ["of layers", '{"class_name":"Dense","config":{}}', "data", "valid"],
    ["of a Lambda", '{"a":[{"class_name":"Lambda","config":{}}]}', "code", "valid"],
    [
      "of a class of any module",
      '{"class_name":"system","module":"os","config":"id"}',
      "code",
      "valid",
    ],
    ["that is no JSON", "{", "unknown", "malformed"],
  ] as const) {
    it(`with a Keras model ${what} is ${exec}`, async () => {
      const found = await inspectBytes(fileWith(textAttribute("model_config", config)));
      assert.deepEqual([found.exec, found.integrity], [exec, integrity]);
    });
  }

  it("is malformed where it is cut", async () => {
    const whole = fileWith(textAttribute("a", "b"));
    for (let end = 1; end < whole.length; end += 1) {
      const found = await inspectBytes(whole.subarray(0, end));
      assert.equal(found.integrity, "malformed", `cut at ${end}`);
    }
  });

  it("gives an answer whatever byte is changed", async () => {
    const whole = fileWith(textAttribute("a", "b"), link("x", "y\0/z\0"));
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, value) => {
        const bytes = Buffer.from(whole);
        bytes[at] = value;
        await inspectBytes(bytes);
      }),
      { numRuns: 1000 },
    );
  });
});
