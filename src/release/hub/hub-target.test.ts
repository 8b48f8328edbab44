import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { AssayError } from "../../bytes/errors.ts";
import { isHubTarget, parseHubTarget } from "./hub-target.ts";

describe("a target on the hub", () => {
  const cases = [
    ["hf:org/name", { kind: "models", id: "org/name" }],
    ["hf://org/name", { kind: "models", id: "org/name" }],
    ["HF:org/name", { kind: "models", id: "org/name" }],
    ["hf:gpt2", { kind: "models", id: "gpt2" }],
    ["hf:models/org/name", { kind: "models", id: "org/name" }],
    ["hf:datasets/org/name", { kind: "datasets", id: "org/name" }],
    ["hf://datasets/squad", { kind: "datasets", id: "squad" }],
    ["hf:org/name@v1.0", { kind: "models", id: "org/name", revision: "v1.0" }],
    ["hf:gpt2@main", { kind: "models", id: "gpt2", revision: "main" }],
    ["hf:org/name@refs/pr/1", { kind: "models", id: "org/name", revision: "refs/pr/1" }],
    ["hf:org/name@refs%2Fpr%2F1", { kind: "models", id: "org/name", revision: "refs/pr/1" }],
    [
      "hf:org/name@refs/convert/parquet/x",
      { kind: "models", id: "org/name", revision: "refs/convert/parquet", path: "x" },
    ],
    ["hf:org/name@feature%2Fx", { kind: "models", id: "org/name", revision: "feature/x" }],
    ["hf:org/name/sub/a%20b", { kind: "models", id: "org/name", path: "sub/a b" }],
    ["hf:org/name@main/sub/", { kind: "models", id: "org/name", revision: "main", path: "sub" }],
    ["https://huggingface.co/org/name", { kind: "models", id: "org/name" }],
    ["https://huggingface.co/gpt2?library=x#y", { kind: "models", id: "gpt2" }],
    ["https://hf.co/datasets/org/name/", { kind: "datasets", id: "org/name" }],
    [
      "https://huggingface.co/org/name/tree/refs%2Fpr%2F3/sub",
      { kind: "models", id: "org/name", revision: "refs/pr/3", path: "sub" },
    ],
    [
      "https://huggingface.co/gpt2/blob/main/config.json",
      { kind: "models", id: "gpt2", revision: "main", path: "config.json" },
    ],
    [
      "http://127.0.0.1:8080/base/org/name/commit/abc",
      { kind: "models", id: "org/name", revision: "abc" },
    ],
  ] as const;
  for (const [target, expected] of cases) {
    it(`is ${target}`, () => {
      const env = { HF_ENDPOINT: "http://127.0.0.1:8080/base/" };
      assert.equal(isHubTarget(target, env), true);
      assert.deepEqual(parseHubTarget(target, env), expected);
    });
  }

  for (const target of ["./hf:org/name", "https://example.com/org/name", "models", "C:\\x", "hf"]) {
    it(`is not ${target}`, () => {
      assert.equal(isHubTarget(target, {}), false);
    });
  }

  const refused = [
    "hf:",
    "hf:../..",
    "hf:org/name@",
    "hf:org/na..me",
    "hf:org/a--b",
    "hf:org/name@..",
    "hf:org/name@a%00b",
    "hf:org/name@%2e%2e%2fx",
    "hf:org/name@%zz",
    "hf:org/name@main/../x",
    "hf:a/b/c@main",
    "https://huggingface.co/org/name/discussions",
    "https://huggingface.co/",
  ];
  for (const target of refused) {
    it(`is refused: ${target}`, () => {
      assert.throws(
        () => parseHubTarget(target, {}),
        (error: unknown) => error instanceof AssayError && error.code === "usage",
      );
    });
  }
});
