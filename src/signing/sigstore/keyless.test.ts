import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { modelOnDisk } from "../model-on-disk.test.ts";
import { sign } from "../sign.ts";
import { verify, type Verification, type VerifyOptions } from "../verify.ts";
import { fakeSigstore, ISSUER, wholeSecond, type FakeSigstore } from "./fake-sigstore.test.ts";

const ALICE = "https://ci.example/alice";

function first({ answer, signatures }: Verification): readonly unknown[] {
  const [signature] = signatures;
  return [answer, signature?.signer?.who, signature?.signer?.why];
}

describe("a keyless signature", () => {
  let sigstore: FakeSigstore;
  let bundle = "";
  const model = modelOnDisk({ "a.txt": "a" });
  before(async () => {
    sigstore = await fakeSigstore();
    bundle = (await sign(model.path, { by: { keyless: sigstore.as(ALICE) } })).files;
  });
  after(async () => {
    model[Symbol.dispose]();
    await sigstore[Symbol.asyncDispose]();
  });
  const check = (text: string, options: Partial<VerifyOptions> = {}): Promise<Verification> =>
    verify(model.path, { signatures: [{ path: "a.sig", text }], ...options });

  it("is verified offline, by a trusted root and the name of the signer", async () => {
    const { trustedRoot } = sigstore;
    const identity = { name: ALICE, issuer: ISSUER };
    assert.deepEqual(first(await check(bundle, { trustedRoot, identity })), [
      "verified",
      `${ALICE}, as ${ISSUER} says`,
      "signed by whom you named",
    ]);
    const configuration = JSON.stringify({ trustedRoot: JSON.parse(trustedRoot) as unknown });
    const same = await check(bundle, { trustedRoot: configuration, identity });
    assert.equal(same.answer, "verified");
  });

  it("may be stamped with the time by another authority", async () => {
    const { trustedRoot } = sigstore;
    const keyless = sigstore.as(ALICE);
    const by = { keyless: { ...keyless, tsaUrl: keyless.rekorUrl ?? "" } };
    const { files } = await sign(model.path, { by });
    assert.match(files, /"rfc3161Timestamps":\[\{/);
    const identity = { name: ALICE, issuer: ISSUER };
    assert.equal((await check(files, { trustedRoot, identity })).answer, "verified");
  });

  it("is unknown, not false, when the time in its stamp cannot be read", async () => {
    const tenths = new Date(wholeSecond().getTime() + 100);
    await using stamping = await fakeSigstore(tenths);
    const keyless = stamping.as(ALICE);
    const by = { keyless: { ...keyless, tsaUrl: keyless.rekorUrl ?? "" } };
    const { files } = await sign(model.path, { by });
    assert.deepEqual(first(await check(files, { trustedRoot: stamping.trustedRoot })), [
      "unknown",
      "nobody who could be proved",
      "its timestamp writes the time in a way that cannot be read here",
    ]);
  });

  it("proves a name by the trusted root, and not that this is whom one trusts", async () => {
    const { trustedRoot } = sigstore;
    assert.deepEqual(first(await check(bundle, { trustedRoot })), [
      "unknown",
      `${ALICE}, as ${ISSUER} says`,
      "signature is valid and logged, and nobody said that its signer is to be trusted",
    ]);
  });

  it("proves nothing without a trusted root", async () => {
    assert.deepEqual(first(await check(bundle)), [
      "unknown",
      `URI:${ALICE}`,
      "signature is valid for the certificate in the bundle, which nobody vouched for",
    ]);
    const identity = { name: ALICE, issuer: ISSUER };
    await assert.rejects(check(bundle, { identity }), { name: "AssayError", code: "usage" });
  });

  const others: readonly (readonly [string, string])[] = [
    ["https://ci.example/bob", ISSUER],
    ["https://ci.example/al", ISSUER],
    [".*", ISSUER],
    [ALICE, "https://id.example.org"],
  ];
  for (const [name, issuer] of others) {
    it(`is not one of ${name}, as ${issuer} says`, async () => {
      const { trustedRoot } = sigstore;
      const [answer, , why] = first(
        await check(bundle, { trustedRoot, identity: { name, issuer } }),
      );
      assert.deepEqual([answer, why], ["failed", `not signed by ${name}, as ${issuer} says`]);
    });
  }

  it("is not one of another instance", async () => {
    await using other = await fakeSigstore();
    const [answer, who, why] = first(await check(bundle, { trustedRoot: other.trustedRoot }));
    assert.deepEqual([answer, who], ["failed", "nobody who could be proved"]);
    assert.match(String(why), /^not signed as the trusted root demands: /);
  });

  it("needs its entry in the log, its own payload and its own signature", async () => {
    const { trustedRoot } = sigstore;
    type Json = Record<string, Record<string, unknown>>;
    const parsed = JSON.parse(bundle) as Json;
    const envelope = parsed["dsseEnvelope"] ?? {};
    const payload = Buffer.from(String(envelope["payload"]), "base64").toString();
    const changed: Readonly<Record<string, object>> = {
      "no entry": {
        ...parsed,
        verificationMaterial: { ...parsed["verificationMaterial"], tlogEntries: [] },
      },
      "another payload": {
        ...parsed,
        dsseEnvelope: {
          ...envelope,
          payload: Buffer.from(payload.replace("a.txt", "b.txt")).toString("base64"),
        },
      },
      "another signature": {
        ...parsed,
        dsseEnvelope: { ...envelope, signatures: [{ sig: "MAYCAQECAQE=", keyid: "" }] },
      },
    };
    for (const [what, json] of Object.entries(changed)) {
      const { answer } = await check(JSON.stringify(json), { trustedRoot });
      assert.equal(answer, "failed", what);
    }
  });

  it("is not made when a service refuses, and the token is not shown", async () => {
    const keyless = { ...sigstore.as(ALICE), rekorUrl: `${sigstore.as(ALICE).rekorUrl}/gone` };
    await assert.rejects(sign(model.path, { by: { keyless } }), {
      code: "usage",
      message: /^Cannot sign without a key: /,
    });
    await assert.rejects(
      sign(model.path, { by: { keyless: { ...keyless, identityToken: "secret" } } }),
      {
        message: /^(?!.*secret)/,
      },
    );
  });
});
