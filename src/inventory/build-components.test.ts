import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { buildComponents } from "./build-components.ts";
import { COMPONENT_TYPES, type ComponentType, type Sighting } from "./component.ts";
import type { TrainingData } from "./summary/training-data.ts";

const NO_DATA: TrainingData = { summary: "unknown", evidence: [] };

function sighting(
  component: ComponentType,
  detail: string,
  more: Partial<Sighting> = {},
): Sighting {
  return { component, status: "present", detail, evidence: { file: detail }, ...more };
}

function statusOf(
  type: ComponentType,
  sightings: readonly Sighting[],
  listing: "complete" | "partial",
  isCardRead = true,
  data = NO_DATA,
) {
  const found = buildComponents(sightings, listing, data, isCardRead).find(
    (each) => each.type === type,
  );
  return `${found?.status}: ${found?.detail}`;
}

describe("components", () => {
  it("are one of each type, in their order, whatever was seen", () => {
    const types = buildComponents([sighting("logs", "a")], "complete", NO_DATA, true);
    assert.deepEqual(
      types.map(({ type }) => type),
      [...COMPONENT_TYPES],
    );
  });

  const WEIGHTS = "weights.final";
  const claimed = sighting(WEIGHTS, "pointed at", { status: "claimed-only" });
  const cases = [
    {
      what: "absent, where all was listed",
      is: statusOf(WEIGHTS, [], "complete"),
      says: "absent: no file shows it",
    },
    {
      what: "unknown, where not all was listed",
      is: statusOf(WEIGHTS, [], "partial"),
      says: "unknown: not seen, and the listing is partial",
    },
    {
      what: "unknown, where the card was not read",
      is: statusOf(WEIGHTS, [], "complete", false),
      says: "unknown: no file shows it, and the README was not read",
    },
    {
      what: "absent, where the card was not read and could not tell",
      is: statusOf("tokenizer", [], "complete", false),
      says: "absent: no file shows it",
    },
    {
      what: "present, by a file",
      is: statusOf(WEIGHTS, [sighting(WEIGHTS, "gguf")], "complete"),
      says: "present: gguf",
    },
    {
      what: "claimed, by a text",
      is: statusOf(WEIGHTS, [claimed], "partial"),
      says: "claimed-only: pointed at",
    },
    {
      what: "present, by a file and a text",
      is: statusOf(WEIGHTS, [claimed, sighting(WEIGHTS, "gguf")], "complete"),
      says: "present: gguf",
    },
    {
      what: "present in many ways, of which two are told",
      is: statusOf(
        WEIGHTS,
        ["a", "b", "c", "a"].map((each) => sighting(WEIGHTS, each)),
        "complete",
      ),
      says: "present: a; b; and 1 more",
    },
    {
      what: "data that are only described",
      is: statusOf("data.train", [], "complete", true, { summary: "described-only", evidence: [] }),
      says: "absent: described-only",
    },
    {
      what: "data that are only described, where not all was listed",
      is: statusOf("data.train", [], "partial", true, { summary: "described-only", evidence: [] }),
      says: "unknown: described-only",
    },
  ];
  for (const { what, is, says } of cases) it(`are ${what}`, () => assert.equal(is, says));

  it("keep six places as evidence", () => {
    const many = Array.from({ length: 9 }, (_, at) => sighting("logs", `${at}`));
    const logs = buildComponents(many, "complete", NO_DATA, true).find(
      ({ type }) => type === "logs",
    );
    assert.deepEqual(
      logs?.evidence.map(({ file }) => file),
      ["0", "1", "2", "3", "4", "5"],
    );
  });
});
