import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { modelOnDisk, newKeys } from "../model-on-disk.test.ts";
import { sign } from "../sign.ts";
import { verify, type Verification } from "../verify.ts";

const KEYS = newKeys();

function first({ answer, signatures }: Verification): readonly unknown[] {
  const [signature] = signatures;
  return [answer, signature?.signer?.validity, signature?.signer?.why, signature?.refused];
}

describe("who signed", () => {
  it("is not known without a key: the bundle holds only its fingerprint", async () => {
    using model = modelOnDisk({ "a.txt": "a" });
    const { files } = await sign(model.path, { by: { key: KEYS.private } });
    const signatures = [{ path: "a.sig", text: files }];
    assert.deepEqual(first(await verify(model.path, { signatures })), [
      "unknown",
      "unchecked",
      "the bundle does not hold the key, and no key was given",
      undefined,
    ]);
  });

  it("is nobody one can trust where the bundle brings its own key", async () => {
    using model = modelOnDisk({ "a.txt": "a" });
    const { files } = await sign(model.path, { by: { key: KEYS.private } });
    const rawBytes = Buffer.from(KEYS.public).toString("base64");
    const text = files.replace(/"publicKey":\{[^}]*\}/, `"publicKey":{"rawBytes":"${rawBytes}"}`);
    const signatures = [{ path: "a.sig", text }];
    assert.deepEqual(first(await verify(model.path, { signatures })), [
      "unknown",
      "valid",
      "signature is valid for the key in the bundle, which nobody vouched for",
      undefined,
    ]);
  });

  it("is not the one whose key was given", async () => {
    using model = modelOnDisk({ "a.txt": "a" });
    const { files } = await sign(model.path, { by: { key: KEYS.private } });
    const other = newKeys().public;
    const [answer, validity, why] = first(
      await verify(model.path, { signatures: [{ path: "a.sig", text: files }], key: other }),
    );
    assert.deepEqual([answer, validity], ["failed", "invalid"]);
    assert.match(
      String(why),
      /^not signed by the key you gave: the bundle names another, [0-9a-f]+$/,
    );
    const text = files.replace(/"hint":"[0-9a-f]*"/, '"hint":""');
    assert.deepEqual(
      first(await verify(model.path, { signatures: [{ path: "a.sig", text }], key: other })),
      ["failed", "invalid", "not signed by the key you gave", undefined],
    );
  });

  it("may be several, in one file or in many", async () => {
    using model = modelOnDisk({ "a.txt": "a" });
    const other = newKeys();
    const ours = await sign(model.path, { by: { key: KEYS.private } });
    const theirs = await sign(model.path, { by: { key: other.private } });
    const { answer, signatures } = await verify(model.path, {
      signatures: [
        { path: "a.sig", text: ours.files },
        { path: "all.jsonl", text: ours.files + theirs.files },
      ],
      key: KEYS.public,
    });
    assert.equal(answer, "failed");
    assert.deepEqual(
      signatures.map((signature) => [signature.signature, signature.answer]),
      [
        ["a.sig", "verified"],
        ["all.jsonl", "verified"],
        ["all.jsonl", "failed"],
      ],
    );
  });
});
