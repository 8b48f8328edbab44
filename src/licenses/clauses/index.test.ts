import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { CLAUSE_KINDS } from "../license.ts";
import { CLAUSE_RULES } from "./index.ts";

test("there is one rule for each kind, in the order of the kinds", () => {
  assert.deepEqual(
    CLAUSE_RULES.map((rule) => rule.kind),
    [...CLAUSE_KINDS],
  );
});

test("each kind has a file of its name, so that none is left out of the list", () => {
  const files = readdirSync(import.meta.dirname);
  const missing = CLAUSE_KINDS.filter((kind) => !files.includes(`${kind}.ts`));
  assert.deepEqual(missing, []);
});

test("each rule asks a question and gives a reason in a sentence", () => {
  const unclear = CLAUSE_RULES.filter(
    (rule) => !rule.asks.endsWith("?") || !rule.because.endsWith(".") || rule.because.length < 30,
  );
  assert.deepEqual(
    unclear.map((rule) => rule.kind),
    [],
  );
});
