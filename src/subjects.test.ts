import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { auditTree, MIT, type Tree } from "./hostile/hostile-fixtures.test.ts";

const LIMITED = "Larch Model License\n\nYou may not use the weights for any commercial purpose.\n";
const GGUF = Buffer.from("GGUF\x03\0\0\0");

/** Two models in folders with licenses of their own, and two that only a table tells apart. */
const RELEASE: Tree = {
  "README.md": `# Trees

| Model | License |
|---|---|
| Birch-7B | MIT |
| Oak-70B | Apache-2.0 |
`,
  LICENSE: MIT,
  "models/larch/LICENSE-MODEL": LIMITED,
  "models/larch/MODEL_CARD.md":
    "# Larch\n\nThe weights are under the [Larch Model License](LICENSE-MODEL).\n",
  "models/larch/model.gguf": GGUF,
  "models/alder/LICENSE-MODEL": MIT,
  "models/alder/MODEL_CARD.md":
    "# Alder\n\nThe weights are under the [MIT License](LICENSE-MODEL).\n",
  "models/alder/model.gguf": GGUF,
};

async function weightsOf(subject: string | undefined) {
  const { licenses, clauses } = await auditTree(RELEASE, subject === undefined ? {} : { subject });
  return {
    licenses: licenses.weights.map(({ id, match }) => `${id} ${match}`),
    clauses: clauses.map(({ kind }) => kind),
  };
}

describe("a release that holds several models, audited for one of them", () => {
  const subjects: readonly {
    readonly subject: string | undefined;
    readonly licenses: readonly string[];
    readonly clauses: readonly string[];
  }[] = [
    { subject: "larch", licenses: ["LicenseRef-larch named"], clauses: ["non-commercial"] },
    { subject: "alder", licenses: ["MIT exact"], clauses: [] },
    { subject: "Birch-7B", licenses: ["MIT exact"], clauses: [] },
    { subject: "Oak-70B", licenses: ["Apache-2.0 named"], clauses: [] },
    {
      subject: undefined,
      licenses: ["MIT exact", "LicenseRef-larch named", "Apache-2.0 named"],
      clauses: ["non-commercial"],
    },
  ];
  for (const { subject, licenses, clauses } of subjects) {
    it(subject ?? "all of them, with every license that any of them has", async () => {
      assert.deepEqual(await weightsOf(subject), { licenses, clauses });
    });
  }

  it("is refused for a model that it does not hold", async () => {
    await assert.rejects(auditTree(RELEASE, { subject: "Willow-1B" }), { code: "usage" });
  });
});
