import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { statementsInFrontMatter } from "./from-front-matter.ts";
import { firstDocument, LARCH, line, MIT, shelfOf, type Texts } from "./statement-fixtures.test.ts";

async function said(texts: Texts): Promise<readonly string[]> {
  return statementsInFrontMatter(await firstDocument(texts), shelfOf(texts)).map(line);
}

describe("what front matter says of licenses", () => {
  const cases: readonly {
    readonly what: string;
    readonly yaml: string;
    readonly beside?: Texts;
    readonly says: readonly string[];
  }[] = [
    { what: "nothing", yaml: "language: en", says: [] },
    {
      what: "a tag of the hub",
      yaml: "license: apache-2.0",
      says: ["weights <- Apache-2.0 (named, stated)"],
    },
    {
      what: "a tag whose text is here",
      yaml: "license: mit",
      beside: { LICENSE: MIT },
      says: ["weights <- MIT (exact, stated)"],
    },
    {
      what: "two licenses",
      yaml: "license: [mit, apache-2.0]",
      says: ["weights <- MIT (named, stated)", "weights <- Apache-2.0 (named, stated)"],
    },
    {
      what: "an unknown tag",
      yaml: "license: larch-1.0",
      says: ["weights <- LicenseRef-larch-1.0 (named, stated)"],
    },
    { what: "other, and no more", yaml: "license: other", says: [] },
    {
      what: "other, and a name",
      yaml: "license: other\nlicense_name: larch-license",
      says: ["weights <- LicenseRef-larch (named, stated)"],
    },
    {
      what: "other, and a link to a file",
      yaml: "license: other\nlicense_link: LICENSE",
      beside: { LICENSE: LARCH },
      says: ["weights <- LicenseRef-larch (named, stated) at LICENSE"],
    },
    {
      what: "other, a name and a link",
      yaml: "license: other\nlicense_name: larch-license\nlicense_link: https://larch.example/license",
      says: ["weights <- LicenseRef-larch (named, stated) at https://larch.example/license"],
    },
    { what: "a number", yaml: "license: 42", says: ["weights <- LicenseRef-42 (named, stated)"] },
    { what: "null", yaml: "license: null", says: [] },
    { what: "a license of something in it", yaml: "model-index:\n  license: mit", says: [] },
    {
      what: "a data set",
      yaml: "license: cc-by-4.0\ntask_categories: [text-generation]",
      says: ["data <- CC-BY-4.0 (named, stated)"],
    },
    { what: "another key with license in its name", yaml: "license_text: mit", says: [] },
  ];
  for (const { what, yaml, beside = {}, says } of cases) {
    it(what, async () => {
      assert.deepEqual(
        await said({ "README.md": `---\n${yaml}\n---\n# Larch\n`, ...beside }),
        says,
      );
    });
  }

  it("of data, in a card that lies beside them", async () => {
    const card = { "data/README.md": "---\nlicense: cc-by-4.0\n---\n# Data\n" };
    assert.deepEqual(await said(card), ["data <- CC-BY-4.0 (named, stated)"]);
  });

  it("with the line as evidence", async () => {
    const texts = { "README.md": "---\nlanguage: en\nlicense: mit\n---\n# Larch\n" };
    const [statement] = statementsInFrontMatter(await firstDocument(texts), shelfOf(texts));
    assert.deepEqual(statement?.evidence, [{ file: "README.md", line: 3, text: "license: mit" }]);
  });
});
