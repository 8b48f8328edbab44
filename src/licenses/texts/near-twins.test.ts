import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { engine, spdxText } from "../license-fixtures.test.ts";

const answer = (text: string): string =>
  engine
    .identifyText(text)
    .map(({ id, match }) => `${id} ${match}`)
    .join(", ");

function lastTwoThirds(text: string): string {
  const words = text.split(/(?<=\s)/);
  return words.slice(Math.floor(words.length / 3)).join("");
}

describe("licenses that differ in few words", () => {
  for (const { what, text, found } of [
    {
      what: "a variant that lacks some of its own words is the plain license",
      text: spdxText("BSD-3-Clause-Tso")
        .replace("ALL OF WHICH ARE HEREBY DISCLAIMED", "ARE DISCLAIMED")
        .replace("EVEN IF NOT ADVISED", "EVEN IF ADVISED"),
      found: "BSD-3-Clause modified",
    },
    {
      what: "a variant that has them all stays the variant",
      text: spdxText("BSD-3-Clause-Tso").replace("specific prior", "prior"),
      found: "BSD-3-Clause-Tso modified",
    },
    {
      what: "of two variants that both lack their own words the one with the shorter id",
      text: spdxText("BSD-Source-beginning-file").replace(/,\s+without modification, [^.]*\./, "."),
      found: "BSD-Source-Code modified",
    },
    {
      what: "of two that differ in their titles only the one whose title stands there",
      text: spdxText("OLDAP-1.1"),
      found: "OLDAP-1.1 exact",
    },
    {
      what: "with words of a copyright line after its title, too",
      text: spdxText("OLDAP-1.1").replace("All Rights Reserved.", "All\nRights\nReserved.\n"),
      found: "OLDAP-1.1 exact",
    },
    {
      what: "the other of the two likewise",
      text: spdxText("NBPL-1.0").replace("All Rights Reserved.", "All\nRights\nReserved.\n"),
      found: "NBPL-1.0 exact",
    },
    ...["Unicode-DFS-2015", "NRL", "FSL-1.1-MIT"].map((id) => ({
      what: `the last two thirds of ${id} are that text, and no other one with less to lack`,
      text: lastTwoThirds(spdxText(id)),
      found: `${id} modified`,
    })),
    {
      what: "an excerpt that tells nothing of an edition is of the plain license",
      text: /The PNG Reference Library is supplied[^]*/.exec(spdxText("libpng-1.6.35"))?.[0] ?? "",
      found: "Libpng modified",
    },
    {
      what: "a license that is called by its holder where he is named",
      text: spdxText("HPND")
        .replace(/^[^]*?(?=Permission to use)/, "")
        .replace(/<copyright holder> or <related entities>/, "CMU")
        .replaceAll("<copyright holder>", "CMU")
        .replace(/CMU makes no [^.]*\. [^.]*\./, ""),
      found: "MIT-CMU modified",
    },
    {
      what: "another holder makes no other license",
      text: spdxText("Apache-1.1")
        .replaceAll("Apache Software Foundation", "River Mill")
        .replaceAll("APACHE SOFTWARE FOUNDATION", "RIVER MILL")
        .replaceAll("Apache", "River"),
      found: "Apache-1.1 modified",
    },
    {
      what: "the license of a holder with a name in its clauses is his",
      text: spdxText("Entessa").replace("in the documentation and/or", "in the documentation or"),
      found: "Entessa modified",
    },
    {
      what: "the license of a holder is not his where another is named beside him all over it",
      text: spdxText("BSD-4-Clause-UC")
        .replace(/^[^]*?(?=Redistribution and use)/, "")
        .replace("Berkeley and its", "Berkeley, Wexbury Mill, and its")
        .replace("of the University nor", "of the University nor of Wexbury Mill nor")
        .replace("BY THE REGENTS", "BY WEXBURY MILL, THE REGENTS")
        .replace("SHALL THE REGENTS", "SHALL WEXBURY MILL, THE REGENTS"),
      found: "BSD-4-Clause modified",
    },
    {
      what: "a sentence that the template leaves open may be missing",
      text: spdxText("HPND").replace(/ <copyright holder> makes no [^.]*\. [^.]*\./, ""),
      found: "HPND exact",
    },
    {
      what: "the grant of a license that everyone knows is enough, without its disclaimer",
      text: spdxText("BSD-2-Clause").split("THIS SOFTWARE")[0] ?? "",
      found: "BSD-2-Clause modified",
    },
    {
      what: "a license that only leaves words out is not found where they are",
      text: spdxText("ISC").replace("the above copyright notice and this", "this"),
      found: "ISC modified",
    },
    {
      what: "one word of its own is enough for a variant that has two",
      text: spdxText("HPND-sell-variant").replace("appears in all", "appear in all"),
      found: "HPND-sell-variant modified",
    },
    {
      what: "a rider among the clauses makes no license of more clauses",
      text: spdxText("BSD-2-Clause").replace(
        "THIS SOFTWARE IS",
        `${"Whoever runs more than a thousand mills by it must ask us first. ".repeat(3)}\n\n$&`,
      ),
      found: "BSD-2-Clause modified",
    },
    {
      what: "a passage that is left out makes no other license, though it tells two apart",
      text: spdxText("Apache-2.0").replace(/3\. Grant of Patent[^]*?(?=4\. Redistribution)/, ""),
      found: "Apache-2.0 modified",
    },
    {
      what: "the disclaimer of a short license is none, said again after it",
      text: `${spdxText("ISC")}\n\n${/THE SOFTWARE IS [^]*/.exec(spdxText("ISC"))?.[0]}`,
      found: "ISC exact",
    },
    {
      what: "half of the grant is none",
      text: spdxText("MIT").split(/including\s+without/)[0] ?? "",
      found: "",
    },
    {
      what: "so may the licenses of others that came with it",
      text: spdxText("Sleepycat").split("Copyright (c) 1990, 1993")[0] ?? "",
      found: "Sleepycat exact",
    },
  ])
    it(what, () => assert.equal(answer(text), found));
});
