import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { engine, spdxText } from "../license-fixtures.test.ts";
import type { CanonicalComparison } from "../license.ts";

const MIT = spdxText("MIT");

function compare(text: string, id: string, canonicalText?: string): CanonicalComparison {
  const comparison = engine.compareWithCanonical(text, id, canonicalText);
  assert.ok(comparison, id);
  return comparison;
}

describe("compareWithCanonical", () => {
  it("finds no difference in the license itself", () => {
    const { hunks, words } = compare(MIT, "MIT", MIT);
    assert.deepEqual([hunks, words.common], [[], words.license]);
  });

  it("finds none in another copyright line, title or layout", () => {
    const text = `# MIT License\n\nCopyright 2031 Some House\n${MIT.slice(MIT.indexOf("Permission")).replaceAll("\n", " ")}`;
    assert.deepEqual(compare(text, "MIT").hunks, []);
  });

  it("gives the words of the license where its text is at hand, else their number", () => {
    const text = MIT.replace("free of charge", "for money");
    const [known] = compare(text, "MIT", MIT).hunks;
    const [counted] = compare(text, "MIT").hunks;
    assert.deepEqual(
      [known?.kind, known?.text, known?.canonical, known?.line],
      ["changed", "for money", "free of charge", 5],
    );
    assert.deepEqual([counted?.licenseWords, counted?.canonical], [3, undefined]);
  });

  it("takes no words from a text that is another one", () => {
    const [hunk] = compare(MIT.replace("free of charge", "for money"), "MIT", "Other words.").hunks;
    assert.equal(hunk?.canonical, undefined);
  });

  it("tells a sentence after the license", () => {
    const rider = "You must not use the Software for military purposes.";
    const { hunks } = compare(`${MIT}\n\n${rider}\n`, "MIT");
    assert.deepEqual(
      hunks.map(({ kind, text }) => [kind, text]),
      [["added", rider.slice(0, -1)]],
    );
  });

  it("knows nothing of a license that the catalog lacks", () => {
    assert.equal(engine.compareWithCanonical(MIT, "LicenseRef-nobody"), undefined);
  });
});

describe("a license with some words replaced", () => {
  const id = fc.constantFrom("MIT", "BSD-3-Clause", "Zlib", "BSL-1.0");
  const cases = fc.record({ id, at: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }) });
  /** Near its ends a text may be taken to begin later or end earlier, and the words beyond to be missing. */
  const EDGE = 10;
  /** Words that no license has, so that each stands for one edit. */
  const strange = (at: number): string => `zqx${"abcd".charAt(at)}vw`;

  it("is never that license as it is, and each edit is told where it was made", () => {
    fc.assert(
      fc.property(cases, ({ id: license, at }) => {
        const text = spdxText(license);
        const start = text.indexOf("\n\n") + 2;
        const all = [...text.slice(start).matchAll(/(?<=[a-z,] )[a-z]{4,}(?= [a-z])/g)];
        const words = all.slice(EDGE, -EDGE);
        const chosen = new Map(
          at.map((nth, edit) => [words[nth % words.length]?.index ?? 0, edit]),
        );
        let edited = text;
        for (const [place, edit] of [...chosen].toSorted(([a], [b]) => b - a)) {
          const from = start + place;
          const length = /^[a-z]+/.exec(text.slice(from))?.[0].length ?? 0;
          edited = edited.slice(0, from) + strange(edit) + edited.slice(from + length);
        }
        for (const match of engine.identifyText(edited))
          assert.ok(match.id !== license || match.match === "modified", match.id);
        const { hunks } = compare(edited, license, text);
        const told = hunks.map((hunk) => hunk.text).join(" ");
        for (const edit of chosen.values()) assert.ok(told.includes(strange(edit)), told);
        assert.ok(rebuilt(edited, hunks).endsWith(squeezed(text.slice(start))), told);
      }),
      { numRuns: 60 },
    );
  });
});

/** The license, from the edited text and the words of the license that the hunks give. */
function rebuilt(edited: string, hunks: CanonicalComparison["hunks"]): string {
  let text = "";
  let at = 0;
  for (const { start, end, canonical = "" } of hunks) {
    text += `${edited.slice(at, start)}${canonical}`;
    at = end;
  }
  return squeezed(text + edited.slice(at));
}

function squeezed(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}
