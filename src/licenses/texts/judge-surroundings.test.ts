import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { engine, spdxText } from "../license-fixtures.test.ts";

/** Sentences around the MIT License that count as differences from it. */
function riders({
  before = "",
  after = "",
}: {
  readonly before?: string;
  readonly after?: string;
}) {
  const text = `${before}\n\n${spdxText("MIT")}\n\n${after}\n`;
  return engine
    .identifyText(text)
    .filter(({ id }) => id === "MIT")
    .flatMap(({ differences }) => differences.map(({ text }) => text));
}

/** The notice at the end of the Apache License, which is put at the top of files. */
const apacheNotice = spdxText("Apache-2.0").slice(
  spdxText("Apache-2.0").indexOf('Licensed under the Apache License, Version 2.0 (the "License")'),
);

describe("a sentence beside a license text", () => {
  for (const [what, places] of [
    [
      "which parts it is for",
      {
        before:
          "Except as otherwise noted, all files of this mill are licensed under the following license.",
      },
    ],
    [
      "the same in other words",
      {
        before: "The license below applies to all software here except where documented otherwise.",
      },
    ],
    [
      "what else is under which license",
      { after: "The manual of the software (excluding its drawings) is licensed under CC-BY-4.0." },
    ],
    [
      "by whose consent",
      { after: "Work for which consent was given is licensed under Apache-2.0." },
    ],
    ["the notice of another license", { before: apacheNotice }],
    ["the title of another part", { after: `Additional Functions\n\n${spdxText("MIT")}` }],
    [
      "what an exception permits",
      {
        after:
          "Mill Exception to the MIT License\n\nAs an exception, you may link this software with other software, but only in its entirety.",
      },
    ],
  ] as const)
    it(`that says ${what} changes nothing`, () => assert.deepEqual(riders(places), []));

  for (const [what, places, sentence] of [
    [
      "a duty",
      { after: "Each copy of the software must show a river." },
      "Each copy of the software must show a river",
    ],
    [
      "a part that may not be used so",
      { after: "The software is licensed under the terms above, excluding use by other mills." },
      "The software is licensed under the terms above, excluding use by other mills",
    ],
    [
      "a limit in the words of a grant",
      { after: "The software is licensed under these terms except for commercial work." },
      "The software is licensed under these terms except for commercial work",
    ],
    [
      "a limit after an exception",
      {
        after:
          "As an exception, you may link this software.\n\nUse of the software in research is forbidden.",
      },
      "Use of the software in research is forbidden",
    ],
    [
      "a limit of use after an exception",
      {
        after:
          "As an exception, you may link this software.\n\nThis software is for personal use only.",
      },
      "This software is for personal use only",
    ],
    ["a limit in two words", { after: "Noncommercial only." }, "Noncommercial only"],
    ["further terms in its title", { before: "Additional Terms" }, "Additional Terms"],
  ] as const)
    it(`that sets ${what} is a difference`, () => assert.deepEqual(riders(places), [sentence]));
});

describe("a sentence between two license texts of a long file", () => {
  const rule = "Each copy of the software must show a river.";
  const prose = "The mill stands by the water and grinds what the farmers bring.\n".repeat(120);
  /** Ids of the licenses from which the rule is a difference, when it stands between these two stretches. */
  const changed = (before: string, after: string) =>
    engine
      .identifyText(
        [prose, spdxText("MIT"), before, rule, after, spdxText("ISC"), prose].join("\n\n"),
      )
      .filter(({ differences }) => differences.some(({ text }) => text === rule.slice(0, -1)))
      .map(({ id }) => id);

  for (const [where, before, after, ids] of [
    ["right after the first is one from it", "", prose, ["MIT"]],
    ["right before the second is one from that", prose, "", ["ISC"]],
    ["far from both is one from neither", prose, prose, []],
  ] as const)
    it(where, () => assert.deepEqual(changed(before, after), ids));
});
