import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { parseCatalogFile } from "../src/licenses/catalog/catalog-license.ts";
import { buildCatalog } from "./catalog/build.ts";

const repository = new URL("../", import.meta.url);
const fingerprints = readFileSync(new URL("catalog/fingerprints.bin", repository));
const licenses = readFileSync(new URL("catalog/licenses.json", repository), "utf8");

describe("the committed catalog", () => {
  it("is what the catalog tool builds, byte for byte", () => {
    const built = buildCatalog(repository);
    assert.equal(built.licenses, licenses);
    assert.ok(fingerprints.equals(built.fingerprints));
  });

  it("stays under 4 MB", () => {
    assert.ok(fingerprints.byteLength + Buffer.byteLength(licenses) < 4_000_000);
  });

  it("names each license once", () => {
    const ids = parseCatalogFile(licenses).licenses.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
  });

  it("names only its own licenses in groups", () => {
    const file = parseCatalogFile(licenses);
    const known = new Set(file.licenses.map(({ id }) => id));
    assert.deepEqual(
      file.groups.flatMap(({ ids }) => ids.filter((id) => !known.has(id))),
      [],
    );
  });
});
