import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readBundle, readBundles, writeBundle } from "./bundle.ts";
import { preAuthHead, preAuthEncodingOfOldTool } from "./pae.ts";

const PIECES = writeBundle(Buffer.from("{}"), Buffer.from("signature"), { hint: "abc" });
const BUNDLE = [...PIECES].join("");

/** The bundle with one passage replaced. */
function changed(from: string, to: string): string {
  assert.ok(BUNDLE.includes(from), `"${from}" is in the bundle`);
  return BUNDLE.replace(from, to);
}

describe("a bundle", () => {
  it("is read as it was written", () => {
    const { payload, signature, material } = readBundle(BUNDLE);
    assert.equal(payload.toString(), "{}");
    assert.equal(signature.toString(), "signature");
    assert.deepEqual(material, { by: "key", hint: "abc" });
  });

  it("is read from a file with one on each line, and from one that is spread over lines", () => {
    assert.equal(readBundles(`${BUNDLE}\n${BUNDLE}`).length, 2);
    assert.equal(readBundles(JSON.stringify(JSON.parse(BUNDLE), null, 2)).length, 1);
  });

  const refused: readonly {
    readonly what: string;
    readonly text: string;
    readonly says: string | RegExp;
  }[] = [
    { what: "nothing", text: "", says: /^Cannot read JSON/ },
    { what: "no object", text: "[]", says: "Cannot accept bundle: wanted an object" },
    {
      what: "an object of another kind",
      text: "{}",
      says: "Cannot accept bundle.mediaType: wanted a text",
    },
    {
      what: "a later version",
      text: changed("v0.3", "v0.9"),
      says: 'Cannot accept a bundle of type "application/vnd.dev.sigstore.bundle.v0.9+json"',
    },
    {
      what: "the same key twice",
      text: changed('"keyid":""', '"sig":"","sig":""'),
      says: 'Cannot accept JSON: key "sig" comes twice',
    },
    {
      what: "a member that nobody checks",
      text: changed('"keyid"', '"other"'),
      says: "Cannot accept bundle.dsseEnvelope.signatures[0].other: wanted no member of that name",
    },
    {
      what: "no signature",
      text: changed('{"sig":"c2lnbmF0dXJl","keyid":""}', ""),
      says: "Cannot accept 0 signatures: wanted one",
    },
    {
      what: "two signatures, of which one would be passed over",
      text: changed('"keyid":""}', '"keyid":""},{"sig":"c2lnbmF0dXJl"}'),
      says: "Cannot accept 2 signatures: wanted one",
    },
    {
      what: "an empty signature",
      text: changed("c2lnbmF0dXJl", ""),
      says: "Cannot accept bundle.dsseEnvelope.signatures[0].sig: wanted base64",
    },
    {
      what: "base64 with bits to spare",
      text: changed('"e30="', '"e31="'),
      says: "Cannot accept bundle.dsseEnvelope.payload: wanted base64",
    },
    {
      what: "a payload of another type",
      text: changed("vnd.in-toto+json", "json"),
      says: 'Cannot accept a payload of type "application/json"',
    },
    {
      what: "neither key nor certificate",
      text: changed('"publicKey":{"hint":"abc"},', ""),
      says: "Cannot accept a bundle with neither key nor certificate",
    },
    {
      what: "an empty chain",
      text: changed('"publicKey":{"hint":"abc"}', '"x509CertificateChain":{"certificates":[]}'),
      says: "Cannot accept an empty chain of certificates",
    },
  ];
  for (const { what, text, says } of refused) {
    it(`is refused: ${what}`, () => {
      assert.throws(() => readBundles(text), { name: "FormatError", message: says });
    });
  }
});

describe("what a signature is over", () => {
  it("is type and payload, each with its length", () => {
    assert.equal(
      preAuthHead(Buffer.from("{}")).toString(),
      "DSSEv1 28 application/vnd.in-toto+json 2 ",
    );
  });

  const old: readonly (readonly [string, string])[] = [
    ["{}", "b'{}'"],
    [`a'b`, `b"a'b"`],
    [`a'b"`, String.raw`b'a\'b"'`],
    ["\\\n\t\r", String.raw`b'\\\n\t\r'`],
    ["ü\u0000", String.raw`b'\xc3\xbc\x00'`],
  ];
  for (const [payload, printed] of old) {
    it(`was printed before version 1.0 as Python prints bytes: ${printed}`, () => {
      const bytes = Buffer.from(payload);
      const head = `DSSEV1 28 application/vnd.in-toto+json ${bytes.length} `;
      assert.equal(preAuthEncodingOfOldTool(bytes).toString(), head + printed);
    });
  }
});
