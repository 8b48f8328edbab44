import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { engine, spdxText } from "../license-fixtures.test.ts";

const repository = new URL("../../../", import.meta.url);

const CLAUSE = /Neither the name of the copyright holder nor the names of its contributors may/;

/** What a copy of a license is found to be, after some of its words were replaced. */
function found(id: string, changes: readonly (readonly [string | RegExp, string])[]): string {
  const text = changes.reduce((copy, [from, to]) => {
    assert.notEqual(copy.search(from), -1, `${id} has no ${String(from)}`);
    return copy.replace(from, to);
  }, spdxText(id));
  return engine
    .identifyText(text)
    .map(({ id, match, differences }) => {
      const others = differences.filter(({ isReplaceable }) => !isReplaceable);
      if (others.length === 0) return `${id}, ${match === "exact" ? "exact" : "as its template"}`;
      return [id, ...others.map(({ kind, text }) => `${kind} ${text}`.trim())].join(", ");
    })
    .join("; ");
}

describe("a holder where the SPDX template of a license leaves it to be replaced", () => {
  for (const [what, id, changes] of [
    [
      "a person",
      "ISC",
      [
        ["AND ISC", "AND THE AUTHOR"],
        ["SHALL ISC", "SHALL THE AUTHOR"],
      ],
    ],
    ["several", "ISC", [["AND ISC DISCLAIMS", "AND THE AUTHORS DISCLAIM"]]],
    [
      "a company",
      "ISC",
      [
        ["AND ISC", "AND MILL AND SONS"],
        ["SHALL ISC", "SHALL MILL AND SONS"],
      ],
    ],
    [
      "a name in a list",
      "BSD-3-Clause",
      [["of the copyright holder nor", "of Riverside Mills, Inc. nor"]],
    ],
    ["a name alone", "BSD-3-Clause", [["name of the copyright holder", "name Riverside"]]],
    ["a thing with a name", "BSD-3-Clause", [["of the copyright holder", "of this software"]]],
    [
      "who provides",
      "BSD-3-Clause",
      [["BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS", "BY RIVERSIDE MILLS"]],
    ],
    ["a name of several words", "ISC", [["AND ISC", "AND INTERNET SOFTWARE CONSORTIUM"]]],
    ["a name in place of a longer one", "X11", [["SHALL THE X CONSORTIUM", "SHALL ADA MILLER"]]],
    [
      "a name that may not be used",
      "X11",
      [["name of the X Consortium", "name of the River Project"]],
    ],
    [
      "one of two",
      "BSD-2-Clause",
      [["THE COPYRIGHT HOLDER OR CONTRIBUTORS", "THE COPYRIGHT HOLDERS"]],
    ],
    ["a blank", "BSD-2-Clause", [["THE COPYRIGHT HOLDER OR CONTRIBUTORS", "<COPYRIGHT HOLDER>"]]],
    ["another form of the clause", "BSD-3-Clause", [[CLAUSE, "The name of the author may not"]]],
    ["the same for all", "BSD-3-Clause", [[CLAUSE, "The names of any contributors may not"]]],
    ["the same for a person", "BSD-3-Clause", [[CLAUSE, "The name Ada Miller may not"]]],
  ] as const)
    it(`is ${what}`, () => assert.equal(found(id, changes), `${id}, as its template`));

  for (const [what, id, changes, differences] of [
    [
      "who gets the software",
      "MIT",
      [["SHALL THE AUTHORS OR COPYRIGHT HOLDERS", "SHALL THE CUSTOMER"]],
      "changed CUSTOMER",
    ],
    ["the software", "ISC", [["SHALL ISC", "SHALL THE SOFTWARE"]], "changed THE SOFTWARE"],
    ["a denial that is gone", "BSD-3-Clause", [["Neither the name", "The name"]], "removed"],
    [
      "a denial that is new",
      "BSD-3-Clause",
      [["be used to endorse", "not be used to endorse"]],
      "added not",
    ],
    [
      "a liability that is not denied",
      "ISC",
      [["IN NO EVENT SHALL ISC", "IN ANY EVENT SHALL ISC"]],
      "changed ANY",
    ],
  ] as const)
    it(`is not ${what}`, () => assert.equal(found(id, changes), `${id}, ${differences}`));
});

describe("words that the SPDX template of a license leaves to be added", () => {
  for (const [what, id, changes] of [
    ["the article of a title", "MIT", [[/^MIT License/, "The MIT License"]]],
    ["the same in brackets", "MIT", [[/^MIT License/, "(The MIT License)"]]],
    [
      "which paragraph is the notice",
      "MIT",
      [["permission notice shall", "permission notice (including the next paragraph) shall"]],
    ],
  ] as const)
    it(`are ${what}`, () => assert.equal(found(id, changes), `${id}, exact`));
});

describe("words that a template leaves to be replaced", () => {
  it("are told, and leave the license unmodified", () => {
    const text = spdxText("ISC").replace("AND ISC", "AND THE AUTHOR");
    const { modified, matches } = engine.identify(text, "LICENSE");
    assert.equal(modified, false);
    assert.deepEqual(
      matches.map(({ id, kind, differences }) => [
        id,
        kind,
        differences.map(({ text, isMinor, isReplaceable }) => ({ text, isMinor, isReplaceable })),
      ]),
      [["ISC", "modified", [{ text: "THE AUTHOR", isMinor: true, isReplaceable: true }]]],
    );
  });
});

describe("the name of who gives a model license", () => {
  it("is a difference: no template leaves it open", () => {
    const file = new URL("../shared/licenses/texts/LicenseRef-apple-amlr.txt", repository);
    const text = readFileSync(file, "utf8").replace("SHALL APPLE BE", "SHALL RIVERSIDE BE");
    const [found] = engine.identifyText(text);
    assert.deepEqual(
      found?.differences.map(({ text, isReplaceable }) => [text, isReplaceable]),
      [["RIVERSIDE", undefined]],
    );
  });
});
