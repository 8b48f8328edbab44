import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { engine, spdxText } from "../license-fixtures.test.ts";

const text = spdxText("Crossword");
const condition = /,\s+provided this copyright[^.]*/;

describe("a text that is much like a license", () => {
  for (const [what, changed, ids] of [
    [
      "and points to another one in its midst is a notice of that one",
      text
        .replace(
          "Everyone is",
          "Refer to the GNU General Public License for the details. Everyone is",
        )
        .replace(condition, ", but only as it is said there"),
      ["GPL-1.0-or-later"],
    ],
    [
      "and points to none is that license, changed",
      text.replace("Everyone is", "The guild of millers has long asked for it. Everyone is"),
      ["Crossword"],
    ],
    [
      "that many know is that license, too",
      spdxText("MIT").replace(
        "The above copyright",
        "Refer to the GNU General Public License for the details.\n\n$&",
      ),
      ["MIT"],
    ],
  ] as const) {
    it(what, () => assert.deepEqual(engine.identify(changed).ids, ids));
  }
});
