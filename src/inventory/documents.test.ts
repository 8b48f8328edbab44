import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readDocuments } from "./documents.ts";
import { viewOf } from "./statements/statement-fixtures.test.ts";

async function documentsOf(...paths: readonly string[]): Promise<readonly string[]> {
  const texts = Object.fromEntries(paths.map((path) => [path, "# Words\n"]));
  const documents = await readDocuments(viewOf(texts));
  return documents.map(
    ({ file, isTranslation }) => file.path + (isTranslation ? " (translation)" : ""),
  );
}

describe("documents", () => {
  it("come nearest to the top first, a README before its neighbors", async () => {
    assert.deepEqual(
      await documentsOf("docs/README.md", "docs/a.md", "MODEL_CARD.md", "README.md"),
      ["README.md", "MODEL_CARD.md", "docs/README.md", "docs/a.md"],
    );
  });

  it("come in their own language first", async () => {
    assert.deepEqual(await documentsOf("README_zh.md", "docs/deep/a.md", "README.md"), [
      "README.md",
      "docs/deep/a.md",
      "README_zh.md (translation)",
    ]);
  });

  it("are not what is kept for those who work on the release, nor what others wrote", async () => {
    const paths = [
      "CONTRIBUTING.md",
      "CHANGELOG.md",
      "third_party/README.md",
      ".github/a.md",
      "requirements.txt",
    ];
    assert.deepEqual(await documentsOf(...paths), []);
  });

  it("have front matter where it stands at the top", async () => {
    const [with_, without] = await readDocuments(
      viewOf({
        "README.md": "---\nlicense: mit\n---\n# A\n",
        "b.md": "# B\n\n---\nlicense: mit\n---\n",
      }),
    );
    assert.deepEqual(
      with_?.frontMatter?.entries.map(({ key, value }) => `${key}: ${value}`),
      ["license: mit"],
    );
    assert.equal(without?.frontMatter, undefined);
  });
});
