import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { verify, type Verification, type VerifyOptions } from "./verify.ts";

const fixtures = new URL("../../fixtures/signing/", import.meta.url);

function read(name: string): string {
  return readFileSync(new URL(name, fixtures), "utf8");
}

function check(signature: string, options: Partial<VerifyOptions>): Promise<Verification> {
  return verify(fileURLToPath(new URL("model", fixtures)), {
    signatures: [{ path: signature, text: read(signature) }],
    ...options,
  });
}

const P256 = { key: read("p256.pub") };
const P384 = { key: read("p384.pub") };
const ROOT = { roots: read("root.crt") };
const OTHER_ROOT = { roots: read("other-root.crt") };

interface Case {
  readonly signature: string;
  readonly trust: Partial<VerifyOptions>;
  readonly answer: Verification["answer"];
  readonly why: string;
}

const BY_KEY = { answer: "verified", why: "signed by the key you gave" } as const;
const BY_CERTIFICATE = {
  answer: "verified",
  why: "signed by a certificate that leads to one you gave",
} as const;

const CASES: readonly Case[] = [
  { signature: "python-1.1.1-key.sig", trust: P256, ...BY_KEY },
  { signature: "python-1.1.1-key-p384.sig", trust: P384, ...BY_KEY },
  { signature: "python-1.1.1-blake2b.sig", trust: P256, ...BY_KEY },
  { signature: "python-1.1.1-blake3.sig", trust: P256, ...BY_KEY },
  { signature: "python-1.1.1-shards.sig", trust: P256, ...BY_KEY },
  { signature: "python-0.3.1-key.sig", trust: P256, ...BY_KEY },
  { signature: "python-0.2.0-key-p384.sig", trust: P384, ...BY_KEY },
  { signature: "python-0.2.0-shards.sig", trust: P256, ...BY_KEY },
  {
    signature: "python-0.2.0-shards.sig",
    trust: {},
    answer: "unknown",
    why: "signature is valid for the key in the bundle, which nobody vouched for",
  },
  {
    signature: "python-0.2.0-shards.sig",
    trust: P384,
    answer: "failed",
    why: "not signed by the key you gave",
  },
  { signature: "python-1.1.1-certificate.sig", trust: ROOT, ...BY_CERTIFICATE },
  { signature: "python-1.1.1-code-signing.sig", trust: ROOT, ...BY_CERTIFICATE },
  {
    signature: "python-1.1.1-certificate.sig",
    trust: {},
    answer: "unknown",
    why: "signature is valid for the certificate in the bundle, which nobody vouched for",
  },
  {
    // A root of the same name and with another key.
    signature: "python-1.1.1-certificate.sig",
    trust: OTHER_ROOT,
    answer: "failed",
    why: 'nobody you vouched for has issued the certificate "CN=Test Intermediate"',
  },
  {
    signature: "certificate-for-servers.sig",
    trust: ROOT,
    answer: "failed",
    why: "its certificate is not for signing",
  },
  {
    signature: "certificate-with-unknown-demand.sig",
    trust: ROOT,
    answer: "failed",
    why: 'the certificate "O=Example, CN=crit" has a critical extension that is not known',
  },
  {
    // The intermediate may issue certificates of signers, and none of issuers.
    signature: "certificate-too-deep.sig",
    trust: ROOT,
    answer: "failed",
    why: 'nobody you vouched for has issued the certificate "O=Example, CN=subca"',
  },
];

describe("a signature of the Python tool", () => {
  for (const { signature, trust, answer, why } of CASES) {
    it(`${signature} is ${answer}: ${why}`, async () => {
      const verification = await check(signature, trust);
      assert.equal(verification.answer, answer);
      assert.equal(verification.signatures[0]?.signer?.why, why);
    });
  }

  it("is in the table above, each of them", () => {
    const files = readdirSync(fixtures).filter((name) => name.endsWith(".sig"));
    assert.deepEqual(
      files.toSorted(),
      [...new Set(CASES.map(({ signature }) => signature))].toSorted(),
    );
  });

  it("of version 0.2 says that its payload was encoded by mistake", async () => {
    const { signatures } = await check("python-0.2.0-key-p384.sig", P384);
    assert.deepEqual(signatures[0]?.signer?.notes, [
      "signed as version 0.2 of the Python tool did, which encoded the payload by mistake in its own way",
    ]);
  });

  it("over parts of files does not list the empty one", async () => {
    const { signatures } = await check("python-1.1.1-shards.sig", P256);
    assert.deepEqual(
      signatures[0]?.files?.map(({ path, state }) => `${path} ${state}`),
      [
        "sub/empty.txt not-listed",
        "sub/it's.txt as-signed",
        "weights.bin as-signed",
        "words.txt as-signed",
      ],
    );
  });
});
