import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { TextFile } from "../../release/read-text.ts";
import { readDocuments } from "../documents.ts";
import { readProse } from "../prose/prose.ts";
import { findOpenClaims, strongestClaim } from "./claims.ts";

const file = (path: string, text: string): TextFile => ({ path, text, encoding: "utf-8" });

async function strongest(readme: string, license = ""): Promise<string> {
  const texts = new Map([["README.md", file("README.md", readme)]]);
  const documents = await readDocuments({
    name: "fixture",
    listing: "complete",
    files: [{ path: "README.md" }],
    texts,
    heads: new Map(),
  });
  return strongestClaim(findOpenClaims(documents, [readProse(file("MODEL_LICENSE", license))]));
}

describe("strongestClaim", () => {
  for (const [what, readme, expected] of [
    ["no word", "Acme is a model.", "none-seen"],
    ["the strongest of two", "An open model. We open-source it.", "open-source"],
    ["weights before open", "An open model with open weights.", "open-weights"],
    ["words about others only", "Based on an open-source model.", "none-seen"],
    ["words about code only", "An open-source training framework.", "none-seen"],
    ["words in a snippet", "```\nprint('open-source model')\n```", "none-seen"],
    ["words among thanks", "# Acknowledgements\n\nWe open-source it too.", "none-seen"],
    ["a count among open models", "The best open-source model.", "open-source"],
  ] as const) {
    it(`finds ${expected} in ${what}`, async () => assert.equal(await strongest(readme), expected));
  }

  it("hears a license that defines its models as open source", async () => {
    assert.equal(
      await strongest("Acme", '"Acme Models" means open source models of Acme.'),
      "open-source",
    );
  });

  it("does not hear a license that speaks of other licenses", async () => {
    assert.equal(await strongest("Acme", "Parts come under an open source license."), "none-seen");
  });
});
