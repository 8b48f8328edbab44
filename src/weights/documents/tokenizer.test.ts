import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { inspectFiles } from "../inspect-files.test.ts";
import type { Inspection } from "../inspection.ts";

function inspect(document: unknown): Promise<Inspection> {
  return inspectFiles({ "tokenizer.json": Buffer.from(JSON.stringify(document)) });
}

const vocab = { "<s>": 0, a: 1, b: 2, ab: 3, "##b": 4 };
const model = { type: "BPE", vocab, merges: ["a b"] };
const start = { id: 0, content: "<s>", special: true };

/** Rules with a trie of as many bytes as declared, or another number. */
function rules(byteLength: number, declared: number = byteLength): string {
  const bytes = Buffer.alloc(4 + byteLength);
  bytes.writeUInt32LE(declared);
  return bytes.toString("base64");
}

function normalizedBy(charsmap: string): object {
  const inner = { type: "Precompiled", precompiled_charsmap: charsmap };
  return { model, normalizer: { type: "Sequence", normalizers: [inner] } };
}

describe("a tokenizer.json", () => {
  it("says how many tokens it has", async () => {
    const found = await inspect({ model, added_tokens: [start, { id: 5, content: "<pad>" }] });
    assert.deepEqual([found.format, found.exec, found.integrity], ["tokenizer", "data", "valid"]);
    assert.deepEqual(found.problems, []);
    assert.deepEqual(
      [...found.metadata],
      [
        ["tokenizer", "BPE"],
        ["tokens", "6"],
      ],
    );
  });

  const unigram = {
    type: "Unigram",
    unk_id: 0,
    vocab: [
      ["<unk>", 0],
      ["a", -1.5],
    ],
  };
  const table: readonly (readonly [what: string, document: object, id: string | undefined])[] = [
    ["tokens with scores", { model: unigram }, undefined],
    ["merges as lists", { model: { ...model, merges: [["a", "b"]] } }, undefined],
    [
      "merges of parts that go on",
      { model: { ...model, continuing_subword_prefix: "##", merges: ["a ##b"] } },
      undefined,
    ],
    ["a charsmap", normalizedBy(rules(8)), undefined],
    ["two tokens of one id", { model: { vocab: { a: 1, b: 1 } } }, "duplicate-id"],
    [
      "one token with two scores",
      {
        model: {
          vocab: [
            ["a", 0],
            ["a", -1],
          ],
        },
      },
      "duplicate-token",
    ],
    ["an id below zero", { model: { vocab: { a: -1 } } }, "bad-tokenizer"],
    ["an id with a fraction", { model: { vocab: { a: 1.5 } } }, "bad-tokenizer"],
    ["an id beyond 32 bits", { model: { vocab: { a: 2 ** 32 } } }, "bad-tokenizer"],
    ["a vocabulary that is none", { model: { vocab: "a" } }, "bad-tokenizer"],
    ["a token without a score", { model: { vocab: [["a"]] } }, "bad-tokenizer"],
    ["an unknown token beyond the end", { model: { ...unigram, unk_id: 9 } }, "missing-token"],
    [
      "a merge of a token that is not there",
      { model: { ...model, merges: ["a c"] } },
      "missing-token",
    ],
    [
      "a merge into a token that is not there",
      { model: { ...model, merges: ["b a"] } },
      "missing-token",
    ],
    ["a merge of three", { model: { ...model, merges: ["a b a"] } }, "bad-merge"],
    [
      "an added token in place of another",
      { model, added_tokens: [{ id: 1, content: "<x>" }] },
      "added-token",
    ],
    ["a token added twice", { model, added_tokens: [start, start] }, "duplicate-token"],
    ["an added token without an id", { model, added_tokens: [{ content: "x" }] }, "bad-tokenizer"],
    ["a charsmap that is cut off", normalizedBy(rules(8, 12)), "bad-charsmap"],
    ["a charsmap that is no base64", normalizedBy("**"), "bad-charsmap"],
  ];
  for (const [what, document, id] of table) {
    it(`with ${what} is ${id ?? "valid"}`, async () => {
      const { integrity, problems } = await inspect(document);
      assert.equal(problems[0]?.id, id);
      assert.equal(integrity, id === undefined ? "valid" : "malformed");
    });
  }

  const noted: readonly (readonly [what: string, document: object, id: string])[] = [
    ["ids beyond the number of tokens", { model: { vocab: { a: 0, b: 7 } } }, "id-gap"],
    ["a very large charsmap", normalizedBy(rules(5 << 20)), "large-charsmap"],
    [
      "an added token under another id than the model has",
      { model, added_tokens: [{ ...start, id: 9 }] },
      "added-token",
    ],
  ];
  for (const [what, document, id] of noted) {
    it(`with ${what} is worth a note`, async () => {
      const { integrity, problems } = await inspect(document);
      assert.deepEqual([integrity, problems.map((problem) => problem.id)], ["valid", [id]]);
    });
  }

  it("names the first of many problems, and their number", async () => {
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`t${at}`, 0]));
    const { problems } = await inspect({ model: { vocab: many } });
    assert.deepEqual([problems.length, problems.at(-1)?.message], [21, "79 more of these"]);
  });

  it("with any tokens that have ids of their own is valid", async () => {
    const tokens = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 6, unit: "grapheme" }));
    await fc.assert(
      fc.asyncProperty(tokens, async (all) => {
        const entries = all.map((token, id): [string, number] => [token, id]);
        const found = await inspect({ model: { vocab: Object.fromEntries(entries) } });
        assert.deepEqual([found.integrity, found.problems], ["valid", []]);
        assert.equal(found.metadata.get("tokens"), String(all.length));
      }),
      { numRuns: 60 },
    );
  });

  it("cut short anywhere is malformed", async () => {
    const whole = JSON.stringify({ model, added_tokens: [start] });
    for (let length = 0; length < whole.length; length += 1) {
      const found = await inspectFiles({ "tokenizer.json": whole.slice(0, length) });
      assert.notEqual(found.integrity, "valid");
    }
  });
});
