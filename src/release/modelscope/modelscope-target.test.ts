import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { isModelScopeTarget, parseModelScopeTarget } from "./modelscope-target.ts";

const SITE = "https://www.modelscope.cn";

describe("a target on ModelScope", () => {
  const whole = { kind: "models", id: "org/name", revision: "master", endpoint: SITE };
  const cases: readonly (readonly [target: string, expected: object, domain?: string])[] = [
    ["ms:org/name", whole],
    ["ms://org/name", whole],
    ["modelscope:org/name", whole],
    ["ms:models/org/name", whole],
    ["ms:org/name@v1.0", { ...whole, revision: "v1.0" }],
    ["ms:org/name@feature%2Fx", { ...whole, revision: "feature/x" }],
    ["ms:org/name@v1/sub/folder", { ...whole, revision: "v1", path: "sub/folder" }],
    ["ms:org/name/sub/", { ...whole, path: "sub" }],
    ["ms:datasets/org/name", { ...whole, kind: "datasets" }],
    ["ms:org/name", { ...whole, endpoint: "https://ms.example.org" }, "ms.example.org"],
    ["ms:org/name", { ...whole, endpoint: "http://127.0.0.1:1" }, "http://127.0.0.1:1/"],
    [`${SITE}/models/org/name`, whole],
    [`${SITE}/models/org/name/files`, whole],
    [`${SITE}/models/org/name/summary`, whole],
    [
      `${SITE}/models/org/name/file/view/v1/README.md`,
      { ...whole, revision: "v1", path: "README.md" },
    ],
    [`${SITE}/models/org/name/resolve/v1/a/b`, { ...whole, revision: "v1", path: "a/b" }],
    [
      "https://modelscope.cn/datasets/org/name",
      { ...whole, kind: "datasets", endpoint: "https://modelscope.cn" },
    ],
    [
      "https://www.modelscope.ai/models/org/name",
      { ...whole, endpoint: "https://www.modelscope.ai" },
    ],
  ];
  for (const [target, expected, domain] of cases) {
    it(domain === undefined ? target : `${target} at ${domain}`, () => {
      assert.equal(isModelScopeTarget(target), true);
      assert.deepEqual(parseModelScopeTarget(target, { MODELSCOPE_DOMAIN: domain }), expected);
    });
  }
});

describe("a target that is refused", () => {
  for (const target of [
    "ms:",
    "ms:name",
    "ms:../name",
    "ms:org/..",
    "ms:org/na me",
    "ms:org/name@",
    "ms:org/name@a%0Ab",
    "ms:org/name@%zz",
  ]) {
    it(target, () => {
      assert.equal(isModelScopeTarget(target), true);
      assert.throws(() => parseModelScopeTarget(target, {}), { code: "usage" });
    });
  }
});

describe("a target somewhere else", () => {
  for (const target of ["msdata", "./ms", `${SITE}/home`, "https://example.org/models/org/name"]) {
    it(target, () => assert.equal(isModelScopeTarget(target), false));
  }
});
