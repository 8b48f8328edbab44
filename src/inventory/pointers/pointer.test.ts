import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Document } from "../documents.ts";
import { readProse } from "../prose/prose.ts";
import { ownerOf, pointersIn, type Pointer } from "./pointer.ts";
import { publishersOf } from "./publishers.ts";

function pointers(text: string): readonly Pointer[] {
  const file = { path: "README.md", text, encoding: "utf-8" } as const;
  const document: Document = { file, prose: readProse(file), isTranslation: false };
  return pointersIn(document);
}

const hub = "https://huggingface.co";

describe("pointersIn", () => {
  for (const [what, text, expected] of [
    ["a model", `[a](${hub}/acme/one)`, ["hub-model acme/one"]],
    ["a model in a sentence", `See ${hub}/acme/one.`, ["hub-model acme/one"]],
    ["a data set", `[a](${hub}/datasets/acme/husk)`, ["hub-dataset acme/husk"]],
    ["a space", `[a](${hub}/spaces/acme/demo)`, []],
    ["an account", `[a](${hub}/acme)`, ["hub-account acme"]],
    ["an account with a slash", `[a](${hub}/acme/)`, ["hub-account acme"]],
    ["pages of the hub", `[a](${hub}/models) [b](${hub}/docs)`, []],
    ["a collection", `[a](${hub}/collections/acme/set-1)`, ["hub-model acme/set-1"]],
    ["a mirror", "[a](https://modelscope.cn/models/acme/one)", ["hub-model acme/one"]],
    ["an organization", "[a](https://modelscope.cn/organization/acme)", ["hub-account acme"]],
    ["a third hub", "[a](https://www.kaggle.com/models/acme/one)", ["hub-model acme/one"]],
    ["a command", "```\nhf download acme/one\n```", ["hub-model acme/one"]],
    ["an option", "```\nserve --model-path acme/one\n```", ["hub-model acme/one"]],
    ["a call for data", "```\nload_dataset('acme/husk')\n```", ["hub-dataset acme/husk"]],
    ["code", "[a](https://github.com/acme/one.git)", ["repository acme/one"]],
    ["a file", "[a](https://acme.test/one.ckpt)", ["download https://acme.test/one.ckpt"]],
    ["a store", "[a](https://zenodo.org/records/1)", ["download https://zenodo.org/records/1"]],
    ["a paper", "[a](https://arxiv.org/abs/2001.00001)", ["paper arxiv.org/abs/2001.00001"]],
  ] as const) {
    it(`reads ${what}`, () => {
      assert.deepEqual(
        pointers(text).map(({ kind, target }) => `${kind} ${target}`),
        expected,
      );
    });
  }

  it("gives the account in lower case", () => {
    const [pointer] = pointers(`[a](${hub}/Acme/one)`);
    assert.equal(pointer && ownerOf(pointer), "acme");
  });
});

describe("publishersOf", () => {
  const publishers = (text: string, name = "fixture"): readonly string[] =>
    [...publishersOf(name, pointers(text))].toSorted();

  it("takes the account that is pointed to most", () => {
    assert.deepEqual(publishers(`${hub}/a/x and ${hub}/a/y, or ${hub}/b/z`), ["a"]);
  });

  it("takes the account that the release is named after", () => {
    assert.deepEqual(publishers(`${hub}/a/x ${hub}/a/y ${hub}/b/z`, "B/one"), ["a", "b"]);
  });

  it("takes those of models and of code apart", () => {
    const text = `[w](${hub}/lab/one)\n\nhttps://github.com/acme/a https://github.com/acme/b https://github.com/acme/c`;
    assert.deepEqual(publishers(text), ["acme", "lab"]);
  });

  it("leaves out what the release is based on", () => {
    assert.deepEqual(publishers(`[w](${hub}/lab/one)\n\nBased on [z](${hub}/zeta/z).`), ["lab"]);
  });

  it("hears what follows a link as said of the link's own release", () => {
    assert.deepEqual(publishers(`We release [w](${hub}/lab/one), based on Zeta.`), ["lab"]);
  });
});
