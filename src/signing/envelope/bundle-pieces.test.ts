import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { LongBytes } from "../../bytes/long-bytes.ts";
import { piecesInMemory, type PieceSource } from "../../bytes/piece-source.ts";
import { newKeys } from "../model-on-disk.test.ts";
import { checkSignature, readPrivateKey, readPublicKey, signPayload } from "../trust/keys.ts";
import { readBundle, readBundles, writeBundle } from "./bundle.ts";
import { preAuthEncodingOfOldTool } from "./pae.ts";

/** A text that is read in pieces of some bytes. */
function inPieces(text: string, pieceBytes: number): PieceSource {
  const bytes = Buffer.from(text);
  return {
    byteLength: bytes.length,
    *pieces(start, end) {
      for (let at = start; at < end; at += pieceBytes) {
        yield bytes.subarray(at, Math.min(end, at + pieceBytes));
      }
    },
  };
}

function bundleOf(payload: Uint8Array): string {
  return [...writeBundle(payload, Buffer.from("signature"), { hint: "abc" })].join("");
}

describe("a bundle that is read in pieces", () => {
  const fixtures = new URL("../../../fixtures/signing/", import.meta.url);
  const text = readFileSync(new URL("python-1.1.1-key.sig", fixtures), "utf8");
  const payload = readBundle(text).payload.toString();
  const base64 = Buffer.from(payload).toString("base64");

  for (const [what, written] of [
    ["as the Python tool wrote it", text],
    ["spread over lines", JSON.stringify(JSON.parse(text), null, "\t")],
    ["with escapes", text.replace(base64, () => base64.replaceAll("=", String.raw`\u003d`))],
    ["with another escape", text.replace(base64, () => `\\u0065${base64.slice(1)}`)],
    ["without padding", text.replace(base64, () => base64.replace(/=+$/, ""))],
    ["behind letters of several bytes", text.replace(/"hint":"[^"]*"/, '"hint":"é😀"')],
  ] as const) {
    it(`is the same wherever a piece ends: ${what}`, () => {
      for (let pieceBytes = 1; pieceBytes < 200; pieceBytes += 1) {
        const bundles = readBundles(inPieces(written, pieceBytes));
        assert.equal(bundles.length, 1);
        assert.equal(bundles[0]?.payload.toString(), payload);
        assert.equal(bundles[0]?.payload.length, Buffer.byteLength(payload));
        assert.deepEqual(bundles[0]?.signature, readBundle(text).signature);
        assert.deepEqual(bundles[0]?.material, readBundle(written).material);
      }
    });
  }

  it("gives its payload as often as that is asked for", () => {
    const bundle = readBundle(text);
    assert.equal(bundle.payload.toString(), payload);
    assert.equal(bundle.payload.toString(), payload);
  });

  it("is refused when its payload changes between two readings", () => {
    let current = bundleOf(Buffer.from('{"a":1}'));
    const json = new LongBytes(() => [Buffer.from(current)]);
    const bundle = readBundle(json);
    assert.equal(bundle.payload.toString(), '{"a":1}');
    current = bundleOf(Buffer.from('{"a":2}'));
    assert.throws(() => bundle.payload.toString(), {
      code: "changed-while-read",
      message: "Cannot accept the bundle: its payload was changed meanwhile",
    });
    current = bundleOf(Buffer.from('{"a":1}'));
    assert.equal(bundle.payload.toString(), '{"a":1}');
  });
});

describe("bundles on lines", () => {
  const [a, b] = [bundleOf(Buffer.from("a")), bundleOf(Buffer.from("b"))].map((one) => one.trim());
  const cases: readonly {
    readonly what: string;
    readonly text: string;
    readonly payloads: readonly string[] | "refused";
  }[] = [
    { what: "one", text: `${a}\n`, payloads: ["a"] },
    { what: "one, with empty lines around", text: `\n\n${a}\n\n`, payloads: ["a"] },
    { what: "two", text: `${a}\n${b}`, payloads: ["a", "b"] },
    { what: "two, with feeds of another system", text: `${a}\r\n${b}\r\n`, payloads: ["a", "b"] },
    {
      what: "two, with empty lines and spaces",
      text: `\n ${a} \n\t\n${b}\n\n`,
      payloads: ["a", "b"],
    },
    {
      what: "two, and a line of a space that JSON does not know",
      text: `${a}\n\u00a0\n${b}\n\ufeff`,
      payloads: ["a", "b"],
    },
    { what: "two on one line", text: `${a}${b}`, payloads: "refused" },
    { what: "one, and a line that is none", text: `${a}\nb`, payloads: "refused" },
    { what: "one, and a line that ends too early", text: `${a}\n{`, payloads: "refused" },
    { what: "one, and an object of another kind", text: `${a}\n{}`, payloads: "refused" },
    { what: "one behind a mark of the byte order", text: `\ufeff${a}`, payloads: "refused" },
  ];
  for (const { what, text, payloads } of cases) {
    it(`are told apart wherever a piece ends: ${what}`, () => {
      for (let pieceBytes = 1; pieceBytes < 300; pieceBytes += 7) {
        const read = (): readonly string[] =>
          readBundles(inPieces(text, pieceBytes)).map(({ payload }) => payload.toString());
        if (payloads === "refused") assert.throws(read, { name: "FormatError" });
        else assert.deepEqual(read(), payloads);
      }
    });
  }
});

describe("a signature over a payload in pieces", () => {
  const keys = newKeys();
  const key = readPublicKey(keys.public);
  // A few megabytes, with what the old tool escaped.
  const payload = Buffer.from(`{"é\\'":"${"weights ".repeat(300_000)}"}`);
  const signature = signPayload(payload, readPrivateKey(keys.private));
  const text = [...writeBundle(payload, signature, { hint: "" })].join("");
  const at = text.indexOf('"payload":"') + (text.length >> 1);

  it("is valid", () => {
    const [bundle] = readBundles(piecesInMemory(Buffer.from(text)));
    assert.ok(bundle);
    assert.equal(bundle.payload.length, payload.length);
    assert.equal(checkSignature(bundle, key), "valid");
  });

  for (const [what, tampered] of [
    [
      "another character in the middle",
      `${text.slice(0, at)}${text[at] === "A" ? "B" : "A"}${text.slice(at + 1)}`,
    ],
    ["four characters fewer in the middle", text.slice(0, at) + text.slice(at + 4)],
    ["four characters more in the middle", `${text.slice(0, at)}AAAA${text.slice(at)}`],
  ] as const) {
    it(`is not: ${what}`, () => {
      const [bundle] = readBundles(piecesInMemory(Buffer.from(tampered)));
      assert.ok(bundle);
      assert.equal(checkSignature(bundle, key), "invalid");
    });
  }

  it("is refused with padding in the middle", () => {
    const whole = text.indexOf('"payload":"') + '"payload":"'.length + (1 << 20);
    const tampered = `${text.slice(0, whole - 2)}==${text.slice(whole)}`;
    assert.throws(() => readBundles(piecesInMemory(Buffer.from(tampered))), {
      message: "Cannot accept bundle.dsseEnvelope.payload: wanted base64",
    });
  });

  it("was made by the old tool over what Python prints, which is that of the whole", () => {
    const old = ["{}", `a'b`, `a'b"`, "\\\n\t\r", "ü\u0000'", ""];
    for (const one of old) {
      const bytes = Buffer.from(one);
      const pieces = new LongBytes(() => Array.from(bytes, (byte) => Buffer.of(byte)));
      assert.equal(
        preAuthEncodingOfOldTool(pieces).toString(),
        preAuthEncodingOfOldTool(bytes).toString(),
      );
    }
  });
});
