import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { applyClauses } from "./applied-clauses.ts";
import type { AppliedLicense } from "./inventory.ts";
import { readFileSync } from "node:fs";
import { engine } from "../licenses/license-fixtures.test.ts";
import { MIT, shelfOf, viewOf, type Texts } from "./statements/statement-fixtures.test.ts";

const CC_BY_NC = readFileSync(
  new URL("../../node_modules/spdx-license-list/licenses/CC-BY-NC-4.0.json", import.meta.url),
  "utf8",
);
const NON_COMMERCIAL: string = (JSON.parse(CC_BY_NC) as { licenseText: string }).licenseText;

function licensed(id: string, file: string): AppliedLicense {
  return { id, name: id, match: "exact", scope: "stated", termsKnown: true, evidence: [{ file }] };
}

/** `kind certainty` of the clauses of one license file that governs the weights. */
function clausesOf(texts: Texts, id: string): readonly string[] {
  const [file = "LICENSE"] = Object.keys(texts);
  const weights = [licensed(id, file)];
  const licenses = { code: [], weights, data: [], docs: [] };
  const { files } = shelfOf(texts);
  const byFile = applyClauses(files, viewOf(texts).texts, [], licenses, engine);
  return [...byFile.values()].flat().map(({ kind, certainty }) => `${kind} ${certainty}`);
}

describe("clauses of a license file", () => {
  const rider = "You must not use the outputs of the model to train any other language model.";

  it("are none for a free software text as it is", () => {
    assert.deepEqual(clausesOf({ LICENSE: MIT }, "MIT"), []);
  });

  it("are those of the catalog for a text that it knows word for word", () => {
    assert.deepEqual(clausesOf({ LICENSE: NON_COMMERCIAL }, "CC-BY-NC-4.0"), [
      "non-commercial known",
      "no-patent-grant known",
      "non-commercial known",
    ]);
  });

  for (const [what, text] of [
    ["before", `${rider}\n\n${NON_COMMERCIAL}`],
    ["after", `${NON_COMMERCIAL}\n\n${rider}`],
  ] as const) {
    it(`are also those of a sentence added ${what} a known text`, () => {
      const found = clausesOf({ LICENSE: text }, "CC-BY-NC-4.0");
      assert.ok(found.includes("output-training-ban possible"), found.join(", "));
      assert.ok(found.includes("non-commercial known"), found.join(", "));
    });
  }

  it("are also those of a sentence added to a free software text", () => {
    assert.deepEqual(clausesOf({ LICENSE: `${MIT}\n${rider}\n` }, "MIT"), [
      "output-training-ban possible",
    ]);
  });

  it("are possible ones in a text that no catalog holds", () => {
    const text = `Larch Model License\n\nYou may run the Model. ${rider}\n`;
    assert.deepEqual(clausesOf({ "LICENSE-MODEL": text }, "LicenseRef-larch"), [
      "output-training-ban possible",
    ]);
  });
});

describe("clauses of a license that is only named", () => {
  const named = (more: Partial<AppliedLicense>): readonly string[] => {
    const weights: AppliedLicense = {
      ...licensed("CC-BY-NC-4.0", "README.md"),
      match: "named",
      ...more,
    };
    const byFile = applyClauses(
      [],
      new Map(),
      [],
      { code: [], weights: [weights], data: [], docs: [] },
      engine,
    );
    return [...byFile.values()].flat().map(({ kind, certainty }) => `${kind} ${certainty}`);
  };

  it("are those of the catalog when the name says which edition", () => {
    assert.deepEqual(named({}), ["no-patent-grant known", "non-commercial known"]);
  });

  it("are those that all editions have when it does not", () => {
    const editions = ["CC-BY-NC-4.0", "CC-BY-NC-3.0", "CC-BY-NC-2.0"];
    assert.deepEqual(named({ termsKnown: false, editions }), ["non-commercial known"]);
  });

  it("are none beside a license whose text was read", () => {
    const weights: readonly AppliedLicense[] = [
      { ...licensed("MIT", "LICENSE") },
      {
        ...licensed("CC-BY-NC-4.0", "README.md"),
        match: "named",
        termsKnown: false,
        editions: ["CC-BY-NC-4.0", "CC-BY-NC-3.0"],
      },
    ];
    const licenses = { code: [], weights, data: [], docs: [] };
    assert.deepEqual([...applyClauses([], new Map(), [], licenses, engine)], []);
  });

  it("are none when nothing is known of its terms", () => {
    assert.deepEqual(named({ termsKnown: false }), []);
  });
});
