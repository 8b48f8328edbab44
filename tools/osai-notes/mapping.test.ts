import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { licensesOf } from "./judge.ts";
import { LICENSES, TRAINING_CODE, TRAINING_DATA, WEIGHTS } from "./mapping.ts";
import type { OsaiDimension } from "./record.ts";
import { tally } from "./tally.ts";

const EMPTY: OsaiDimension = { class: "closed", links: [], notes: null };

function licenses(field: string | null, notes: string | null = null): string {
  return licensesOf({
    end_license: field,
    dimensions: {
      licenses: { ...EMPTY, notes },
      weights_endmodel: EMPTY,
      weights_basemodel: EMPTY,
      trainingcode: EMPTY,
      datasources_endmodel: EMPTY,
      datasources_basemodel: EMPTY,
    },
  });
}

describe("licensesOf", () => {
  for (const [field, notes, expected] of [
    ["Apache-2.0", null, "all-listed"],
    ["CC-BY-NC-4.0", null, "restricting"],
    ["CC-BY-NC-4.0", "Code: MIT.", "some-listed"],
    [null, "Code is licensed under MIT.", "all-listed"],
    ["Terms of Acme", null, "none-named"],
    [null, null, "none-named"],
  ] as const) {
    it(`${field} and ${notes}: ${expected}`, () => assert.equal(licenses(field, notes), expected));
  }
});

describe("the mapping", () => {
  it("calls nothing open that is not there", () => {
    const open = [LICENSES, TRAINING_CODE, TRAINING_DATA, WEIGHTS].map((each) =>
      Object.entries(each).flatMap(([fact, ours]) => (ours === "open" ? [fact] : [])),
    );
    assert.deepEqual(open, [
      ["all-listed"],
      ["full"],
      ["released-pointer"],
      ["present", "hub-pointer", "direct-download"],
    ]);
  });

  it("decides nothing from what is unknown", () =>
    assert.deepEqual(
      [TRAINING_CODE.unknown, TRAINING_DATA.unknown, WEIGHTS.unknown, LICENSES["none-named"]],
      ["unknown", "unknown", "unknown", "unknown"],
    ));
});

describe("tally", () => {
  it("counts an unknown as no agreement", () => {
    const judged = (
      [
        ["open", "open"],
        ["open", "closed"],
        ["unknown", "closed"],
        ["closed", "closed"],
      ] as const
    ).map(([ours, theirs]) => ({ model: "Acme", fact: "some", ours, theirs }));
    assert.deepEqual(tally(judged), {
      all: 4,
      said: 3,
      agreed: 2,
      shareOfSaid: 67,
      shareOfAll: 50,
      mostFrequentShare: 75,
    });
  });
});
