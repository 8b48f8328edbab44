import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { modelOnDisk, newKeys } from "../model-on-disk.test.ts";
import { sign } from "../sign.ts";
import { verify } from "../verify.ts";

const KEYS = newKeys();

/** A safetensors file of tensors of 32-bit floats. */
function safetensors(tensors: Readonly<Record<string, readonly number[]>>): Buffer {
  let at = 0;
  const header = Object.entries(tensors).map(([name, values]) => {
    const start = at;
    at += 4 * values.length;
    return [name, { dtype: "F32", shape: [values.length], data_offsets: [start, at] }];
  });
  const json = Buffer.from(JSON.stringify(Object.fromEntries(header)));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length));
  const data = Object.values(tensors).map((values) =>
    Buffer.from(Float32Array.from(values).buffer),
  );
  return Buffer.concat([length, json, ...data]);
}

describe("signed tensors", () => {
  const cases: readonly {
    readonly what: string;
    readonly copy: Readonly<Record<string, Buffer>>;
    readonly answer: string;
    readonly why?: string;
    readonly differing: readonly string[];
  }[] = [
    {
      what: "the same in other files and another order",
      copy: {
        "model-1.safetensors": safetensors({ c: [5], b: [3, 4] }),
        "model-2.safetensors": safetensors({ a: [1, 2] }),
      },
      answer: "verified",
      differing: [],
    },
    {
      what: "one that changed",
      copy: { "model.safetensors": safetensors({ a: [1, 2], b: [3, 4.5], c: [5] }) },
      answer: "failed",
      differing: ["b changed"],
    },
    {
      what: "one that is gone and one that came",
      copy: { "model.safetensors": safetensors({ a: [1, 2], b: [3, 4], d: [6] }) },
      answer: "failed",
      differing: ["c missing", "d not-signed"],
    },
    {
      what: "other names",
      copy: { "model.safetensors": safetensors({ x: [1, 2], b: [3, 4], c: [5] }) },
      answer: "failed",
      why: "only names differ",
      differing: ["a missing", "x not-signed"],
    },
  ];
  for (const { what, copy, answer, why, differing } of cases) {
    it(`are told apart: ${what}`, async () => {
      using model = modelOnDisk({
        "model.safetensors": safetensors({ a: [1, 2], b: [3, 4], c: [5] }),
      });
      using other = modelOnDisk(copy);
      const { tensors = "" } = await sign(model.path, {
        by: { key: KEYS.private },
        withTensors: true,
      });
      const signatures = [{ path: "tensors.sig", text: tensors }];
      const same = await verify(model.path, { signatures, key: KEYS.public });
      assert.equal(same.answer, "verified");
      const verification = await verify(other.path, { signatures, key: KEYS.public });
      assert.equal(verification.answer, answer);
      const checked = verification.signatures[0]?.tensors;
      assert.equal(checked?.why, why);
      assert.deepEqual(
        checked?.tensors
          .filter(({ state }) => state !== "as-signed")
          .map(({ name, state }) => `${name} ${state}`),
        differing,
      );
    });
  }

  it("may share their names: a release with a checkpoint, and a copy without it", async () => {
    const last = safetensors({ a: [1, 2], b: [3] });
    using model = modelOnDisk({
      "model.safetensors": last,
      "checkpoint/model.safetensors": safetensors({ a: [0, 0], b: [3] }),
    });
    using copy = modelOnDisk({ "model.safetensors": last });
    const { tensors = "" } = await sign(model.path, {
      by: { key: KEYS.private },
      withTensors: true,
    });
    const signatures = [{ path: "tensors.sig", text: tensors }];
    assert.equal((await verify(model.path, { signatures, key: KEYS.public })).answer, "verified");
    const checked = (await verify(copy.path, { signatures, key: KEYS.public })).signatures[0];
    assert.equal(checked?.answer, "failed");
    assert.equal(checked?.tensors?.why, "some are missing, and all others are as signed");
    assert.deepEqual(
      checked?.tensors?.tensors.map(({ name, state }) => `${name} ${state}`),
      ["a as-signed", "a missing", "b as-signed", "b missing"],
    );
  });

  it("do not stand for files: each signature speaks for itself", async () => {
    using model = modelOnDisk({ "m/model.safetensors": safetensors({ a: [1, 2], b: [3] }) });
    const path = join(model.path, "m");
    const signed = await sign(path, { by: { key: KEYS.private }, withTensors: true });
    model.write("m/model.safetensors", safetensors({ b: [3], a: [1, 2] }));
    const { answer, signatures } = await verify(path, {
      signatures: [
        { path: "model.sig", text: signed.files },
        { path: "tensors.sig", text: signed.tensors ?? "" },
      ],
      key: KEYS.public,
    });
    assert.equal(answer, "failed");
    assert.deepEqual(
      signatures.map((signature) => signature.answer),
      ["failed", "verified"],
    );
  });
});
