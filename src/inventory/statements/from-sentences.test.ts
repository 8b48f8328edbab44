import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { statementsInSentences } from "./from-sentences.ts";
import { firstDocument, LARCH, line, MIT, shelfOf, type Texts } from "./statement-fixtures.test.ts";

async function statements(texts: Texts) {
  return statementsInSentences(await firstDocument(texts), shelfOf(texts));
}

/** A card with these words, beside the two license files that it may lead to. */
function release(words: string): Texts {
  return { "README.md": `# Larch\n\n${words}\n`, LICENSE: MIT, "LICENSE-MODEL": LARCH };
}

describe("what a sentence says of licenses", () => {
  const cases: readonly {
    readonly what: string;
    readonly words: string;
    readonly says: readonly string[];
  }[] = [
    { what: "nothing", words: "Larch writes verse.", says: [] },
    {
      what: "the code",
      words: "The code is released under the MIT License.",
      says: ["code <- MIT (exact, stated)"],
    },
    {
      what: "the weights",
      words: "The weights are released under the MIT License.",
      says: ["weights <- MIT (exact, stated)"],
    },
    {
      what: "the weights of one model",
      words: "The Larch-7B weights are released under the Apache-2.0 license.",
      says: ["weights of Larch-7B <- Apache-2.0 (named, stated)"],
    },
    {
      what: "the data",
      words: "The training data are licensed under CC-BY-4.0.",
      says: ["data <- CC-BY-4.0 (named, stated)"],
    },
    {
      what: "the documentation",
      words: "The documentation is licensed under CC-BY-4.0.",
      says: ["docs <- CC-BY-4.0 (named, stated)"],
    },
    {
      what: "the whole",
      words: "This repository is licensed under the MIT License.",
      says: ["code <- MIT (exact, default)"],
    },
    {
      what: "a file by an address of a code host, and no name",
      words: "See [LICENSE](https://github.com/larch/larch/blob/main/LICENSE) for details.",
      says: [],
    },
    {
      what: "one license, and an address for more of it",
      words:
        "The code and the weights are released under Apache-2.0. See [LICENSE](https://github.com/larch/larch/blob/main/LICENSE) for details.",
      says: ["code+weights <- Apache-2.0 (named, stated)"],
    },
    {
      what: "this repository, by an address that tells no name",
      words:
        "The code in this repository is under our own terms (see [point two](https://github.com/larch/larch/blob/main/LICENSE#L13)).",
      says: ["code <- MIT (exact, stated) at https://github.com/larch/larch/blob/main/LICENSE#L13"],
    },
    {
      what: "what nobody sees: the words behind a badge that shows another license",
      words:
        "![License: MIT](https://img.shields.io/badge/License-Apache--2.0-green.svg) Larch writes verse.",
      says: [],
    },
    {
      what: "work of others that is under a license",
      words: "A [GPL-licensed fork](https://github.com/birch/larch) has an importable script.",
      says: [],
    },
    {
      what: "whom to ask for another license",
      words: "Please contact us via [Larch Licensing](https://larch.example/license).",
      says: [],
    },
    {
      what: "code and weights",
      words: "The code and the weights are released under the MIT License.",
      says: ["code+weights <- MIT (exact, stated)"],
    },
    {
      what: "code by one and weights by another",
      words:
        "The code is released under the MIT License and the weights under the Apache-2.0 license.",
      says: ["code <- MIT (exact, stated)", "weights <- Apache-2.0 (named, stated)"],
    },
    {
      what: "a license file of its own",
      words: "The weights are released under the [Larch Model License](LICENSE-MODEL).",
      says: ["weights <- LicenseRef-larch (named, stated) at LICENSE-MODEL"],
    },
    {
      what: "a license file without a name",
      words: "See [LICENSE-MODEL](LICENSE-MODEL) for the weights.",
      says: ["weights <- LicenseRef-larch (named, stated) at LICENSE-MODEL"],
    },
    {
      what: "a license elsewhere",
      words: "The weights are released under the [Larch License](https://larch.example/license).",
      says: ["weights <- LicenseRef-larch (named, stated) at https://larch.example/license"],
    },
    {
      what: "a license of nobody",
      words: "The weights are released under the Alder Community License.",
      says: ["weights <- LicenseRef-alder-community (named, stated)"],
    },
    {
      what: "what is inherited",
      words: "The model is fine-tuned from Alder, which is released under the Apache-2.0 license.",
      says: ["weights <- Apache-2.0 (named, inherited)"],
    },
    { what: "a denial", words: "The weights are not released under the MIT License.", says: [] },
    {
      what: "other people's work",
      words: "## Acknowledgments\n\nThe tokenizer code is released under the MIT License.",
      says: [],
    },
    { what: "a university", words: "Larch was made at MIT with our weights.", says: [] },
    {
      what: "a code block",
      words: "```\nThe weights are released under the MIT License.\n```",
      says: [],
    },
    {
      what: "a comment",
      words: "<!-- The weights are released under the MIT License. -->",
      says: [],
    },
    {
      what: "a heading and a name",
      words: "## License\n\nMIT",
      says: ["code <- MIT (exact, default)"],
    },
    {
      what: "a heading, a name and a holder",
      words: "## License\n\nMIT © Larch Works",
      says: ["code <- MIT (exact, default)"],
    },
    {
      what: "a heading and a link",
      words: "## License\n\n[MIT](LICENSE)",
      says: ["code <- MIT (exact, default) at LICENSE"],
    },
    { what: "another heading and a name", words: "## Made at\n\nMIT", says: [] },
    { what: "a lead and a name", words: "License: MIT", says: ["code <- MIT (exact, default)"] },
    {
      what: "leads and names",
      words: "- Code: MIT License\n- Weights: Apache License 2.0",
      says: ["code <- MIT (exact, stated)", "weights <- Apache-2.0 (named, stated)"],
    },
    {
      what: "a name with its version in one word",
      words: "Our code and models are released under the GPLv3.",
      says: ["code+weights <- GPL-3.0-only (named, stated)"],
    },
    {
      what: "a license for the code, and words of its own for the weights",
      words: "The code is licensed under MIT, while the weights are open to researchers.",
      says: ["code <- MIT (exact, stated)"],
    },
    {
      what: "a license, and portions that come from elsewhere",
      words: "The weights are licensed under Apache-2.0; portions of the tests are MIT licensed.",
      says: ["weights <- Apache-2.0 (named, stated)"],
    },
    {
      what: "a file that is not there and has no name",
      words: "## License\n\nSee the [LICENSE](LICENSE.txt) file.",
      says: [],
    },
    {
      what: "a heading and a sentence",
      words: "## License\n\nApache License 2.0, see LICENSE.",
      says: ["code <- Apache-2.0 (named, default)"],
    },
    {
      what: "Chinese",
      words: "代码采用 MIT 许可证。模型权重采用 Apache-2.0 许可证。",
      says: ["code <- MIT (exact, stated)", "weights <- Apache-2.0 (named, stated)"],
    },
    {
      what: "a link that runs a program",
      words: "The weights are under [this license](javascript:alert(1)).",
      says: [],
    },
    {
      what: "a mail address for licenses",
      words:
        "For a commercial license of the weights, write to [licensing](mailto:a@larch.example).",
      says: [],
    },
    {
      what: "a use policy",
      words: "The weights are subject to the Acceptable Use Policy.",
      says: [],
    },
    {
      what: "a table",
      words: "| Model | License |\n|---|---|\n| Larch-7B | MIT |\n| Larch-70B | Apache-2.0 |",
      says: [
        "weights of Larch-7B <- MIT (exact, stated)",
        "weights of Larch-70B <- Apache-2.0 (named, stated)",
      ],
    },
    {
      what: "a table of data sets",
      words: "| Dataset | License |\n|---|---|\n| larch-web | CC-BY-4.0 |",
      says: ["data of larch-web <- CC-BY-4.0 (named, stated)"],
    },
    {
      what: "a table without a license column",
      words: "| Model | Size |\n|---|---|\n| Larch-7B | MIT |",
      says: [],
    },
  ];
  for (const { what, words, says } of cases) {
    it(what, async () => {
      assert.deepEqual((await statements(release(words))).map(line), says);
    });
  }

  it("with the sentence and the file that it was checked against as evidence", async () => {
    const [statement] = await statements(
      release("The weights are released under the [MIT License](LICENSE)."),
    );
    assert.deepEqual(
      statement?.evidence.map(({ file, line }) => `${file}:${line}`),
      ["README.md:3", "LICENSE:1"],
    );
  });
});
