import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { findClauses } from "./clauses/find-clauses.ts";
import { createLicenseEngine } from "./engine.ts";

const root = new URL("../../", import.meta.url);
const texts = new URL("../shared/licenses/texts/", root);
const engine = createLicenseEngine({
  fingerprints: readFileSync(new URL("catalog/fingerprints.bin", root)),
  licenses: readFileSync(new URL("catalog/licenses.json", root), "utf8"),
});

/** The text with each paragraph on lines of another length. */
function rewrapped(text: string): string {
  return text.replace(/ +/g, (_, at: number) => (at % 7 === 0 ? "\n" : " "));
}

describe("clauses of texts that the catalog knows word for word", () => {
  const files = existsSync(texts) ? readdirSync(texts).toSorted() : [];
  it("are those that the words show, in the same sections", () => {
    let compared = 0;
    for (const file of files) {
      const text = readFileSync(new URL(file, texts), "utf8");
      const [match] = engine.identifyText(text);
      if (!match?.clauses) continue;
      compared++;
      const shape = findClauses(text).map(({ kind, section }) => `${kind} ${section}`);
      assert.deepEqual(
        match.clauses.map(({ kind, section }) => `${kind} ${section}`),
        shape,
        file,
      );
    }
    assert.ok(compared > files.length / 2, `${compared} of ${files.length} texts`);
  });

  it("stand at their lines in the file at hand, also when its lines break elsewhere", () => {
    for (const file of files) {
      const text = rewrapped(readFileSync(new URL(file, texts), "utf8"));
      const lines = text.split("\n");
      for (const { line, text: quoted } of engine.identifyText(text)[0]?.clauses ?? []) {
        const near = lines
          .slice(line - 1, line + 200)
          .join(" ")
          .replace(/\s+/g, " ");
        assert.ok(near.includes(quoted.slice(0, 80)), `${file}:${line} ${quoted}`);
      }
    }
  });
});
