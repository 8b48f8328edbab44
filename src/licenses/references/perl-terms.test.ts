import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { engine, spdxText } from "../license-fixtures.test.ts";

const perl = "Our mill is free software; share it by the same terms as Perl itself.";

describe("the terms of Perl", () => {
  for (const { what, text, ids } of [
    { what: "are Perl's own", text: perl, ids: ["Artistic-1.0-Perl", "GPL-1.0-or-later"] },
    {
      what: "are those that the file writes out",
      text: `${perl}\n\n--- The Artistic License 1.0 ---\n\n${spdxText("Artistic-1.0")}`,
      ids: ["Artistic-1.0", "GPL-1.0-or-later"],
    },
    {
      what: "also where the text comes first",
      text: `${spdxText("Artistic-1.0-cl8")}\n\n${perl}`,
      ids: ["Artistic-1.0-cl8", "GPL-1.0-or-later"],
    },
    {
      what: "stay Perl's own beside the text of these",
      text: `${perl}\n\n${spdxText("Artistic-1.0-Perl")}`,
      ids: ["Artistic-1.0-Perl", "GPL-1.0-or-later"],
    },
    {
      what: "stay Perl's own beside a later edition",
      text: `${perl}\n\nThe gears:\n\n${spdxText("Artistic-2.0")}`,
      ids: ["Artistic-1.0-Perl", "GPL-1.0-or-later", "Artistic-2.0"],
    },
    {
      what: "are no part of another license",
      text: `${perl}\n\nThe gears:\n\n${spdxText("MIT")}`,
      ids: ["Artistic-1.0-Perl", "GPL-1.0-or-later", "MIT"],
    },
  ])
    it(what, () => assert.deepEqual(engine.identify(text).ids.toSorted(), ids.toSorted()));
});
