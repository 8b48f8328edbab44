import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { engine, spdxText, spdxTexts } from "../license-fixtures.test.ts";

const spdx = spdxTexts();

const answer = (text: string): string =>
  engine
    .identifyText(text)
    .map(({ id, match }) => `${id} ${match}`)
    .join(", ");

/** Texts that say too little without their lines, and why. */
const NEEDS_LINES: ReadonlyMap<string, string> = new Map([
  ["CC-BY-NC-SA-2.0-FR", "the one letter before its last address counts as a word there"],
  ["Community-Spec-1.0", "two of its headings count as added words"],
  ["GD", "its copyright lines tell of grants and of changes"],
  ["Nokia", "its title and first heading are not aligned"],
  ["Nunit", "the line that its products must show reads as part of a sentence"],
  ["Sleepycat", "its second and third license are those of others, whose names are read as text"],
  ["psfrag", "its title is the name of a file"],
]);

describe("a text in one line, and words before its terms", () => {
  const mit = spdxText("MIT").replaceAll(/\s+/g, " ");

  it("identifies as it does with its lines", () => {
    const others = [...spdx]
      .filter(([, text]) => {
        const inLines = answer(text);
        // Deprecated ids of a license with an exception name two licenses, of which one has no text here.
        return /^\S+ exact$/.test(inLines) && answer(text.replaceAll(/\s+/g, " ")) !== inLines;
      })
      .map(([id]) => id);
    assert.deepEqual(others.toSorted(), [...NEEDS_LINES.keys()].toSorted());
  });

  for (const { before, match } of [
    { before: "River", match: "MIT modified" },
    { before: "No", match: "MIT modified" },
    { before: "No\n\n", match: "MIT modified" },
    { before: "The terms of the river\n\n", match: "MIT exact" },
  ])
    it(`of terms with ${JSON.stringify(before)} before their first word is ${match}`, () =>
      assert.equal(
        answer(spdxText("MIT").replace("Permission is", `${before} Permission is`)),
        match,
      ));

  it("matters when a negation stands before its first word", () => {
    const [found] = engine.identifyText(mit.replace("Permission is", "No Permission is"));
    assert.deepEqual(
      found?.differences.map(({ isMinor, text }) => ({ isMinor, word: text.slice(-2) })),
      [{ isMinor: false, word: "No" }],
    );
  });

  for (const { holder, match } of [
    { holder: "Copyright (c) 2020 Jane Doe", match: "MIT exact" },
    {
      holder: "Copyright 2019-2021 by Jane Doe and others. All rights reserved.",
      match: "MIT exact",
    },
    { holder: "Copyright (c) 2020 jdoe <jd@example.org>", match: "MIT exact" },
    { holder: "(c) Doe Corp. Portions (c) 2001 Roe GmbH", match: "MIT exact" },
    { holder: "Copyright (c) 2020 Jane Doe No", match: "MIT modified" },
    { holder: "Copyright (c) 2020 Jane Doe who lends it with", match: "MIT modified" },
  ])
    it(`reads "${holder}" before the terms: ${match}`, () =>
      assert.equal(answer(mit.replace("Copyright (c) <year> <copyright holders>", holder)), match));
});
