import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readDocuments } from "../documents.ts";
import { isSaidOf, releaseNameOf } from "./release-name.ts";

async function nameIn(text: string): Promise<string> {
  const [document] = await readDocuments({
    name: "fixture",
    listing: "complete",
    files: [{ path: "README.md" }],
    texts: new Map([["README.md", { path: "README.md", text, encoding: "utf-8" }]]),
    heads: new Map(),
  });
  const found = document && releaseNameOf(document);
  return found ? `${found.name}: ${found.parts.join(", ")}` : "none";
}

describe("releaseNameOf", () => {
  for (const [what, text, expected] of [
    ["a model", "# Acme\n\nAcme is a speech model.", "Acme: code, weights"],
    ["a model in a card", "---\nlicense: mit\n---\n# Acme\n\nAcme is a model.", "Acme: weights"],
    ["a name with a mark", "# 🐶 Acme\n\nAcme is a network.", "Acme: code, weights"],
    ["a name with a tagline", "# Acme: Speech for All\n\nAcme is a model.", "Acme: code, weights"],
    ["a library", "# Loom\n\nLoom is a library for training.", "none"],
    [
      "a sentence for a title",
      "# How we train a model\n\nHow we train a model is a secret.",
      "none",
    ],
    ["another name", "# Acme\n\nAcmeter is a model.", "none"],
    ["no title", "Acme is a model.", "none"],
  ] as const) {
    it(`reads ${what}`, async () => assert.equal(await nameIn(text), expected));
  }
});

describe("isSaidOf", () => {
  const acme = { name: "Acme", parts: ["weights"] } as const;
  for (const [text, expected] of [
    ["Acme is licensed under MIT.", true],
    ["**Acme is now licensed under MIT.", true],
    ["Acme's logo is licensed under MIT.", false],
    ["Acmeter is licensed under MIT.", false],
    ["The tokenizer of Acme is licensed under MIT.", false],
  ] as const) {
    it(`${expected ? "takes" : "leaves"} "${text}"`, () => {
      assert.equal(isSaidOf(text, acme), expected);
    });
  }
});
