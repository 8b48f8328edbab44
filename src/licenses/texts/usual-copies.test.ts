import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { engine, spdxText } from "../license-fixtures.test.ts";

const differences = (text: string): readonly string[] =>
  engine
    .identifyText(text)
    .flatMap(({ id, match, differences }) => [
      `${id} ${match}`,
      ...differences.map(
        ({ kind, isMinor, text }) => `${kind}${isMinor ? ", minor" : ""}: ${text}`,
      ),
    ]);
const until = (text: string, words: RegExp): string => text.slice(0, text.search(words));
const from = (text: string, words: RegExp): string => text.slice(text.search(words));

describe("copies of a license as most people have them", () => {
  for (const { what, text, found } of [
    {
      what: "the LGPL 3.0 without the GPL that its SPDX text goes on with",
      text: until(spdxText("LGPL-3.0-only"), /GNU GENERAL PUBLIC LICENSE\s+Version 3/),
      found: ["LGPL-3.0-only exact"],
    },
    {
      what: "the LGPL 3.0 with the GPL after it",
      text: spdxText("LGPL-3.0-only"),
      found: ["LGPL-3.0-only exact"],
    },
    {
      what: "the GPL with its title said again, another example in its appendix, and the last words of a newer edition",
      text:
        spdxText("GPL-2.0-only")
          .replace("TERMS AND CONDITIONS FOR", "\n\nGNU GENERAL PUBLIC LICENSE\n$&")
          .replace("59 Temple Place", "51 Franklin Street")
          .replace("an idea of", "a brief idea of") +
        "\n\n" +
        from(
          spdxText("GPL-3.0-only"),
          /The GNU General Public License does not permit incorporating/,
        ),
      found: ["GPL-2.0-only exact"],
    },
    {
      what: "which a rule of its own after them still changes",
      text: `${spdxText("GPL-2.0-only")}\n\nNobody may use this program in a mill without our permission.`,
      found: [
        "GPL-2.0-only modified",
        "added: Nobody may use this program in a mill without our permission",
      ],
    },
    {
      what: "the ISC license of an author",
      text: spdxText("ISC")
        .replace("AND ISC", "AND THE AUTHOR")
        .replace("SHALL ISC", "SHALL THE AUTHOR"),
      found: ["ISC modified", "changed, minor: THE AUTHOR", "changed, minor: THE AUTHOR"],
    },
    {
      what: "a license of Creative Commons without what its steward says around it",
      text: until(
        from(
          spdxText("CC-BY-SA-4.0"),
          /Creative Commons Attribution-ShareAlike 4.0 International Public/,
        ),
        /Creative Commons is not a party/,
      ),
      found: ["CC-BY-SA-4.0 exact"],
    },
    {
      what: "a license after a sentence with words that it begins with",
      text: `The mill turns by night. These files come from elsewhere:\n\n${from(spdxText("MIT-CMU"), /Permission to use/)}`,
      found: ["MIT-CMU exact"],
    },
    {
      what: "an older one",
      text: until(from(spdxText("CC-BY-3.0"), /License\s+THE WORK/), /Creative Commons Notice/),
      found: ["CC-BY-3.0 exact"],
    },
  ])
    it(what, () => assert.deepEqual(differences(text), found));
});
