import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { evaluateAsMot } from "./mot.ts";
import { readRecord } from "./read-record.ts";

const LABELS = new URL("../../../../shared/labels/mot/", import.meta.url);

interface Label {
  readonly file: string;
  readonly class: number;
  readonly progress: Readonly<Record<string, number>>;
  readonly components: readonly { readonly license: string | null }[];
  readonly missing: Readonly<Record<string, readonly string[]>>;
}

const labels = readFileSync(new URL("mot.jsonl", LABELS), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Label);

describe("the records of the Model Openness Tool", () => {
  for (const label of labels) {
    it(label.file, () => {
      const { record, problems } = readRecord(readFileSync(new URL(label.file, LABELS), "utf8"));
      assert.ok(record !== undefined && problems.length === 0);
      const found = evaluateAsMot(record);
      assert.deepEqual(
        {
          class: found.class,
          progress: found.progress,
          missing: found.missing,
          components: found.components.map((each) => ({ ...each, license: each.license ?? null })),
        },
        {
          class: label.class,
          progress: label.progress,
          missing: label.missing,
          components: label.components,
        },
      );
    });
  }
});
