import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { licenseBadges, statementsInBadges } from "./from-badges.ts";
import { firstDocument, line, MIT, shelfOf } from "./statement-fixtures.test.ts";

describe("what a badge says of licenses", () => {
  const shields = "https://img.shields.io/badge";
  const cases: readonly {
    readonly what: string;
    readonly badge: string;
    readonly shows: readonly string[];
    readonly says: readonly string[];
  }[] = [
    {
      what: "a license",
      badge: `![License](${shields}/License-MIT-green.svg)`,
      shows: ["License: MIT"],
      says: ["code <- MIT (exact, default)"],
    },
    {
      what: "a license with dashes and blanks",
      badge: `![](${shields}/License-Apache_2.0--only-blue)`,
      shows: ["License: Apache 2.0-only"],
      says: ["code <- Apache-2.0 (named, default)"],
    },
    {
      what: "a license with percent signs",
      badge: `![](${shields}/Code%20License-Apache%202.0-blue.svg?style=flat)`,
      shows: ["Code License: Apache 2.0"],
      says: ["code <- Apache-2.0 (named, stated)"],
    },
    {
      what: "the license of the weights",
      badge: `![](${shields}/Model_License-Larch-red.svg)`,
      shows: ["Model License: Larch"],
      says: [],
    },
    {
      what: "the license of the weights, a known one",
      badge: `![](${shields}/Model_License-CC--BY--4.0-red.svg)`,
      shows: ["Model License: CC-BY-4.0"],
      says: ["weights <- CC-BY-4.0 (named, stated)"],
    },
    {
      what: "in HTML",
      badge: `<a href="LICENSE"><img alt="License" src="${shields}/License-MIT-green"/></a>`,
      shows: ["License: MIT"],
      says: ["code <- MIT (exact, default)"],
    },
    {
      what: "something else",
      badge: `![Python](${shields}/Python-3.10-blue.svg)`,
      shows: [],
      says: [],
    },
    { what: "a picture of a license", badge: "![License](license.png)", shows: [], says: [] },
    {
      what: "a badge in a comment",
      badge: `<!-- ![License](${shields}/License-MIT-green.svg) -->`,
      shows: [],
      says: [],
    },
    {
      what: "a link, and no picture",
      badge: `[License](${shields}/License-MIT-green.svg)`,
      shows: [],
      says: [],
    },
  ];
  for (const { what, badge, shows, says } of cases) {
    it(what, async () => {
      const texts = { "README.md": `# Larch\n\n${badge}\n`, LICENSE: MIT };
      const document = await firstDocument(texts);
      const badges = licenseBadges(document).map(({ label, message }) => `${label}: ${message}`);
      const statements = statementsInBadges(document, shelfOf(texts)).map(line);
      assert.deepEqual({ badges, statements }, { badges: shows, statements: says });
    });
  }
});
