import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { zipFile } from "../../bytes/zip/zip-file.test.ts";
import { inspectFiles } from "../inspect-files.test.ts";

/** A node of a schema, as skops writes it. */
function node(loader: string, module: string, name: string, more: object = {}): object {
  return { __class__: name, __module__: module, __loader__: loader, __id__: 1, ...more };
}

function func(module: string, name: string, of = "numpy", kind = "ufunc"): object {
  return node("FunctionNode", of, kind, { content: { module_path: module, function: name } });
}

function inspect(root: object) {
  return inspectFiles({
    "m.skops": zipFile([{ name: "schema.json", data: JSON.stringify({ ...root, protocol: 2 }) }]),
  });
}

const list = (...content: readonly object[]): object =>
  node("ListNode", "builtins", "list", { content });

describe("an object in skops", () => {
  const table: readonly (readonly [what: string, root: object, exec: string])[] = [
    [
      "an estimator",
      node("ObjectNode", "sklearn.linear_model._logistic", "LogisticRegression", {
        content: node("DictNode", "builtins", "dict", { content: {} }),
      }),
      "data",
    ],
    ["a function of NumPy", func("numpy", "log1p"), "data"],
    ["a function of another module", func("os", "system"), "code"],
    [
      "a function that says it is of a builtin kind",
      func("os", "system", "builtins", "function"),
      "code",
    ],
    ["a function whose kind is imported", func("numpy", "log1p", "evil", "ufunc"), "code"],
    ["a function without content", node("FunctionNode", "os", "system"), "code"],
    ["an object of another module", node("ObjectNode", "subprocess", "Popen"), "code"],
    ["a class of its user", node("ObjectNode", "mine", "Mine"), "code"],
    ["a type", node("TypeNode", "subprocess", "Popen"), "code"],
    ["a method", node("MethodNode", "builtins", "method", { content: { func: "system" } }), "code"],
    ["an operator", node("OperatorFuncNode", "operator", "methodcaller"), "code"],
    ["a partial call", node("PartialNode", "functools", "partial"), "code"],
    ["a loader that we do not know", node("OtherNode", "builtins", "list"), "code"],
    ["something in a list in a list", list(list(node("ObjectNode", "os", "system"))), "code"],
  ];
  for (const [what, root, exec] of table) {
    it(`of ${what} is ${exec}`, async () => {
      const found = await inspect(root);
      assert.deepEqual([found.format, found.exec], ["skops", exec]);
    });
  }

  it("names the function that would be called", async () => {
    const { calls } = await inspect(func("os", "system"));
    assert.deepEqual(
      calls.map(({ callable }) => callable),
      ["os.system"],
    );
  });
});
