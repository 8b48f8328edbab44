import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { statementsInSentences } from "./from-sentences.ts";
import { firstDocument, MIT, shelfOf } from "./statement-fixtures.test.ts";

const CARD = "---\nlibrary_name: loom\n---\n";
const DATA_CARD = "---\ntask_categories:\n- x\n---\n";

async function parts(words: string): Promise<readonly string[]> {
  const texts = { "README.md": words, LICENSE: MIT };
  const statements = statementsInSentences(await firstDocument(texts), shelfOf(texts));
  return statements.map((statement) => `${statement.parts.join(", ")} <- ${statement.ids[0]}`);
}

describe("what a license sentence is about", () => {
  for (const [what, words, expected] of [
    ["a lead in a README", "# Acme\n\n- License: MIT", ["code <- MIT"]],
    ["a lead in a card", `${CARD}# Acme\n\n- License: MIT`, ["weights <- MIT"]],
    ["a lead in a data card", `${DATA_CARD}# Husk\n\n- License: MIT`, ["data <- MIT"]],
    ["another model's lead", `${CARD}# Acme\n\n## Fine-tuned from it\n\n- License: MIT`, []],
    ["the title of its section", "# Acme\n\n## Model License\n\nMIT License", ["weights <- MIT"]],
    [
      "the sentence before it",
      "# Acme\n\nOur weights were trained on books. It is released under the MIT License.",
      ["weights <- MIT"],
    ],
    [
      "its own clause",
      "# Acme\n\nThe code is MIT licensed, while the weights are released under request terms.",
      ["code <- MIT"],
    ],
    [
      "the release's name",
      "# Acme\n\nAcme is a speech model.\n\n## License\n\nAcme is licensed under the MIT License.",
      ["code, weights <- MIT"],
    ],
    [
      "not the reason for it",
      "# Acme\n\nThe weights are under the MIT License due to the training data.",
      ["weights <- MIT"],
    ],
  ] as const) {
    it(`goes by ${what}`, async () => assert.deepEqual(await parts(words), expected));
  }
});
