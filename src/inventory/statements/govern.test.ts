import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { governingLicenses } from "./govern.ts";
import { STATEMENT_SOURCES, type LicenseStatement } from "./license-statement.ts";

function said(id: string, more: Partial<LicenseStatement> = {}): LicenseStatement {
  return {
    parts: ["weights"],
    ids: [id],
    name: id,
    match: "named",
    scope: "stated",
    source: "sentence",
    termsKnown: true,
    evidence: [{ file: "README.md", line: 1, text: id }],
    ...more,
  };
}

function order(...statements: readonly LicenseStatement[]): readonly string[] {
  return governingLicenses("weights", statements).map(({ id }) => id);
}

describe("which license governs", () => {
  it("goes by source: sentence, file named for the model, card, metadata, badge, root LICENSE, tag", () => {
    const statements = STATEMENT_SOURCES.map((source) => said(source, { source }));
    assert.deepEqual(order(...statements.toReversed()), [...STATEMENT_SOURCES]);
    assert.deepEqual(
      [...STATEMENT_SOURCES],
      ["sentence", "named-file", "front-matter", "metadata", "badge", "root-file", "tag"],
    );
  });

  const cases: readonly {
    readonly what: string;
    readonly statements: readonly LicenseStatement[];
    readonly is: readonly string[];
  }[] = [
    { what: "nothing was said", statements: [], is: [] },
    {
      what: "nothing was said of the weights",
      statements: [said("MIT", { parts: ["code"] })],
      is: [],
    },
    {
      what: "a tag is weaker than a sentence about the whole",
      statements: [said("Apache-2.0", { source: "tag" }), said("MIT", { scope: "default" })],
      is: ["Apache-2.0", "MIT"],
    },
    {
      what: "what is said of the weights comes before what is said of one model",
      statements: [said("MIT", { subject: "Larch-7B" }), said("Apache-2.0", { source: "badge" })],
      is: ["Apache-2.0", "MIT"],
    },
    {
      what: "the text of a GNU license means the versions that are named beside it",
      statements: [
        said("AGPL-3.0-or-later"),
        said("AGPL-3.0-only", { source: "root-file", match: "exact" }),
      ],
      is: ["AGPL-3.0-or-later"],
    },
    {
      what: "a GNU license that is said to be of one version only is no other",
      statements: [said("GPL-3.0-or-later"), said("GPL-3.0-only")],
      is: ["GPL-3.0-or-later", "GPL-3.0-only"],
    },
    {
      what: "the text of a GNU license is no other version",
      statements: [said("GPL-2.0-or-later"), said("GPL-3.0-only", { match: "exact" })],
      is: ["GPL-2.0-or-later", "GPL-3.0-only"],
    },
    {
      what: "what is inherited comes last",
      statements: [
        said("LicenseRef-alder", { scope: "inherited" }),
        said("MIT", { source: "tag" }),
      ],
      is: ["MIT", "LicenseRef-alder"],
    },
    {
      what: "a statement that can mean nothing says nothing",
      statements: [said("MIT", { ids: [] })],
      is: [],
    },
  ];
  for (const { what, statements, is } of cases) {
    it(what, () => assert.deepEqual(order(...statements), is));
  }

  it("joins statements that agree, with the best match and the evidence of all", () => {
    const [license, ...rest] = governingLicenses("weights", [
      said("MIT", {
        source: "root-file",
        match: "exact",
        evidence: [{ file: "LICENSE", line: 1 }],
      }),
      said("MIT"),
      said("MIT", { source: "badge" }),
    ]);
    assert.deepEqual(rest, []);
    assert.equal(license?.match, "exact");
    assert.deepEqual(license?.evidence, [
      { file: "README.md", line: 1, text: "MIT" },
      { file: "LICENSE", line: 1 },
    ]);
  });

  it("names a subject only where all statements name the same", () => {
    const ofOne = [said("MIT", { subject: "Larch" }), said("MIT", { subject: "Larch" })];
    assert.equal(governingLicenses("weights", ofOne)[0]?.subject, "Larch");
    const ofTwo = [said("MIT", { subject: "Larch" }), said("MIT", { subject: "Alder" })];
    assert.equal(governingLicenses("weights", ofTwo)[0]?.subject, undefined);
  });

  it("keeps every license that some source names, whatever the order", () => {
    const statement = fc.record({
      id: fc.constantFrom("MIT", "Apache-2.0", "GPL-3.0-only"),
      source: fc.constantFrom(...STATEMENT_SOURCES),
      scope: fc.constantFrom("stated" as const, "default" as const, "inherited" as const),
    });
    fc.assert(
      fc.property(fc.array(statement), (all) => {
        const statements = all.map(({ id, ...more }) => said(id, more));
        const ids = order(...statements);
        assert.deepEqual(ids.toSorted(), [...new Set(all.map(({ id }) => id))].toSorted());
      }),
    );
  });

  describe("a name that does not say which edition", () => {
    const ids = ["CC-BY-NC-4.0", "CC-BY-NC-3.0", "CC-BY-NC-2.0"];
    const open = (ids: readonly string[]): LicenseStatement =>
      said("CC-BY-NC-4.0", { ids, termsKnown: false });

    it("keeps all that it can mean", () => {
      assert.deepEqual(governingLicenses("weights", [open(ids)])[0]?.editions, ids);
    });

    it("means only what all statements can mean", () => {
      const statements = [open(ids), open(["CC-BY-NC-4.0", "CC-BY-NC-3.0"])];
      assert.deepEqual(governingLicenses("weights", statements)[0]?.editions, [
        "CC-BY-NC-4.0",
        "CC-BY-NC-3.0",
      ]);
    });

    it("means one where another statement names it", () => {
      const statements = [open(ids), said("CC-BY-NC-4.0")];
      assert.equal(governingLicenses("weights", statements)[0]?.editions, undefined);
    });
  });
});
