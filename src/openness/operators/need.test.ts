import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { ComponentStatus } from "../../inventory/component.ts";
import type { Condition } from "../definition.ts";
import { judge } from "../evaluate.ts";
import { sampleFacts } from "../sample-facts.test.ts";
import type { Result } from "../verdict.ts";
import { judges, type Row } from "./condition-rows.test.ts";

describe("need", () => {
  const need: Condition = { need: "data.train" };
  const row = (status: ComponentStatus, result: Result, because: string, files: string[]): Row => ({
    what: `a component that is ${status}`,
    test: need,
    sample: { status: { "data.train": status } },
    result,
    because,
    files,
  });
  judges([
    row("present", "met", "data.train is there", ["data.train.file"]),
    row("absent", "fails", "data.train is absent: the complete listing holds none", []),
    row("claimed-only", "undecided", "data.train is only claimed", ["data.train.file"]),
    row("unknown", "undecided", "data.train is unknown", []),
  ]);

  test("a component that the inventory does not list is unknown", () => {
    const outcome = judge(need, { ...sampleFacts(), components: [] });
    assert.equal(outcome.result, "undecided");
    assert.equal(outcome.because, "data.train is unknown: not looked for");
  });
});
