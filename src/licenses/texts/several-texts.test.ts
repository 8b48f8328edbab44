import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { engine, spdxText } from "../license-fixtures.test.ts";

/** A license without its own copyright line, for holders that need many words. */
const byMillers = (id: string): string =>
  spdxText(id)
    .replace(/^.*copyright.*\n+/i, "")
    .replaceAll(
      /(?:THE )?COPYRIGHT HOLDERS?(?: (?:AND|OR) CONTRIBUTORS)?/g,
      "MILLERS OF THE GREEN RIVER VALLEY AND MILLERS OF THE GREEN RIVER VALLEY",
    );

describe("several license texts in one file", () => {
  for (const { what, text, ids } of [
    {
      what: "two copies that name other holders",
      text: `${byMillers("BSD-2-Clause")}\n\n${byMillers("BSD-2-Clause")}`,
      ids: ["BSD-2-Clause", "BSD-2-Clause"],
    },
    {
      what: "two copies with a sentence between, whose middle is like a third license",
      text: `${byMillers("MIT")}\n\nThe mill grinds corn all day.\n\n${byMillers("MIT")}`,
      ids: ["MIT", "MIT"],
    },
    {
      what: "a license after words that occur inside of it",
      text: `To use, copy, modify, merge, publish and grind is the art of the mill.\n\n${"The river is wide and its mills are many. ".repeat(4)}\n\n${byMillers("MIT")}`,
      ids: ["MIT"],
    },
  ])
    it(`are found: ${what}`, () =>
      assert.deepEqual(
        engine.identifyText(text).map(({ id }) => id),
        ids,
      ));
});

/** A license from a word of it on, up to another one. */
const part = (id: string, first: RegExp, after?: RegExp): string => {
  const text = spdxText(id);
  const rest = text.slice(text.search(first));
  return after ? rest.slice(0, rest.search(after)) : rest;
};

describe("the edge of a license text", () => {
  const conditions = part("BSD-3-Clause", /Redistribution/, /THIS SOFTWARE/);
  const gnu =
    "This mill is free software; you can redistribute it or modify it under the terms of the GNU General Public License as published by the Free Software Foundation; either version 3 of the License, or (at your option) any later version. We share the mill in the hope that its wheels turn, but WITHOUT ANY WARRANTY; without even the implied warranty of FITNESS FOR A PARTICULAR PURPOSE.";
  const ntp = part("NTP", /Permission/);
  for (const { what, text, ids } of [
    {
      what: "is not in a notice after it that has words of the part which it lacks",
      text: `${conditions}\n\nAnd for the gears:\n\n${gnu}`,
      ids: ["BSD-3-Clause", "GPL-3.0-or-later"],
    },
    {
      what: "is not in a sentence before it that has a word of its title",
      text: `our mill is released under the terms of the CeCILL license version 2.\n\n${ntp}`,
      ids: ["CECILL-2.0", "NTP"],
    },
  ])
    it(what, () => assert.deepEqual(engine.identify(text).ids, ids));
});

describe("a license beside one of another family", () => {
  it("is told from its own relatives as it is alone", () => {
    const short = part("MIT", /Permission/)
      .replace(/The above copyright notice[^]*?(?=THE SOFTWARE)/, "")
      .replace("NONINFRINGEMENT", "NON INFRINGEMENT");
    const text = `${short}\n\nAnd for the gears:\n\n${spdxText("BSD-3-Clause")}`;
    assert.deepEqual(engine.identify(short).ids, ["MIT-0"]);
    assert.deepEqual(engine.identify(text).ids, ["MIT-0", "BSD-3-Clause"]);
  });
});

describe("a notice before a license text", () => {
  it("is no part of it, though words of the title of the text stand in it", () =>
    assert.deepEqual(
      engine.identify(
        `Our wheels come under the GNU GENERAL PUBLIC LICENSE (GPL)\nVersion 2, of June 1991. See the file of that name.\n\nThe gears come from elsewhere:\n\n${spdxText(
          "Apache-1.1",
        )
          .replace(/^[^]*?(?=Redistribution and use)/, "")
          .replaceAll("Apache", "Wexbury")}`,
      ).ids,
      ["GPL-2.0-only", "Apache-1.1"],
    ));
});
