import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { commonRuns } from "./common-runs.ts";

/** A text of letters as words. */
function words(text: string): Uint32Array {
  return Uint32Array.from(text, (letter) => letter.charCodeAt(0));
}

describe("commonRuns", () => {
  for (const [what, before, after, runs] of [
    ["nothing", "", "", []],
    ["nothing in common", "abc", "xyz", []],
    ["one text", "abcdef", "abcdef", [[0, 0, 6]]],
    [
      "a word put in",
      "abcdef",
      "abcXdef",
      [
        [0, 0, 3],
        [3, 4, 3],
      ],
    ],
    [
      "a word taken out",
      "abcXdef",
      "abcdef",
      [
        [0, 0, 3],
        [4, 3, 3],
      ],
    ],
    [
      "a word changed",
      "abXcd",
      "abYcd",
      [
        [0, 0, 2],
        [3, 3, 2],
      ],
    ],
  ] as const) {
    it(`finds ${what}`, () => {
      assert.deepEqual(
        commonRuns(words(before), words(after)).map((run) => [run.before, run.after, run.length]),
        runs,
      );
    });
  }

  it("keeps as many words as the shortest edit does", () => {
    const runs = commonRuns(words("abcabba"), words("cbabac"));
    assert.equal(
      runs.reduce((sum, { length }) => sum + length, 0),
      4,
    );
  });

  it("lays equal words of both texts upon each other, in order", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "c", "d"), maxLength: 300 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        let one = 0;
        let other = 0;
        for (const run of commonRuns(words(before), words(after))) {
          assert.ok(run.before >= one && run.after >= other && run.length > 0);
          one = run.before + run.length;
          other = run.after + run.length;
          assert.equal(before.slice(run.before, one), after.slice(run.after, other));
        }
      }),
    );
  });

  it("finds the frame of a text whose middle was rewritten by more than any edit", () => {
    const frame = Uint32Array.from({ length: 400 }, (_, at) => at);
    const before = Uint32Array.from([
      ...frame,
      ...Array.from({ length: 3000 }, (_, at) => 10_000 + at),
      ...frame,
    ]);
    const after = Uint32Array.from([
      ...frame,
      ...Array.from({ length: 3000 }, (_, at) => 20_000 + at),
      ...frame,
    ]);
    assert.deepEqual(commonRuns(before, after), [
      { before: 0, after: 0, length: 400 },
      { before: 3400, after: 3400, length: 400 },
    ]);
  });
});
