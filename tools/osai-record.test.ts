import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { componentOf, type Facts } from "../src/openness/facts.ts";
import { licenseEngine } from "../src/scan/license-catalog.ts";
import type { DimensionName, OsaiDimension } from "./osai-notes/record.ts";
import { factsOfRecord } from "./osai-record.ts";

/** The facts of a record of ours with one dimension. */
function facts(dimension: DimensionName, notes: string | null, ...links: readonly string[]): Facts {
  const entry: OsaiDimension = { class: "open", links, notes };
  return factsOfRecord({ model: "Larch", dimensions: { [dimension]: entry } }, licenseEngine());
}

const HUB = "https://huggingface.co/larch/larch";

describe("a record of the index gives facts", () => {
  const weights = [
    {
      what: "a link to a hub",
      notes: "On the hub.",
      links: [HUB],
      status: "present",
      gate: "none",
    },
    {
      what: "a gated link",
      notes: "Gated repository.",
      links: [HUB],
      status: "present",
      gate: "approval",
    },
    {
      what: "a link that the note takes back",
      notes: "The folder is empty.",
      links: [HUB],
      status: "absent",
      gate: "none",
    },
    { what: "no word", notes: null, links: [], status: "unknown", gate: "none" },
  ];
  for (const { what, notes, links, status, gate } of weights) {
    it(`on weights from ${what}`, () => {
      const found = facts("weights_endmodel", notes, ...links);
      assert.deepEqual(
        [componentOf(found, "weights.final").status, found.access.gate],
        [status, gate],
      );
    });
  }

  const code = [
    { what: "a repository", notes: "Training code there.", status: "present", summary: "full" },
    {
      what: "a repository with some of it",
      notes: "Only tuning code.",
      status: "present",
      summary: "unknown",
    },
    {
      what: "a repository without it",
      notes: "Holds no training code.",
      status: "absent",
      summary: "absent",
    },
  ];
  for (const { what, notes, status, summary } of code) {
    it(`on training code from ${what}`, () => {
      const found = facts("trainingcode", notes, "https://github.com/larch/larch");
      assert.deepEqual(
        [componentOf(found, "code.train").status, found.summary.trainingCode],
        [status, summary],
      );
    });
  }

  it("on licenses by the labels of the note", () => {
    const { licenses } = facts("licenses", "Weights: MIT. Code: Apache-2.0. Data: not specified.");
    const ids = [licenses.weights, licenses.code, licenses.data].map((list) =>
      list.map(({ id }) => id),
    );
    assert.deepEqual(ids, [["MIT"], ["Apache-2.0"], []]);
  });

  it("on licenses from a note without labels, for all three", () => {
    const { licenses } = facts("licenses", "MIT License, for everything.");
    assert.deepEqual(
      [licenses.weights, licenses.data].map((list) => list.map(({ id }) => id)),
      [["MIT"], ["MIT"]],
    );
  });
});
