import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { CLAUSE_KINDS } from "../../licenses/license.ts";
import { DEFINITIONS } from "../definitions/index.ts";
import { FINDING_KINDS } from "../findings/index.ts";
import { describeTest } from "./describe-condition.ts";
import { explanations } from "./explanation.ts";

const ids = new Map(explanations().map((each) => [`${each.kind} ${each.id}`, each]));

describe("every id has an explanation", () => {
  const wanted = [
    ...DEFINITIONS.map(({ id }) => `definition ${id}`),
    ...DEFINITIONS.flatMap(({ rules }) => rules.map(({ id }) => `rule ${id}`)),
    ...CLAUSE_KINDS.map((kind) => `clause ${kind}`),
    ...FINDING_KINDS.map(({ id }) => `finding ${id}`),
  ];
  test("definitions, rules, clause kinds and findings", () => {
    assert.deepEqual(
      wanted.filter((id) => !ids.has(id)),
      [],
    );
  });

  test("and each has a sentence and something to say beside it", () => {
    for (const { title, notes } of ids.values()) {
      assert.match(title, /^[A-Z"].{10,}/);
      assert.notDeepEqual(notes, []);
    }
  });
});

test("a rule that definitions share names all of them, and one that was replaced stands apart", () => {
  const all = explanations();
  const shared = all.filter(({ id }) => id === "osd-w-fields");
  assert.deepEqual(
    shared.map(({ related }) => related),
    [["osd-weights", "open-weight-definition"]],
  );
  const replaced = all.filter(({ id }) => id === "osd-w-source");
  assert.deepEqual(
    replaced.map(({ related }) => related),
    [["osd-weights"], ["open-weight-definition"]],
  );
});

test("a clause kind names the rules that ask for it", () => {
  assert.ok(ids.get("clause user-cap")?.related.includes("eu-scale"));
});

test("says what satisfies a test, one inside of the other", () => {
  const nested = {
    all_of: [
      { need: "config" as const },
      { unknown_if: { require: { license_of: "code" as const, listed_as: ["osi" as const] } } },
    ],
  } as const;
  assert.deepEqual(describeTest(nested), {
    words: "all of:",
    below: [
      { words: "config is in the release", below: [] },
      {
        words: "left open unless:",
        below: [{ words: "every license of the code is listed as osi, unmodified", below: [] }],
      },
    ],
  });
});
