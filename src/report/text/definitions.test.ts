import assert from "node:assert/strict";
import { test } from "node:test";
import type { Verdict } from "../../openness/verdict.ts";
import { definitionLines } from "./definitions.ts";
import { plainPaint } from "./paint.ts";

test("what takes a release out of scope is said with the words that show it", () => {
  const verdict: Verdict = {
    definition: "larger-models",
    version: "1",
    result: "undecided",
    isOutOfScope: true,
    says: "out of scope",
    reasons: [
      { rule: "has-license", result: "fails", because: "there is none", evidence: [] },
      {
        rule: "is-large",
        result: "fails",
        because: "not true: it is large",
        evidence: [{ file: "README.md", line: 7, text: "It is small." }],
        isScope: true,
      },
    ],
    needsHuman: ["Is it large?"],
    shortestWay: { things: [], isShortest: true },
  };
  assert.deepEqual(definitionLines({ verdicts: [verdict] }, { width: 90, paint: plainPaint }), [
    "  larger-models 1  out of scope  1 question",
    "                                 not true: it is large",
    '                                 README.md:7 "It is small."',
  ]);
});
