import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { inspectFiles } from "../inspect-files.test.ts";
import { tfliteModel } from "../tflite/tflite-writer.test.ts";

function inspectBytes(bytes: Uint8Array) {
  return inspectFiles({ "m.tflite": bytes });
}

describe("a model of TensorFlow Lite", () => {
  it("has the tensors that have bytes", async () => {
    const found = await inspectBytes(tfliteModel());
    assert.deepEqual([found.exec, found.integrity, found.problems], ["data", "valid", []]);
    const [one] = found.tensors;
    assert.deepEqual([one?.name, one?.dtype, one?.shape], ["w", "F32", [2]]);
    const [piece] = one?.data?.pieces ?? [];
    const bytes = await piece?.source.read(piece.offset, piece.offset + piece.length);
    assert.deepEqual([...(bytes ?? [])], [1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it("may need operators of a program", async () => {
    const found = await inspectBytes(tfliteModel("MyOperator"));
    assert.deepEqual([found.exec, found.problems[0]?.id], ["data", "needs-custom-operator"]);
  });

  it("may reach out through TensorFlow", async () => {
    assert.equal((await inspectBytes(tfliteModel("FlexReadFile"))).exec, "code");
    assert.equal((await inspectBytes(tfliteModel("FlexAdd"))).exec, "data");
  });

  it("is malformed or read wherever it is cut or changed", async () => {
    const whole = tfliteModel("MyOperator");
    for (let end = 0; end < whole.length; end += 1) {
      const found = await inspectBytes(whole.subarray(0, end));
      assert.notEqual(found.integrity, "valid", `cut at ${end}`);
    }
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, value) => {
        const bytes = Uint8Array.from(whole);
        bytes[at] = value;
        await inspectBytes(bytes);
      }),
      { numRuns: 500 },
    );
  });
});
