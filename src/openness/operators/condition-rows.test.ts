import assert from "node:assert/strict";
import { test } from "node:test";
import type { Condition } from "../definition.ts";
import { judge } from "../evaluate.ts";
import { type Sample, sampleFacts } from "../sample-facts.test.ts";
import type { Result } from "../verdict.ts";

/** One condition, one release, one answer. */
export interface Row {
  readonly what: string;
  readonly test: Condition;
  readonly sample: Sample;
  readonly result: Result;
  readonly because: string;
  /** Files of the evidence. */
  readonly files?: readonly string[];
}

/** Tests each row. */
export function judges(rows: readonly Row[]): void {
  for (const { what, test: condition, sample, result, because, files = [] } of rows) {
    test(`${what}: ${result}`, () => {
      const outcome = judge(condition, sampleFacts(sample));
      assert.deepEqual(
        [outcome.result, outcome.because, outcome.evidence.map(({ file }) => file)],
        [result, because, files],
      );
    });
  }
}
