import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readProse } from "./prose/prose.ts";
import { pointersIn } from "./pointers/pointer.ts";
import { sightInTexts } from "./text-sightings.ts";

/** `component status line` of everything a card shows by its words alone. */
function sightingsOf(text: string): readonly string[] {
  const file = { path: "README.md", text, encoding: "utf-8" as const };
  const document = { file, prose: readProse(file), isTranslation: false };
  return sightInTexts(
    [document],
    pointersIn(document),
    new Set(["larch"]),
    { summary: "unknown", access: { gate: "unknown", evidence: [] }, evidence: [] },
    { summary: "unknown", evidence: [] },
    { summary: "unknown", evidence: [] },
  ).map(({ component, status, evidence }) => `${component} ${status} ${evidence.line}`);
}

describe("what a card shows by its words", () => {
  const table: readonly {
    readonly what: string;
    readonly text: string;
    readonly is: readonly string[];
  }[] = [
    {
      what: "a table under a title of results",
      text: "## Evaluation\n\n| task | Larch |\n|---|---|\n| leaves | 71.4 |\n| twigs | 20 |",
      is: ["results present 5"],
    },
    {
      what: "a table with a metric in its first row",
      text: "# Larch\n\n| model | MMLU |\n|---|---|\n| Larch | **63.1** |",
      is: ["results present 5"],
    },
    {
      what: "a table of sizes",
      text: "# Sizes\n\n| model | layers |\n|---|---|\n| Larch | 32 |",
      is: [],
    },
    {
      what: "a results title without numbers",
      text: "## Results\n\n| task | rank |\n|---|---|\n| leaves | best |",
      is: [],
    },
    {
      what: "a paper",
      text: "See https://arxiv.org/abs/2601.00001.",
      is: ["doc.paper claimed-only 1"],
    },
    {
      what: "a technical report",
      text: "The [technical report](https://arxiv.org/abs/2601.00001) is here.",
      is: ["doc.report claimed-only 1"],
    },
    {
      what: "intermediate checkpoints",
      text: "We saved 12 intermediate checkpoints.",
      is: ["weights.intermediate claimed-only 1"],
    },
    {
      what: "optimizer states",
      text: "Optimizer states are in the same place.",
      is: ["optimizer claimed-only 1"],
    },
    { what: "training logs", text: "Training logs are public.", is: ["logs claimed-only 1"] },
    { what: "nothing", text: "", is: [] },
  ];
  for (const { what, text, is } of table) it(what, () => assert.deepEqual(sightingsOf(text), is));
});
