import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ReportedAncestor } from "../audit-report.ts";
import { lineageLines } from "./lineage.ts";
import { plainPaint } from "./paint.ts";

function ancestor(
  names: readonly string[],
  more: Partial<ReportedAncestor> = {},
): ReportedAncestor {
  const steps = names.map((name) => ({ name, evidence: [] }));
  return { name: names.at(-1) ?? "", steps, licenses: [], clauses: [], ...more };
}

function shown(
  ancestors: readonly ReportedAncestor[],
  circles: readonly (readonly string[])[] = [],
): readonly string[] {
  return lineageLines({ lineage: { ancestors, circles } }, { width: 80, paint: plainPaint });
}

describe("a line of base models, for reading", () => {
  it("is a tree: each below what was made from it", () => {
    const lines = shown([ancestor(["a"]), ancestor(["b"]), ancestor(["a", "c"])]);
    assert.deepEqual(
      lines.map((line) => line.replace(/:.*/, "")),
      ["  made from a", "    made from c", "  made from b"],
    );
  });

  it("says why terms are not known", () => {
    assert.deepEqual(shown([ancestor(["a"], { unread: "it is gated" })]), [
      "  made from a: its terms are not known: it is gated",
    ]);
  });

  it("shows the beginning of a commit", () => {
    assert.deepEqual(shown([ancestor(["a"], { revision: "0123456789abcdef".repeat(3) })]), [
      "  made from a at 0123456789ab: it states no license for its weights",
    ]);
  });

  it("counts what it does not show", () => {
    const many = Array.from({ length: 50 }, (_, at) => ancestor([`a${at}`]));
    const lines = shown(many, [["a", "b", "a"]]);
    assert.deepEqual(lines.slice(40), [
      "  and 10 more base models",
      "  The line leads back to where it began: a, b, a",
    ]);
  });

  it("is harmless whatever models are called", () => {
    assert.equal(
      shown([ancestor(["a\u001b[2J"])]).some((line) => line.includes("\u001b")),
      false,
    );
  });

  it("is a sentence where no base model is named", () => {
    assert.deepEqual(shown([]), ["  No base model is named."]);
  });
});
