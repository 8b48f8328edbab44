import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { modelOnDisk, newKeys } from "./model-on-disk.test.ts";
import { sign } from "./sign.ts";
import { verify } from "./verify.ts";

const KEYS = newKeys();
const BITS = fc.integer({ min: 1, max: 255 });

function flipped(bytes: Uint8Array, at: number, bits: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at % copy.length] = (copy[at % copy.length] ?? 0) ^ bits;
  return copy;
}

describe("any other byte", () => {
  it("of a signed file is noticed", async () => {
    const bytes = Buffer.from("these are the weights");
    using model = modelOnDisk({ "w.bin": bytes });
    const { files } = await sign(model.path, { by: { key: KEYS.private } });
    const signatures = [{ path: "a.sig", text: files }];
    await fc.assert(
      fc.asyncProperty(fc.nat(), BITS, async (at, bits) => {
        model.write("w.bin", flipped(bytes, at, bits));
        const { answer } = await verify(model.path, { signatures, key: KEYS.public });
        assert.equal(answer, "failed");
      }),
      { numRuns: 100 },
    );
  });

  it("of the bundle is noticed, whichever part of it that is", async () => {
    using model = modelOnDisk({ "w.bin": "these are the weights" });
    const { files } = await sign(model.path, { by: { key: KEYS.private } });
    const bundle = Buffer.from(files.trimEnd());
    for (let at = 0; at < bundle.length; at += 1) {
      for (const bits of [1, 2, 4, 8, 16, 32, 64, 128]) {
        const text = flipped(bundle, at, bits).toString("utf8");
        const signatures = [{ path: "a.sig", text }];
        const { answer } = await verify(model.path, { signatures, key: KEYS.public });
        assert.equal(answer, "failed", `byte ${at}, bits ${bits}: ${text}`);
      }
    }
  });
});
