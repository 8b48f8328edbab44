import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { findBaseModels } from "./base-models.ts";
import { readDocuments } from "./documents.ts";
import { pointersIn } from "./pointers/pointer.ts";
import { viewOf, type Texts } from "./statements/statement-fixtures.test.ts";

/** `name file:line ...` of each base model. */
async function basesOf(texts: Texts): Promise<readonly string[]> {
  const view = viewOf(texts);
  const documents = await readDocuments(view);
  return findBaseModels(view, documents, documents.flatMap(pointersIn)).map(
    ({ name, evidence }) =>
      `${name} ${evidence.map(({ file, line }) => `${file}:${line}`).join(" ")}`,
  );
}

const OAK = "[Oak](https://huggingface.co/oak-lab/oak-8b)";

describe("what a release was made from", () => {
  const table: readonly {
    readonly what: string;
    readonly texts: Texts;
    readonly is: readonly string[];
  }[] = [
    {
      what: "front matter",
      texts: { "README.md": "---\nbase_model: oak-lab/oak-8b\n---\n" },
      is: ["oak-lab/oak-8b README.md:2"],
    },
    {
      what: "a list in front matter",
      texts: { "README.md": "---\nbase_model:\n- oak-lab/oak-8b\n- elm-lab/elm\n---\n" },
      is: ["oak-lab/oak-8b README.md:3", "elm-lab/elm README.md:4"],
    },
    {
      what: "a sentence",
      texts: { "README.md": `Larch is a fine-tune of ${OAK}.` },
      is: ["oak-lab/oak-8b README.md:1"],
    },
    {
      what: "front matter and a sentence that agree",
      texts: { "README.md": `---\nbase_model: oak-lab/oak-8b\n---\nLarch is based on ${OAK}.` },
      is: ["oak-lab/oak-8b README.md:2 README.md:4"],
    },
    {
      what: "an adapter",
      texts: { "adapter_config.json": '{\n  "base_model_name_or_path": "oak-lab/oak-8b"\n}' },
      is: ["oak-lab/oak-8b adapter_config.json:2"],
    },
    { what: "a comparison", texts: { "README.md": `Larch is better than ${OAK}.` }, is: [] },
    { what: "a link to itself", texts: { "README.md": `Download ${OAK} here.` }, is: [] },
    {
      what: "another sentence that says based on",
      texts: { "README.md": `It is based on work. See ${OAK}.` },
      is: [],
    },
    { what: "nothing", texts: {}, is: [] },
  ];
  for (const { what, texts, is } of table) {
    it(what, async () => assert.deepEqual(await basesOf(texts), is));
  }
});
