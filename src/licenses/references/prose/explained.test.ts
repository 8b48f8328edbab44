import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { engine } from "../../license-fixtures.test.ts";

describe("a license is only explained", () => {
  for (const [what, text] of [
    [
      "in a glossary",
      "# Words\n\n- **MIT License**: a short permissive license that asks for little.\n",
    ],
    ["after a dash", "Apache-2.0 – allows trade and grants patents.\n"],
    ["by what it requires", "Mozilla Public License 2.0: requires that changed files stay open.\n"],
    [
      "in a sentence",
      "The GPL v3 requires that sources go along. The MIT License permits closed mills.\n",
    ],
    [
      "in a cell",
      "| License | Meaning |\n|---|---|\n| MIT | permissive |\n| GPL-3.0 | copyleft |\n",
    ],
    [
      "in the head of a table",
      "| | Apache-2.0 | GPL-3.0 |\n|---|---|---|\n| Patents | yes | yes |\n",
    ],
    ["in a list of definitions", "<dl>\n<dt>AGPL-3.0</dt><dd>For servers.</dd>\n</dl>\n"],
    ["in bold", "**CC BY 4.0** lets others share your work.\n"],
    ["in German", "Die MIT-Lizenz ist eine kurze Lizenz.\n"],
    ["in French", "La licence MIT est une licence courte.\n"],
    ["in Chinese", "MIT 许可证：一种宽松的许可证，允许商业使用。\n"],
    ["in Japanese", "MITライセンスは、短いライセンスです。\n"],
  ] as const) {
    it(what, () => assert.equal(engine.identify(text).expression, "NONE"));
  }
});

describe("a license is granted, and explained besides,", () => {
  for (const [what, text, expression] of [
    ["in a field", "License: MIT License, a short permissive license.\n", "MIT"],
    ["in a sentence", "The mill is under the MIT License: a short permissive license.\n", "MIT"],
    ["under a heading", "## License\n\nApache 2.0: requires a notice.\n", "Apache-2.0"],
    ["under a line", "License\n-------\n\nThe MIT License allows trade.\n", "MIT"],
    ["of the work itself", "The MIT License allows you to use this mill anywhere.\n", "MIT"],
    ["in German", "Die Mühle steht unter der MIT-Lizenz, einer kurzen Lizenz.\n", "MIT"],
    ["in Chinese", "本项目采用 MIT 许可证，允许商业使用。\n", "MIT"],
    ["with its holder", "Apache-2.0 – © 2024 Ann Miller\n", "Apache-2.0"],
    [
      "in a row",
      "| wheel | Apache-2.0 |\n|---|---|\n| gear | MPL-2.0 |\n",
      "Apache-2.0 AND MPL-2.0",
    ],
  ] as const) {
    it(what, () => assert.equal(engine.identify(text).expression, expression));
  }

  it("under a heading that comes before another one no more", () => {
    const text = "## License\n\nISC\n\n## Others\n\nThe MIT License allows trade.\n";
    assert.equal(engine.identify(text).expression, "ISC");
  });
});
