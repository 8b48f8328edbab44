import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as fc from "fast-check";
import type { Policy, Rule } from "../definition.ts";
import { evaluate } from "../evaluate.ts";
import { sampleFacts } from "../sample-facts.test.ts";
import { resolveExtends } from "./resolve-extends.ts";

function rule(id: string, asks = "?"): Rule {
  return { id, asks, because: "b", remedy: "r", test: { need: "config" }, decide: "auto" };
}

function policy(rules: readonly Rule[], more: Partial<Policy> = {}): Policy {
  const source = { title: "S" };
  return {
    id: "p",
    version: "1",
    title: "P",
    source,
    date: "2026-11-23",
    yields: "verdict",
    rules,
    ...more,
  };
}

/** Resolves the first of these files. */
function resolve(files: Readonly<Record<string, Policy>>): Policy {
  const [name = ""] = Object.keys(files);
  const find = (words: string): { name: string; policy: Policy } => {
    const found = files[words];
    assert.ok(found, words);
    return { name: words, policy: found };
  };
  return resolveExtends(find(name), find);
}

describe("extends", () => {
  test("puts the rules of the base first", () => {
    const { rules } = resolve({
      own: policy([rule("c")], { extends: "base" }),
      base: policy([rule("a"), rule("b")]),
    });
    assert.deepEqual(
      rules.map(({ id }) => id),
      ["a", "b", "c"],
    );
  });

  test("replaces a rule of the base where it stands", () => {
    const { rules } = resolve({
      own: policy([rule("a", "mine?")], { extends: "base" }),
      base: policy([rule("a", "theirs?"), rule("b")]),
    });
    assert.deepEqual(
      rules.map(({ id, asks }) => `${id} ${asks}`),
      ["a mine?", "b ?"],
    );
  });

  test("reaches through several files, the nearest one wins", () => {
    const { rules } = resolve({
      own: policy([rule("a", "own?")], { extends: "middle" }),
      middle: policy([rule("a", "middle?"), rule("b", "middle?")], { extends: "base" }),
      base: policy([rule("a", "base?"), rule("b", "base?"), rule("c", "base?")]),
    });
    assert.deepEqual(
      rules.map(({ asks }) => asks),
      ["own?", "middle?", "base?"],
    );
  });

  test("inherits how unknowns count, and adds waivers up", () => {
    const waiver = (id: string): { rule: string; reason: string; until: string } => ({
      rule: id,
      reason: "r",
      until: "2027-01-01",
    });
    const { unknowns, waivers } = resolve({
      own: policy([], { extends: "base", waivers: [waiver("a")] }),
      base: policy([rule("a"), rule("b")], { unknowns: "fail", waivers: [waiver("b")] }),
    });
    assert.equal(unknowns, "fail");
    assert.deepEqual(
      waivers?.map((each) => each.rule),
      ["b", "a"],
    );
  });

  test("refuses a circle, and names it", () => {
    const files = {
      a: policy([], { extends: "b" }),
      b: policy([], { extends: "c" }),
      c: policy([], { extends: "b" }),
    };
    assert.throws(() => resolve(files), {
      code: "usage",
      message: "Cannot resolve a circle: a extends b extends c extends b",
    });
  });

  test("refuses a waiver of a rule that does not exist", () => {
    const waivers = [{ rule: "first-rul", reason: "r", until: "2027-01-01" }];
    assert.throws(() => resolve({ own: policy([rule("first-rule")], { waivers }) }), {
      code: "usage",
      message: 'own: a waiver names the unknown rule "first-rul"; did you mean "first-rule"?',
    });
  });
});

test("for any files, each rule of the base stands once, and is replaced by the nearest rule of its id", () => {
  const ids = fc.subarray(["a", "b", "c", "d", "e"]);
  fc.assert(
    fc.property(ids, ids, (base, own) => {
      const { rules } = resolve({
        own: policy(
          own.map((id) => rule(id, "own?")),
          { extends: "base" },
        ),
        base: policy(base.map((id) => rule(id, "base?"))),
      });
      assert.deepEqual(
        rules.map(({ id }) => id).toSorted(),
        [...new Set([...base, ...own])].toSorted(),
      );
      for (const { id, asks } of rules) assert.equal(asks, own.includes(id) ? "own?" : "base?");
    }),
  );
});

test("a file that extends a definition and says nothing else gives its verdict", () => {
  const base = policy([rule("a"), { ...rule("b"), test: { need: "logs" } }]);
  const resolved = resolve({ own: policy([], { extends: "base" }), base });
  const facts = sampleFacts({ status: { logs: "absent" } });
  assert.deepEqual(evaluate(resolved, facts).reasons, evaluate(base, facts).reasons);
});
