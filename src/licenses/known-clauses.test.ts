import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { clausesInMatch, possibleClauses } from "./clauses/clauses-of.ts";
import { findClauses } from "./clauses/find-clauses.ts";
import { engine, spdxText } from "./license-fixtures.test.ts";
import type { Clause } from "./license.ts";

const root = new URL("../../", import.meta.url);
const texts = new URL("../shared/licenses/texts/", root);

/** The text with each paragraph on lines of another length. */
function rewrapped(text: string): string {
  return text.replace(/ +/g, (_, at: number) => (at % 7 === 0 ? "\n" : " "));
}

/** The words of a text around a place, on one line. */
function wordsFrom(text: string, line: number): string {
  const lines = text.split("\n").slice(line - 1, line + 200);
  return lines.join(" ").replace(/\s+/g, " ");
}

describe("clauses of texts that the catalog knows word for word", () => {
  const files = existsSync(texts) ? readdirSync(texts).toSorted() : [];
  it("are those that the words show, in the same sections", () => {
    let compared = 0;
    for (const file of files) {
      const text = readFileSync(new URL(file, texts), "utf8");
      const [match] = engine.identifyText(text);
      if (match?.match !== "exact") continue;
      compared++;
      const shape = findClauses(text).map(({ kind, section }) => `${kind} ${section}`);
      assert.deepEqual(
        match.clauses.map(({ kind, section }) => `${kind} ${section}`),
        shape,
        file,
      );
    }
    assert.ok(compared >= files.length * 0.95, `${compared} of ${files.length} texts`);
  });

  it("stand at their lines in the file at hand, also when its lines break elsewhere", () => {
    for (const file of files) {
      const text = rewrapped(readFileSync(new URL(file, texts), "utf8"));
      for (const { line, text: quoted } of engine.identifyText(text)[0]?.clauses ?? []) {
        assert.ok(wordsFrom(text, line).includes(quoted.slice(0, 80)), `${file}:${line} ${quoted}`);
      }
    }
  });

  it("are there for free software texts too", () => {
    const kinds = engine.identifyText(spdxText("Apache-2.0"))[0]?.clauses.map(({ kind }) => kind);
    assert.deepEqual(kinds, ["termination-on-litigation", "notice-file"]);
  });

  it("stand at their words where the title is left out", () => {
    const text = spdxText("Apache-2.0");
    const bare = text.slice(text.indexOf("TERMS AND CONDITIONS"));
    const [match] = engine.identifyText(bare);
    assert.deepEqual([match?.match, match?.clauses.length], ["exact", 2]);
    for (const { line, text: quoted } of match?.clauses ?? [])
      assert.ok(wordsFrom(bare, line).includes(quoted.slice(0, 80)), quoted);
  });
});

describe("clauses of a text that was changed", () => {
  const NC = spdxText("CC-BY-NC-4.0");
  const marker = "for NonCommercial purposes only";
  const grant = NC.slice(NC.indexOf("A. reproduce and Share"), NC.indexOf(marker) + marker.length);

  /** Kind, section and state of each clause. */
  function inShort(clauses: readonly Clause[]): readonly string[] {
    return clauses.map(({ kind, section = "", isAltered, isMissing, isPossible }) =>
      [kind, section, isAltered && "altered", isMissing && "missing", isPossible && "possible"]
        .filter((word) => typeof word === "string" && word !== "")
        .join(" "),
    );
  }

  function clausesOf(text: string): readonly Clause[] {
    const [match] = engine.identifyText(text);
    assert.equal(match?.id, "CC-BY-NC-4.0");
    return clausesInMatch(text, match);
  }

  const untouched = inShort(clausesOf(NC));
  const nonCommercial = untouched.filter((clause) => clause.startsWith("non-commercial"));

  it("stay where words elsewhere were changed", () => {
    const text = NC.replace("non-sublicensable", "sublicensable");
    assert.deepEqual(inShort(clausesOf(text)), untouched);
  });

  it("are altered where their own words were changed, and say by what", () => {
    const text = NC.replaceAll(marker, "for NonCommercial and private purposes only");
    const altered = clausesOf(text).filter(({ isAltered }) => isAltered);
    assert.deepEqual(
      altered.map(({ kind, alteredBy }) => [kind, alteredBy?.map((one) => one.text)]),
      nonCommercial.map(() => ["non-commercial", ["and private"]]),
    );
    for (const { line, text: quoted } of altered)
      assert.ok(wordsFrom(text, line).includes(quoted.slice(0, 80)), quoted);
  });

  it("are missing where their passage was taken out", () => {
    assert.ok(grant.length > 50);
    const text = NC.replaceAll(new RegExp(`[^.;]*${marker}[^.;]*[.;]`, "g"), "");
    const missing = clausesOf(text).filter(({ isMissing }) => isMissing);
    assert.ok(missing.length > 0);
    for (const { kind, text: quoted, alteredBy } of missing)
      assert.deepEqual([kind, quoted, alteredBy?.[0]?.kind], ["non-commercial", "", "removed"]);
  });

  it("may also be those that an added sentence holds", () => {
    const text = `${NC}\n\nYou must not use the work for military purposes.\n`;
    assert.deepEqual(inShort(clausesOf(text)), [...untouched, "field-of-use 8.d possible"]);
  });

  it("are possible ones where no text is known", () => {
    const text = "1. You may run the model.\n2. You must not use the model for military purposes.";
    assert.deepEqual(inShort(possibleClauses(text)), ["field-of-use 2 possible"]);
  });
});
