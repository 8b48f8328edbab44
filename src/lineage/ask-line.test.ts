import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { inFolder, MIT, writeTree } from "../hostile/hostile-fixtures.test.ts";
import { ask, type Asked } from "../index.ts";
import { card, OAK } from "./line-fixtures.test.ts";

/** Asks, for a company, of a release under MIT whose card has this to say, and that is made from a model with limits. */
function askOf(matter: Readonly<Record<string, string>>, text: string): Promise<Asked> {
  return inFolder((folder) => {
    writeTree(folder, { "README.md": card({ license: "mit", ...matter }, text), LICENSE: MIT });
    const shelf = join(dirname(folder), "parents");
    writeTree(join(shelf, "oak-lab/oak-8b"), OAK);
    const profile = { purpose: "commercial", fields: [] } as const;
    return ask(folder, profile, { follow: { folder: shelf } });
  });
}

describe("a question on a release that was made from a model with limits", () => {
  it("is answered by these limits, in the other release's own words", async () => {
    const { report, texts } = await askOf({ base_model: "oak-lab/oak-8b" }, "# Larch\n");
    const host = report.uses.find(({ use }) => use === "host");
    const [first] = host?.reasons ?? [];
    assert.equal(host?.answer, "no");
    assert.equal(first?.sentence, "You may not use the Model for any commercial purpose.");
    assert.equal(first?.evidence[0]?.release, "oak-lab/oak-8b");
    assert.deepEqual([...texts.keys()].toSorted(), [
      "LICENSE",
      "oak-lab/oak-8b/LICENSE",
      "oak-lab/oak-8b/README.md",
    ]);
  });

  it("asks for a name as that license writes it", async () => {
    const { report } = await askOf({ base_model: "oak-lab/oak-8b" }, "# Larch\n");
    const ship = report.uses.find(({ use }) => use === "ship");
    assert.deepEqual(
      ship?.reasons.flatMap(({ duty }) => (duty?.kind === "name-prefix" ? duty.words : [])),
      ["Oak"],
    );
  });

  it("is not answered by what a base model grants where the release itself is silent", async () => {
    const { report } = await inFolder((folder) => {
      writeTree(folder, { "README.md": card({ base_model: "elm-lab/elm" }) });
      const shelf = join(dirname(folder), "parents");
      writeTree(join(shelf, "elm-lab/elm"), {
        "README.md": card({ license: "mit" }),
        LICENSE: MIT,
      });
      return ask(folder, { fields: [] }, { follow: { folder: shelf } });
    });
    assert.deepEqual(
      report.uses.map(({ answer }) => answer),
      report.uses.map(() => "unclear"),
    );
  });

  it("stays unclear where only outputs went in", async () => {
    const { report } = await askOf({}, "# Larch\n\nLarch was distilled from oak-lab/oak-8b.\n");
    const host = report.uses.find(({ use }) => use === "host");
    assert.equal(host?.answer, "unclear");
  });
});
