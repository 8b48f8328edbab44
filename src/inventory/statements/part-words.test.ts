import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Part } from "../inventory.ts";
import { partsIn, partsInName } from "./part-words.ts";

describe("what a phrase speaks of", () => {
  const phrases: readonly {
    readonly phrase: string;
    readonly parts: readonly Part[];
    readonly isWhole?: true;
  }[] = [
    { phrase: "", parts: [] },
    { phrase: "This is free", parts: [] },
    { phrase: "The code is", parts: ["code"] },
    { phrase: "All source code and scripts", parts: ["code"] },
    { phrase: "the library", parts: ["code"] },
    { phrase: "代码", parts: ["code"] },
    { phrase: "The weights", parts: ["weights"] },
    { phrase: "our models", parts: ["weights"] },
    { phrase: "model parameters", parts: ["weights"] },
    { phrase: "模型权重", parts: ["weights"] },
    { phrase: "The model code", parts: ["code"] },
    { phrase: "the modeling code", parts: ["code"] },
    { phrase: "the model definition", parts: ["code"] },
    { phrase: "The code and the weights", parts: ["code", "weights"] },
    { phrase: "the data set", parts: ["data"] },
    { phrase: "the pre-training data", parts: ["data"] },
    { phrase: "数据", parts: ["data"] },
    { phrase: "the documentation", parts: ["docs"] },
    { phrase: "the model card", parts: ["docs"] },
    { phrase: "code, weights, data sets and docs", parts: ["code", "weights", "data", "docs"] },
    { phrase: "This repository", parts: [], isWhole: true },
    { phrase: "the whole project", parts: [], isWhole: true },
    { phrase: "项目", parts: [], isWhole: true },
    { phrase: "the code in this repository", parts: ["code"] },
    { phrase: "supermodels", parts: [] },
    { phrase: "codes of conduct", parts: [] },
  ];
  for (const { phrase, parts, isWhole = false } of phrases) {
    it(`"${phrase}": ${isWhole ? "the whole" : parts.join(" and ") || "nothing"}`, () => {
      assert.deepEqual(partsIn(phrase), { parts, isWhole });
    });
  }
});

describe("what a file name or label speaks of", () => {
  const names: readonly { readonly name: string; readonly parts: readonly Part[] }[] = [
    { name: "LICENSE", parts: [] },
    { name: "LICENSE-MODEL", parts: ["weights"] },
    { name: "MODEL_LICENSE", parts: ["weights"] },
    { name: "LICENSE_weights.txt", parts: ["weights"] },
    { name: "model_licenses", parts: ["weights"] },
    { name: "LICENSE-CODE", parts: ["code"] },
    { name: "Code License", parts: ["code"] },
    { name: "LICENSE%20MODEL", parts: ["weights"] },
    { name: "LICENSE-DATA", parts: ["data"] },
    { name: "LICENSE_docs.md", parts: ["docs"] },
    { name: "LICENSE-CODE-MODEL", parts: ["code", "weights"] },
    { name: "LICENSE.modeling", parts: [] },
    { name: "", parts: [] },
  ];
  for (const { name, parts } of names) {
    it(`"${name}": ${parts.join(" and ") || "nothing"}`, () => {
      assert.deepEqual(partsInName(name), parts);
    });
  }
});
