import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readDocuments } from "../documents.ts";
import { pointersIn } from "../pointers/pointer.ts";
import { weightsAccess, type WeightsAccess } from "./weights-access.ts";

async function access(readme: string, hasTrainingCode = false): Promise<WeightsAccess> {
  const documents = await readDocuments({
    name: "acme",
    listing: "complete",
    files: [{ path: "README.md" }],
    texts: new Map([["README.md", { path: "README.md", text: readme, encoding: "utf-8" }]]),
    heads: new Map(),
  });
  const pointers = documents.flatMap(pointersIn);
  return weightsAccess(documents, pointers, new Set(["acme"]), [], hasTrainingCode, "complete");
}

const hub = "https://huggingface.co";

describe("weightsAccess", () => {
  for (const [what, readme, expected] of [
    ["nothing", "Acme is a model.", "unknown"],
    ["a link to its own", `Weights: [acme](${hub}/acme/one).`, "hub-pointer"],
    ["a link to others", `Compare [husk](${hub}/weave/husk).`, "unknown"],
    ["the page of an account", `Models are on [the hub](${hub}/acme).`, "hub-pointer"],
    ["a collection", `[Models](${hub}/collections/acme/one-66f4e64f70850ff3)`, "hub-pointer"],
    ["another hub", "[Weights](https://www.kaggle.com/models/acme/one)", "hub-pointer"],
    ["a call", "```\nAutoModel.from_pretrained('weave/husk')\n```", "hub-pointer"],
    ["a file", "Get the [checkpoint](https://cdn.acme.test/one.pth).", "direct-download"],
    [
      "a file in a table of models",
      "| Model | File |\n|---|---|\n| one | [get](https://cdn.acme.test/one.zip) |",
      "direct-download",
    ],
    ["a compressed archive", "[Weights](https://acme.test/one.tar.zstd)", "direct-download"],
    ["a file store", "[Weights](https://zenodo.org/records/12)", "direct-download"],
    ["a data set in a store", "[The dataset](https://zenodo.org/records/12)", "unknown"],
    ["a torrent", "The weights come by torrent.", "direct-download"],
    ["a gate", "Access to the weights requires approval.", "gated"],
    [
      "a form",
      "Download the weights [here](https://docs.google.com/forms/d/e/12/viewform).",
      "gated",
    ],
    ["a form for news", "[Tell us](https://docs.google.com/forms/d/e/12/viewform).", "unknown"],
    ["a gate to another model", "Write us to request access to a larger model.", "unknown"],
    ["a promise", "Model weights will be released soon.", "promised"],
  ] as const) {
    it(`finds ${expected} in ${what}`, async () =>
      assert.equal((await access(readme)).summary, expected));
  }

  it("calls a release that only trains a recipe", async () => {
    assert.equal((await access("Train it yourself.", true)).summary, "recipe-only");
  });

  it("says which sentence shuts the gate", async () => {
    const { access: gate } = await access("# Acme\n\nAccess to the weights requires approval.\n");
    assert.deepEqual([gate.gate, gate.evidence[0]?.line], ["approval", 3]);
  });

  it("does not shut all for a gate of one", async () => {
    const readme = `[S](${hub}/acme/s) is free.\n\nAccess to [L](${hub}/acme/l) requires approval.\n`;
    assert.equal((await access(readme)).summary, "hub-pointer");
  });
});
