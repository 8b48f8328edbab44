import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { inspectFiles } from "../inspect-files.test.ts";
import type { Inspection } from "../inspection.ts";
import { bytesField, numberField } from "../protobuf/write-wire.test.ts";

const SCORE = Buffer.of(0x15, 0, 0, 0, 0);

function piece(text: string, kind?: number): Buffer {
  const parts = kind === undefined ? [] : [numberField(3, kind)];
  return bytesField(1, bytesField(1, text), SCORE, ...parts);
}

function inspect(...parts: readonly Uint8Array[]): Promise<Inspection> {
  return inspectFiles({ "tokenizer.model": Buffer.concat(parts) });
}

const UNKNOWN = piece("<unk>", 2);

/** A normalizer with compiled rules. */
function normalizer(trieBytes: number, byteLength: number): Buffer {
  const rules = Buffer.alloc(byteLength);
  rules.writeUInt32LE(trieBytes);
  return bytesField(3, bytesField(1, "nmt_nfkc"), bytesField(2, rules));
}

describe("a vocabulary of SentencePiece", () => {
  it("says how many tokens it has", async () => {
    const found = await inspect(
      UNKNOWN,
      piece("<s>", 3),
      piece("\u2581a"),
      piece("<0x0A>", 6),
      normalizer(8, 12),
    );
    assert.deepEqual(
      [found.format, found.exec, found.integrity, found.problems],
      ["sentencepiece", "data", "valid", []],
    );
    assert.equal(found.metadata.get("tokens"), "4");
  });

  const broken: readonly (readonly [what: string, parts: readonly Uint8Array[], id: string])[] = [
    ["one piece twice", [UNKNOWN, piece("a"), piece("a")], "duplicate-token"],
    ["a piece without a text", [UNKNOWN, piece("")], "empty-piece"],
    ["no unknown piece", [piece("a")], "bad-piece"],
    ["two unknown pieces", [UNKNOWN, piece("<u>", 2)], "bad-piece"],
    ["a kind that is none", [UNKNOWN, piece("a", 9)], "bad-piece"],
    ["a byte that is none", [UNKNOWN, piece("<0xZZ>", 6)], "bad-piece"],
    ["rules that are cut off", [UNKNOWN, normalizer(16, 12)], "bad-charsmap"],
    ["a piece that is cut off", [UNKNOWN, Buffer.of(0x0a, 9, 1)], "bad-protobuf"],
  ];
  for (const [what, parts, id] of broken) {
    it(`with ${what} is malformed`, async () => {
      const { integrity, problems } = await inspect(...parts);
      assert.deepEqual([integrity, problems[0]?.id], ["malformed", id]);
    });
  }

  it("with very large rules is worth a note", async () => {
    const { integrity, problems } = await inspect(UNKNOWN, normalizer(8, 5 << 20));
    assert.deepEqual([integrity, problems.map(({ id }) => id)], ["valid", ["large-charsmap"]]);
  });

  it("cut inside of a piece is malformed", async () => {
    const whole = Buffer.concat([UNKNOWN, piece("abc"), piece("de")]);
    const ends = [UNKNOWN.length, UNKNOWN.length + piece("abc").length];
    for (let length = 1; length < whole.length; length += 1) {
      const { integrity } = await inspectFiles({ "spiece.model": whole.subarray(0, length) });
      if (ends.includes(length)) assert.equal(integrity, "valid");
      else assert.equal(integrity, "malformed", String(length));
    }
  });

  it("of any different pieces is valid", async () => {
    const texts = fc.uniqueArray(fc.string({ unit: "grapheme", minLength: 1, maxLength: 9 }));
    await fc.assert(
      fc.asyncProperty(texts, async (all) => {
        const others = all.filter((text) => text !== "<unk>");
        const found = await inspect(UNKNOWN, ...others.map((text) => piece(text)));
        assert.equal(found.integrity, "valid");
        assert.equal(found.metadata.get("tokens"), String(others.length + 1));
      }),
      { numRuns: 60 },
    );
  });
});

describe("a vocabulary of tiktoken", () => {
  it("is known by its lines, whatever it is called", async () => {
    const { format, integrity } = await inspectFiles({ "tokenizer.model": "IQ== 0\nIg== 1\n" });
    assert.deepEqual([format, integrity], ["tiktoken", "valid"]);
  });
});
