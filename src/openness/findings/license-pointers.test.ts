import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { auditTree, MIT, type Tree } from "../../hostile/hostile-fixtures.test.ts";
import { messages } from "../../lineage/line-fixtures.test.ts";

/** A card whose license has a name of its own and a link. */
function linked(link: string): string {
  return `---\nlicense: other\nlicense_name: larch\nlicense_link: ${link}\n---\n# Larch\n\nVerse.\n`;
}

describe("where links to licenses lead", () => {
  const table: readonly {
    readonly what: string;
    readonly release: Tree;
    readonly is: readonly string[];
  }[] = [
    {
      what: "to a README that sends back to the LICENSE",
      release: { "README.md": "# Larch\n\nSee LICENSE.\n", LICENSE: "See README.md.\n" },
      is: [
        "license-pointer-leads-nowhere: LICENSE sends the reader to the README, which states no license",
      ],
    },
    {
      what: "to a README that states a license",
      release: {
        "README.md": "# Larch\n\nThe weights are released under the MIT license.\n",
        LICENSE: "See README.md.\n",
      },
      is: [],
    },
    {
      what: "from a LICENSE that was a link to the README",
      release: { "README.md": linked("LICENSE"), LICENSE: "README.md\n" },
      is: [
        "license-pointer-leads-nowhere: LICENSE sends the reader to the README, which states no license",
      ],
    },
    {
      what: "from a card to itself",
      release: { "README.md": linked("README.md") },
      is: [
        'license-pointer-leads-nowhere: The license "larch" is linked to at "README.md", which states none',
      ],
    },
    {
      what: "to nothing but a word to see the card",
      release: { "README.md": "---\nlicense: other\nlicense_name: see-model-card\n---\n# Larch\n" },
      is: [
        'license-pointer-leads-nowhere: The license is given as "see-model-card", and no document states one',
      ],
    },
    {
      what: "to a file that is not there",
      release: { "README.md": linked("licenses/LARCH.txt") },
      is: [
        'license-pointer-leads-nowhere: The license "larch" is linked to at "licenses/LARCH.txt", which the release does not hold',
      ],
    },
    {
      what: "to a file that is there",
      release: { "README.md": linked("LICENSE"), LICENSE: MIT },
      is: [],
    },
    {
      what: "out of the release",
      release: { "README.md": linked("../../LICENSE") },
      is: [],
    },
    {
      what: "to a branch of a hub",
      release: { "README.md": linked("https://huggingface.co/larch/larch/blob/main/LICENSE") },
      is: [
        'license-pointer-moves: The license "larch" is linked to at the branch "main": https://huggingface.co/larch/larch/blob/main/LICENSE',
      ],
    },
    {
      what: "to a branch, under the name of a public license",
      release: {
        "README.md":
          "# Larch\n\nThe weights are under the [MIT License](https://github.com/l/l/blob/main/LICENSE).\n",
      },
      is: [],
    },
    {
      what: "to a tag",
      release: { "README.md": linked("https://github.com/larch/larch/blob/v1.0/LICENSE") },
      is: [],
    },
    {
      what: "to a page",
      release: { "README.md": linked("https://larch.example/license") },
      is: [],
    },
  ];
  for (const { what, release, is } of table) {
    it(what, async () => {
      const report = await auditTree(release);
      const ids = ["license-pointer-leads-nowhere", "license-pointer-moves"];
      assert.deepEqual(messages(report, ...ids), is);
    });
  }
});
