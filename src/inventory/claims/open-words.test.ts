import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { findOpenWords } from "./open-words.ts";

/** What is found, as `predicate role subject`, in order of strength. */
function found(text: string): readonly string[] {
  return findOpenWords(text).map(
    ({ predicate, role, subject }) => `${predicate} ${role} ${subject}`,
  );
}

describe("findOpenWords", () => {
  for (const [what, text, expected] of [
    ["a claim", "We open-source Acme-7B and Acme-70B.", ["open-source own model"]],
    [
      "a list with weights in it",
      "We open-source all the code, data and weights.",
      ["open-source own model"],
    ],
    ["a list without", "We open-source the code, data and logs.", ["open-source own code"]],
    ["the most available", "Acme is the most capable openly available LLM.", ["open own model"]],
    [
      "a comparison",
      "We compare with open-source and closed models.",
      ["open-source others model"],
    ],
    ["a passive", "The following models are open-sourced:", ["open-source own model"]],
    ["a description", "Acme is an open-source speech model.", ["open-source own model"]],
    ["one word", "Acme is an opensource model.", ["open-source own model"]],
    ["a title", "A Bold Open-Source Alternative to Zeta", ["open-source own model"]],
    ["a denial", "Acme is not an open source model.", ["open-source negated model"]],
    ["a prefix", "The weights are non-open-source.", ["open-source negated model"]],
    ["a plan", "We hope to train and open source a larger model.", ["open-source others model"]],
    ["thanks", "Thanks for open-sourcing!", ["open-source others model"]],
    ["a base", "It is based on an open-source language model.", ["open-source others model"]],
    ["a tool", "Scored with the open-source evaluation tool Gauge.", ["open-source others code"]],
    ["a library", "Loom is our open-source library of layers.", ["open-source own code"]],
    [
      "code before the word",
      "All our tools are open-sourced for everyone.",
      ["open-source own code"],
    ],
    ["data", "We open-source the metadata of Weave, a speech set.", ["open-source own data"]],
    ["data after an -ing", "open-sourcing a large pre-training dataset", ["open-source own data"]],
    ["a community", "We thank the open-source community.", ["open-source own community"]],
    ["the best of its kind", "the strongest open-source model", ["open-source membership model"]],
    [
      "others of its kind",
      "outperforms other open-source models",
      ["open-source membership model"],
    ],
    ["its like", "It beats comparable open-source models.", ["open-source membership model"]],
    ["a comparison", "comparable to open-source models", ["open-source others model"]],
    ["many", "dimensions used by many open source models", ["open-source others model"]],
    ["weights it has", "a model with open weights for research", ["open-weights own model"]],
    ["weights of others", "compared with open weights elsewhere", ["open-weights others model"]],
    ["open models", "We release two new open models.", ["open own model"]],
    ["access", "A Large Open-Access Language Model", ["open own model"]],
    ["a leaderboard", "See the Open LLM Leaderboard.", []],
    ["a verb", "Open the model card.", []],
    ["a permissive license", "under a permissive Apache license", ["open-license own license"]],
    ["how data were chosen", "filtered for permissive licenses only", ["open-license own data"]],
    ["data in apposition", "the Husk dataset, an open reproduction of Hull", ["open own data"]],
    ["Chinese", "Acme 是某实验室开源的大语言模型", ["open-source own model"]],
    ["Chinese, of others", "优于其他开源模型", ["open-source membership model"]],
    ["Chinese, a base", "基于开源模型微调", ["open-source others model"]],
    ["Chinese, code", "本仓库的代码依照协议开源", ["open-source own code"]],
    ["Chinese, data", "我们开源了数据集", ["open-source own data"]],
    ["nothing", "The model runs on one card.", []],
  ] as const) {
    it(`reads ${what}: ${text}`, () => assert.deepEqual(found(text), expected));
  }

  it("stays quick on long text", () => {
    assert.equal(findOpenWords("open ".repeat(20_000)).length, 0);
  });
});
