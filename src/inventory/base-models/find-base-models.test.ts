import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { conclude } from "../../weights/inspection.ts";
import { readDocuments } from "../documents.ts";
import { pointersIn } from "../pointers/pointer.ts";
import { viewOf, type Texts } from "../statements/statement-fixtures.test.ts";
import { findBaseModels, type FoundBaseModels } from "./find-base-models.ts";

async function find(texts: Texts, gguf: Texts = {}): Promise<FoundBaseModels> {
  const view = viewOf(texts);
  const documents = await readDocuments(view);
  const metadata = new Map(Object.entries(gguf));
  const inspection = conclude({ format: "gguf", metadata });
  const files = [{ path: "larch.gguf", role: "weights", inspection }] as const;
  const pointers = documents.flatMap(pointersIn);
  const publishers = new Set(["elm-lab"]);
  return findBaseModels(view, documents, { pointers, publishers }, files);
}

/** `name (relation) <- file:line ...` of each base model. */
async function basesOf(texts: Texts, gguf: Texts = {}): Promise<readonly string[]> {
  return (await find(texts, gguf)).baseModels.map(({ name, relation = "-", evidence }) => {
    const places = evidence.map(({ file, line = "-" }) => `${file}:${line}`);
    return `${name} (${relation}) <- ${places.join(" ")}`;
  });
}

const OAK = "[Oak](https://huggingface.co/oak-lab/oak-8b)";

/** A card with a sentence in its line 1, or front matter. */
function card(text: string): Texts {
  return { "README.md": text };
}

describe("what a release was made from", () => {
  const table: readonly {
    readonly what: string;
    readonly texts?: Texts;
    readonly gguf?: Texts;
    readonly is: readonly string[];
  }[] = [
    {
      what: "front matter",
      texts: card("---\nbase_model: oak-lab/oak-8b\n---\n"),
      is: ["oak-lab/oak-8b (-) <- README.md:2"],
    },
    {
      what: "a list in front matter",
      texts: card("---\nbase_model:\n- oak-lab/oak-8b\n- elm-lab/elm\n---\n"),
      is: ["oak-lab/oak-8b (-) <- README.md:3", "elm-lab/elm (-) <- README.md:4"],
    },
    {
      what: "an address in front matter",
      texts: card("---\nbase_model: https://huggingface.co/oak-lab/oak-8b\n---\n"),
      is: ["oak-lab/oak-8b (-) <- README.md:2"],
    },
    {
      what: "the relation that front matter states",
      texts: card("---\nbase_model: oak-lab/oak-8b\nbase_model_relation: quantized\n---\n"),
      is: ["oak-lab/oak-8b (quantized) <- README.md:2"],
    },
    {
      what: "a relation that nobody knows",
      texts: card("---\nbase_model: oak-lab/oak-8b\nbase_model_relation: cousin\n---\n"),
      is: ["oak-lab/oak-8b (-) <- README.md:2"],
    },
    {
      what: "the relation that a tag shows",
      texts: card("---\nbase_model:\n- oak-lab/oak\n- elm-lab/elm\ntags:\n- merge\n---\n"),
      is: ["oak-lab/oak (merge) <- README.md:3", "elm-lab/elm (merge) <- README.md:4"],
    },
    {
      what: "an empty value",
      texts: card('---\nbase_model: ""\n---\n'),
      is: [],
    },
    {
      what: "a sentence",
      texts: card(`Larch is a fine-tune of ${OAK}.`),
      is: ["oak-lab/oak-8b (finetune) <- README.md:1"],
    },
    {
      what: "a sentence that names a model and does not link to it",
      texts: card("Larch is a quantized version of oak-lab/oak-8b."),
      is: ["oak-lab/oak-8b (quantized) <- README.md:1"],
    },
    {
      what: "a sentence of distillation",
      texts: card("Larch was distilled from oak-lab/oak-8b."),
      is: ["oak-lab/oak-8b (distilled) <- README.md:1"],
    },
    {
      what: "a field of a card",
      texts: card(`- **Finetuned from model:** ${OAK}\n`),
      is: ["oak-lab/oak-8b (finetune) <- README.md:1"],
    },
    {
      what: "a field with a plain name",
      texts: card("- **Base model:** oak-lab/oak-8b\n"),
      is: ["oak-lab/oak-8b (-) <- README.md:1"],
    },
    {
      what: "front matter and a sentence that agree: the sentence says how",
      texts: card(`---\nbase_model: oak-lab/oak-8b\n---\nLarch is fine-tuned from ${OAK}.`),
      is: ["oak-lab/oak-8b (finetune) <- README.md:2 README.md:4"],
    },
    {
      what: "an adapter",
      texts: { "adapter_config.json": '{\n  "base_model_name_or_path": "oak-lab/oak-8b"\n}' },
      is: ["oak-lab/oak-8b (adapter) <- adapter_config.json:2"],
    },
    {
      what: "an adapter of a model in a folder",
      texts: { "adapter_config.json": '{ "base_model_name_or_path": "/data/oak-8b" }' },
      is: ["/data/oak-8b (adapter) <- adapter_config.json:1"],
    },
    {
      what: "an adapter whose base is not named",
      texts: { "adapter_config.json": '{ "base_model_name_or_path": null }' },
      is: [],
    },
    {
      what: "the recipe of a merge",
      texts: {
        "mergekit_config.yml":
          "models:\n  - model: oak-lab/oak-8b\n  - model: elm-lab/elm+ash-lab/lora\nbase_model: oak-lab/oak-8b\n",
      },
      is: [
        "oak-lab/oak-8b (merge) <- mergekit_config.yml:2 mergekit_config.yml:4",
        "elm-lab/elm (merge) <- mergekit_config.yml:3",
      ],
    },
    {
      what: "a configuration that was loaded from another model",
      texts: { "config.json": '{\n  "_name_or_path": "oak-lab/oak-8b"\n}' },
      is: ["oak-lab/oak-8b (-) <- config.json:2"],
    },
    {
      what: "a configuration that was loaded from the release itself",
      texts: { "config.json": '{ "_name_or_path": "larch-lab/Larch" }' },
      is: [],
    },
    {
      what: "a configuration that was loaded from the model of the title",
      texts: { "README.md": "# Larch 1B\n", "config.json": '{ "_name_or_path": "l/larch-1b" }' },
      is: [],
    },
    {
      what: "metadata of GGUF with an address",
      gguf: {
        "general.base_model.0.name": "Oak 8B",
        "general.base_model.0.repo_url": "https://huggingface.co/oak-lab/oak-8b",
      },
      is: ["oak-lab/oak-8b (-) <- larch.gguf:-"],
    },
    {
      what: "metadata of GGUF with an organization",
      gguf: {
        "general.base_model.0.name": "Oak 8B",
        "general.base_model.0.organization": "Oak Lab",
        "general.base_model.1.name": "Elm",
      },
      is: ["Oak-Lab/Oak-8B (-) <- larch.gguf:-", "Elm (-) <- larch.gguf:-"],
    },
    {
      what: "the base model of a family in a text on all of it",
      texts: card("- Base model: [Elm](https://huggingface.co/elm-lab/elm-8b)\n"),
      is: [],
    },
    {
      what: "the base model that a card of the same account names",
      texts: card(
        "---\nlicense: mit\n---\n- Base model: [Elm](https://huggingface.co/elm-lab/elm-8b)\n",
      ),
      is: ["elm-lab/elm-8b (-) <- README.md:4"],
    },
    {
      what: "a row of a table with several models",
      texts: card(
        "| | A | B |\n|---|---|---|\n| Base model | oak-lab/oak-8b | oak-lab/oak-70b |\n",
      ),
      is: [],
    },
    {
      what: "a row of a table on one model",
      texts: card("| | |\n|---|---|\n| Base model | oak-lab/oak-8b |\n"),
      is: ["oak-lab/oak-8b (-) <- README.md:3"],
    },
    {
      what: "a text below the top that names a model as an example",
      texts: { "docs/tune.md": "The result is a fine-tuned version of oak-lab/oak-8b." },
      is: [],
    },
    { what: "a comparison", texts: card(`Larch is better than ${OAK}.`), is: [] },
    { what: "a denial", texts: card(`Larch is not based on ${OAK}.`), is: [] },
    { what: "a link to itself", texts: card(`Download ${OAK} here.`), is: [] },
    { what: "two words with a slash", texts: card("It is based on client/server."), is: [] },
    {
      what: "another sentence that says based on",
      texts: card(`It is based on work. See ${OAK}.`),
      is: [],
    },
    { what: "nothing", is: [] },
  ];
  for (const { what, texts = {}, gguf, is } of table) {
    it(what, async () => assert.deepEqual(await basesOf(texts, gguf), is));
  }

  it("takes the revision that an adapter pins", async () => {
    const text = '{ "base_model_name_or_path": "oak-lab/oak", "revision": "v1.2" }';
    const { baseModels } = await find({ "adapter_config.json": text });
    assert.deepEqual(
      baseModels.map(({ origin }) => origin),
      [{ target: "hf:oak-lab/oak@v1.2" }],
    );
  });

  it("says that a configuration was saved from a folder, which names no model", async () => {
    const { baseModels, unread } = await find({
      "config.json": '{ "_name_or_path": "/data/run-7/oak-8b" }',
    });
    assert.deepEqual(baseModels, []);
    assert.deepEqual(
      unread.map(({ what }) => what),
      ['what config.json was saved from, "/data/run-7/oak-8b"'],
    );
  });

  it("finds each of ten thousand models in one sentence", async () => {
    const names = Array.from({ length: 10_000 }, (_, at) => `- oak-lab/oak-${at}`);
    const { baseModels } = await find(card(`---\nbase_model:\n${names.join("\n")}\n---\n`));
    assert.equal(baseModels.length, 10_000);
  });
});
