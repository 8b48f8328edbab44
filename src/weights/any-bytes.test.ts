import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { inspectFiles } from "./inspect-files.test.ts";

/** How files begin, and names that promise a format: random bytes behind these reach every reader. */
const BEGINNINGS: readonly string[] =
  "|GGUF\x03\0\0\0|\x93NUMPY\x01\0|PK\x03\x04|PK\x05\x06|\x89HDF\r\n\x1a\n\x02\x08\x08\0|\x89HDF\r\n\x1a\n\0\0\0\0\0\x08\x08|\x1c\0\0\0TFL3|\x08\x07\x12\x02ab:|\x08\x01\x12\x20\x0a\x02|\x81\xa1a\x81|\x1f\x8b\x08|\x78\x9c|BZh91AY&SY|\xfd7zXZ\0|\x28\xb5\x2f\xfd|\x08\x07\x12\x07\x0a\x05\x0a\x03abc|\x0a\x0a\x0a\x03abc\x15|\0\0\x02\x08\x01|{|[|<?xml|{{|{%|\x80\x04|\x80\x02|\x02\0\0\0\0\0\0\0{}|\x7fELF|#!/|!!python/".split(
    "|",
  );
const NAMES: readonly string[] =
  "a.safetensors a.gguf a.npy a.npz a.onnx a.h5 a.tflite a.msgpack a.keras a.pt saved_model.pb a.nemo a.tar a.zip a.json config.json a.yaml a.jinja a.tiktoken a.pmml a.bin a.pkl a.skops a.llamafile a.mlmodel a.dduf variables.index tokenizer.json spiece.model a".split(
    " ",
  );

describe("any bytes under any name", () => {
  it("get an answer", async () => {
    const file = fc.record({
      name: fc.constantFrom(...NAMES),
      start: fc.constantFrom(...BEGINNINGS),
      rest: fc.uint8Array({ maxLength: 120 }),
    });
    await fc.assert(
      fc.asyncProperty(file, async ({ name, start, rest }) => {
        const bytes = Buffer.concat([Buffer.from(start, "latin1"), rest]);
        const { exec, integrity, unread } = await inspectFiles({ [name]: bytes });
        if (unread.length > 0) {
          assert.ok(exec === "unknown" || exec === "code", exec);
          assert.notEqual(integrity, "valid");
        }
      }),
      { numRuns: 3000 },
    );
  });
});
