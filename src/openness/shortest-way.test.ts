import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as fc from "fast-check";
import { allOutcomes, anyOutcome, countOutcomes, type Outcome } from "./outcome.ts";
import { shortestWay } from "./shortest-way.ts";

const met: Outcome = { result: "met", because: "seen", evidence: [] };

function lacks(thing: string, wants?: string): Outcome {
  const lack = wants === undefined ? { thing } : { thing, wants };
  return { result: "fails", because: `no ${thing}`, evidence: [], lack };
}

function unseen(thing: string): Outcome {
  return { ...lacks(thing), result: "undecided" };
}

const question: Outcome = {
  result: "undecided",
  because: "who knows",
  evidence: [],
  isQuestion: true,
};

/** Names of the things on the shortest way over rules with these outcomes. */
function way(...outcomes: readonly Outcome[]): readonly string[] {
  const rules = outcomes.map((outcome, index) => ({ rule: `rule-${index}`, outcome }));
  return shortestWay(rules).things.map(({ thing }) => thing);
}

describe("the shortest way to met", () => {
  const [a, b, c, d] = [lacks("a"), lacks("b"), lacks("c"), lacks("d")];
  const rows: readonly { what: string; rules: readonly Outcome[]; things: readonly string[] }[] = [
    { what: "of nothing is empty", rules: [], things: [] },
    { what: "of what is met is empty", rules: [met, met], things: [] },
    {
      what: "leaves questions to people",
      rules: [question, anyOutcome([question, lacks("a")])],
      things: [],
    },
    { what: "names what one rule lacks", rules: [met, a], things: ["a"] },
    { what: "counts a thing once that two rules lack", rules: [a, a], things: ["a"] },
    { what: "takes all of an all_of", rules: [allOutcomes([a, met, b])], things: ["a", "b"] },
    {
      what: "takes the cheaper side of an any_of",
      rules: [anyOutcome([allOutcomes([a, b]), c])],
      things: ["c"],
    },
    {
      what: "takes the dearer side where another rule needs it anyway",
      rules: [anyOutcome([c, allOutcomes([a, b])]), a, b],
      things: ["a", "b"],
    },
    {
      what: "takes as many of a count as are missing",
      rules: [countOutcomes([met, a, b], 2)],
      things: ["a"],
    },
    {
      what: "takes none of a count that is met",
      rules: [countOutcomes([met, met, a], 2)],
      things: [],
    },
    {
      what: "lets one thing serve two choices",
      rules: [anyOutcome([a, b]), anyOutcome([c, b]), anyOutcome([b, d])],
      things: ["b"],
    },
    {
      what: "prefers what was not seen to what is missing",
      rules: [anyOutcome([a, unseen("b")])],
      things: ["b"],
    },
  ];
  for (const { what, rules, things } of rows)
    test(what, () => assert.deepEqual(way(...rules), things));

  test("gathers what is asked of one thing, and which rules ask", () => {
    const rules = [
      { rule: "no-cap", outcome: lacks("terms", "without user-cap") },
      { rule: "no-ban", outcome: lacks("terms", "without output-training-ban") },
      { rule: "read", outcome: unseen("terms") },
    ];
    assert.deepEqual(shortestWay(rules), {
      things: [
        {
          thing: "terms",
          result: "fails",
          wants: ["without user-cap", "without output-training-ban"],
          rules: ["no-cap", "no-ban", "read"],
        },
      ],
      isShortest: true,
    });
  });

  test("asks first for what fails, then for what is in doubt", () => {
    const doubt: Outcome = { ...lacks("terms", "without flow-down"), result: "undecided" };
    const rules = [
      { rule: "doubtful", outcome: doubt },
      { rule: "failing", outcome: lacks("terms", "without user-cap") },
    ];
    assert.deepEqual(shortestWay(rules).things[0]?.wants, [
      "without user-cap",
      "without flow-down",
    ]);
  });

  test("says when there are too many ways to compare them all", () => {
    const pairs = Array.from({ length: 12 }, (_, index) =>
      anyOutcome([lacks(`left ${index}`), lacks(`right ${index}`)]),
    );
    const found = shortestWay([{ rule: "all", outcome: allOutcomes(pairs) }]);
    assert.equal(found.things.length, 12);
    assert.equal(found.isShortest, false);
  });
});

/** Outcomes over a few things, so small that every set of things can be tried. */
const THINGS = ["a", "b", "c", "d", "e"] as const;
const anyOutcomeTree: fc.Arbitrary<Outcome> = fc.letrec<{ tree: Outcome; leaf: Outcome }>(
  (tie) => ({
    leaf: fc.oneof(
      fc.constant(met),
      fc.constantFrom(...THINGS).map((thing) => lacks(thing)),
      fc.constantFrom(...THINGS).map((thing) => unseen(thing)),
    ),
    tree: fc.oneof(
      { maxDepth: 3 },
      tie("leaf"),
      fc
        .tuple(fc.array(tie("tree"), { minLength: 1, maxLength: 4 }), fc.nat(3))
        .map(([of, less]) => countOutcomes(of, Math.max(1, of.length - less))),
    ),
  }),
).tree;

/** Whether an outcome would be met if these things were there. */
function isMetWith(things: ReadonlySet<string>, outcome: Outcome): boolean {
  const { parts, lack, result } = outcome;
  if (result === "met") return true;
  if (parts === undefined) return things.has(lack?.thing ?? "");
  return parts.of.filter((part) => isMetWith(things, part)).length >= parts.atLeast;
}

test("for any outcomes, the way leads to met and no smaller set of things does", () => {
  const subsets = Array.from(
    { length: 2 ** THINGS.length },
    (_, bits) => new Set(THINGS.filter((__, index) => (bits >> index) % 2 === 1)),
  );
  fc.assert(
    fc.property(fc.array(anyOutcomeTree, { maxLength: 3 }), (outcomes) => {
      const found = new Set(way(...outcomes));
      assert.ok(outcomes.every((outcome) => isMetWith(found, outcome)));
      const smallest = Math.min(
        ...subsets
          .filter((things) => outcomes.every((outcome) => isMetWith(things, outcome)))
          .map(({ size }) => size),
      );
      assert.equal(found.size, smallest);
    }),
  );
});
