import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { type Condition, conditionOf, type Definition, type Rule } from "../definition.ts";
import { evaluate } from "../evaluate.ts";
import { sampleFacts } from "../sample-facts.test.ts";
import type { Result } from "../verdict.ts";
import { BATTERY } from "./battery.test.ts";
import { DEFINITIONS } from "./index.ts";

/** For each rule: the releases of the battery on which it fails, and those that leave it undecided. */
type Table = Readonly<
  Record<string, { readonly fails: readonly string[]; readonly undecided: readonly string[] }>
>;

const FACTS = [...BATTERY].map(([name, sample]) => ({ name, facts: sampleFacts(sample) }));

function tableOf(definition: Definition): Table {
  const judged = FACTS.map(({ name, facts }) => ({
    name,
    reasons: evaluate(definition, facts).reasons,
  }));
  const named = (index: number, wanted: Result): readonly string[] =>
    shorten(
      judged.filter(({ reasons }) => reasons[index]?.result === wanted).map(({ name }) => name),
    );
  return Object.fromEntries(
    definition.rules.map(({ id }, index) => [
      id,
      { fails: named(index, "fails"), undecided: named(index, "undecided") },
    ]),
  );
}

function shorten(names: readonly string[]): readonly string[] {
  return names.length === BATTERY.size ? ["every release"] : names;
}

/** The table that was reviewed. For a new definition start with `{}`: the test then prints the table, to be read before it is kept. */
function reviewed({ id }: Definition): unknown {
  return JSON.parse(
    readFileSync(new URL(`../../../fixtures/definitions/${id}.json`, import.meta.url), "utf8"),
  );
}

/** Every condition that differs from this one in one place. */
function mutants(condition: Condition): readonly Condition[] {
  if ("need" in condition) return [{ forbid: { component: condition.need } }];
  if ("ask" in condition) return [{ need: "config" }];
  if ("unknown_if" in condition) {
    return [
      condition.unknown_if,
      ...mutants(condition.unknown_if).map((unknown_if) => ({ unknown_if })),
    ];
  }
  if ("all_of" in condition) {
    return [
      { any_of: condition.all_of },
      ...within(condition.all_of).map((all_of) => ({ all_of })),
    ];
  }
  if ("any_of" in condition) {
    return [
      { all_of: condition.any_of },
      ...within(condition.any_of).map((any_of) => ({ any_of })),
    ];
  }
  if ("expr" in condition) return [{ expr: `!(${condition.expr})` }];
  if ("forbid" in condition && "clauses" in condition.forbid) {
    const { clauses, on } = condition.forbid;
    return [
      ...without(clauses).map((fewer) => ({ forbid: { clauses: fewer, on } })),
      ...without(on).map((fewer) => ({ forbid: { clauses, on: fewer } })),
    ];
  }
  if ("require" in condition && "license_of" in condition.require) {
    const { license_of, listed_as } = condition.require;
    return without(listed_as).map((fewer) => ({ require: { license_of, listed_as: fewer } }));
  }
  return [{ ask: "anything" }];
}

function without<T>(list: readonly T[]): readonly (readonly T[])[] {
  return list.map((_, index) => list.toSpliced(index, 1));
}

/** The list with one member left out, and with one member changed. */
function within(
  list: readonly [Condition, ...Condition[]],
): readonly [Condition, ...Condition[]][] {
  const changed = list.flatMap((each, index) =>
    mutants(each).map((mutant) => list.with(index, mutant)),
  );
  return [...without(list), ...changed].flatMap(([first, ...rest]) =>
    first === undefined ? [] : [[first, ...rest]],
  );
}

function mutantsOfRule(rule: Rule): readonly Rule[] {
  const { test: tested } = rule;
  return mutants(conditionOf(tested)).map((mutant) => ({ ...rule, test: around(tested, mutant) }));
}

function around(test: Rule["test"], inner: Condition): Rule["test"] {
  if ("warn" in test) return { warn: inner };
  return "scope" in test ? { scope: inner } : inner;
}

for (const definition of DEFINITIONS) {
  describe(definition.id, () => {
    const table = tableOf(definition);

    test("answers on each release of the battery as was reviewed", () => {
      assert.deepEqual(table, reviewed(definition));
    });

    for (const rule of definition.rules) {
      test(`${rule.id}: every change of the rule changes an answer`, () => {
        const alike = mutantsOfRule(rule).filter((mutant) => {
          const mutated = tableOf({ ...definition, rules: [mutant] })[rule.id];
          return JSON.stringify(mutated) === JSON.stringify(table[rule.id]);
        });
        assert.deepEqual(
          alike.map((mutant) => mutant.test),
          [],
        );
      });
    }
  });
}
