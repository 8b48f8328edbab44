import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { parseCatalogFile } from "../catalog/catalog-license.ts";
import { parseCatalog } from "../catalog/catalog.ts";
import { spdxText } from "../license-fixtures.test.ts";
import { tokenize } from "../words/tokenize.ts";
import { alignText } from "./align-text.ts";
import { createIdentifyContext } from "./identify-context.ts";

const repository = new URL("../../../", import.meta.url);
const catalog = parseCatalog(
  readFileSync(new URL("catalog/fingerprints.bin", repository)),
  parseCatalogFile(readFileSync(new URL("catalog/licenses.json", repository), "utf8")),
);
const context = createIdentifyContext(catalog);
const mit = spdxText("MIT");

describe("alignText", () => {
  it("lays a text over itself as one block", () => {
    const aligned = alignText(context, tokenize(mit), "MIT");
    assert.deepEqual(aligned?.differences, []);
    assert.equal(aligned?.blocks.length, 1);
    assert.equal(aligned?.blocks[0]?.length, aligned?.reference.words.length);
  });

  it("aligns with a license that identification would not choose", () => {
    const aligned = alignText(context, tokenize(mit), "X11");
    assert.equal(aligned?.reference.license.id, "X11");
    assert.ok(aligned?.differences.some(({ kind }) => kind === "removed"));
  });

  it("finds the canonical words that a change stands for", () => {
    const changed = mit.replace("free of charge", "for money");
    const [difference] = alignText(context, tokenize(changed), "MIT")?.differences ?? [];
    assert.equal(changed.slice(difference?.start, difference?.end), "for money");
    const { from = 0, to = 0 } = difference?.reference ?? {};
    assert.equal(to - from, 3);
  });

  it("knows no text of an unknown license", () =>
    assert.equal(alignText(context, tokenize(mit), "LicenseRef-nobody"), undefined));
});
