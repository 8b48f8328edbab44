import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readSentences } from "../../licenses/clauses/sentences.ts";
import { findCommercialTerms, findDuties, findGrants } from "./grants.ts";

/** Uses that a text grants, those that it only presumes in parentheses. */
function grants(text: string): string {
  return [...findGrants(readSentences(text))]
    .map(([use, { isPresumed }]) => (isPresumed ? `(${use})` : use))
    .toSorted()
    .join(" ");
}

describe("a grant", () => {
  const cases: readonly { says: string; is: string }[] = [
    { says: "We grant you a license to use the model.", is: "distill host use" },
    { says: "You may modify it.", is: "fine-tune" },
    { says: "Permission is granted to share copies of the work.", is: "host sell ship" },
    {
      says: "We grant you the right to do everything with it.",
      is: "distill fine-tune host sell ship use",
    },
    { says: "No right to use the name is granted.", is: "" },
    { says: "The model is very good to use.", is: "" },
    { says: '"Use" means to run it as we grant you to.', is: "" },
    { says: "If you distribute it, you must keep this notice.", is: "(host) (sell) (ship)" },
    { says: "If you distribute it, you must not modify it.", is: "" },
  ];
  for (const { says, is } of cases) {
    it(`"${says}" gives: ${is}`, () => {
      assert.equal(grants(says), is);
    });
  }
});

describe("a duty", () => {
  const cases: readonly { says: string; is: readonly [number, number, number] }[] = [
    { says: "You must keep all copyright notices.", is: [1, 0, 0] },
    { says: "The above notice shall be included in all copies.", is: [1, 0, 0] },
    { says: "Give each recipient a copy of this License.", is: [1, 0, 0] },
    { says: "We recommend that you keep all copyright notices.", is: [0, 0, 0] },
    { says: "You must release what you make under the terms of this License.", is: [0, 1, 0] },
    {
      says: "Those who interact with it remotely through a network get its source.",
      is: [0, 0, 1],
    },
    { says: "Enjoy.", is: [0, 0, 0] },
  ];
  for (const { says, is } of cases) {
    it(`"${says}"`, () => {
      const { notices, shareAlike, network } = findDuties(readSentences(says));
      assert.deepEqual([notices.length, shareAlike.length, network.length], is);
    });
  }
});

describe("terms for commerce", () => {
  const cases: readonly { says: string; is: boolean }[] = [
    { says: "Commercial use needs a registration with us.", is: true },
    { says: "You may make commercial use of it.", is: false },
    { says: "Ask for permission to use the name.", is: false },
  ];
  for (const { says, is } of cases) {
    it(`"${says}"`, () => {
      assert.equal(findCommercialTerms(readSentences(says)) !== undefined, is);
    });
  }
});
