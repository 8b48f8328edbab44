import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { SEVERITIES } from "../../report/severity.ts";
import { FINDING_KINDS } from "./index.ts";

/** Files of the folder that hold no kind: what the kinds share. */
const SHARED = new Set(["finding-kind", "find-all", "free-license", "index"]);

const folder = new URL("./", import.meta.url);

describe("the list of kinds of findings", () => {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => file.replace(/\.ts$/, ""))
    .filter((name) => !SHARED.has(name));

  it("names every file of the folder once, by its id", () => {
    assert.deepEqual(FINDING_KINDS.map(({ id }) => id).toSorted(), files.toSorted());
  });

  it("goes from grave to light", () => {
    const ranks = FINDING_KINDS.map(({ severity }) => SEVERITIES.indexOf(severity));
    assert.deepEqual(
      ranks,
      ranks.toSorted((a, b) => a - b),
    );
  });

  for (const { id, because, remedy } of FINDING_KINDS) {
    it(`${id} is kebab-case, says why it matters and what can be done, and has a file of its name`, () => {
      assert.match(id, /^[a-z]+(?:-[a-z]+)*$/);
      assert.match(because, /^[A-Z].{20,}\.$/);
      assert.match(remedy, /^[A-Z].{10,}\.$/);
      assert.ok(readFileSync(new URL(`${id}.ts`, folder), "utf8").includes(`id: "${id}"`));
    });
  }
});
