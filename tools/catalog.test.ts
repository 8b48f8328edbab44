import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { z } from "zod";
import { parseCatalogFile } from "../src/licenses/catalog/catalog-license.ts";
import { buildCatalog, catalogInputs } from "./catalog/build.ts";
import { STEWARDED } from "./catalog/families.ts";
import { LISTED_IDS } from "./catalog/flags.ts";

const spdxIds = z.record(z.string(), z.unknown());
const expectedIds = z.object({ expected: z.array(z.string()) });

const repository = new URL("../", import.meta.url);
const fingerprints = readFileSync(new URL("catalog/fingerprints.bin", repository));
const licenses = readFileSync(new URL("catalog/licenses.json", repository), "utf8");
const details = readFileSync(new URL("catalog/details.json", repository), "utf8");

describe("the committed catalog", () => {
  it("is what the catalog tool builds, byte for byte", () => {
    const built = buildCatalog(catalogInputs(repository));
    assert.equal(built.licenses, licenses);
    assert.equal(built.details, details);
    assert.ok(fingerprints.equals(built.fingerprints));
  });

  it("stays under 4 MB", () => {
    const bytes =
      fingerprints.byteLength + Buffer.byteLength(licenses) + Buffer.byteLength(details);
    assert.ok(bytes < 4_000_000);
  });

  const file = parseCatalogFile(licenses);
  const known = new Set(file.licenses.map(({ id }) => id));

  it("names each license once", () => {
    assert.equal(known.size, file.licenses.length);
  });

  it("has every id of the SPDX package, or what replaces it", () => {
    const spdx = spdxIds.parse(
      JSON.parse(
        readFileSync(new URL("node_modules/spdx-license-list/spdx-full.json", repository), "utf8"),
      ),
    );
    assert.deepEqual(
      Object.keys(spdx).filter((id) => !known.has(id) && file.deprecated[id] === undefined),
      [],
    );
  });

  it("replaces deprecated ids by ids that it has", () => {
    const unknown = Object.values(file.deprecated).flatMap((expression) =>
      expression.split(/ (?:AND|WITH) /).filter((id) => !known.has(id)),
    );
    assert.deepEqual(unknown, []);
  });

  it("has every id that the shared cases expect", () => {
    const cases = readFileSync(new URL("../shared/licenses/cases/cases.jsonl", repository), "utf8");
    const expected = cases
      .split("\n")
      .filter(Boolean)
      .flatMap((line) => expectedIds.parse(JSON.parse(line)).expected)
      .flatMap((id) => id.split(" WITH "));
    assert.deepEqual(
      [...new Set(expected)].filter((id) => !known.has(id) && file.deprecated[id] === undefined),
      [],
    );
  });

  it("lists flags of no other licenses than its own", () => {
    const unknown = LISTED_IDS.filter(
      (id) => !known.has(id) && !known.has(`${id}-only`) && !known.has(`${id}-or-later`),
    );
    assert.deepEqual(unknown, []);
  });

  it("names stewards of no other families and licenses than its own", () => {
    const families = new Set(file.licenses.map(({ family }) => family));
    assert.deepEqual(
      STEWARDED.filter((name) => !families.has(name) && !known.has(name)),
      [],
    );
  });

  it("incorporates policies and terms, by id or by address", () => {
    const parts = file.licenses.flatMap(({ incorporates = [] }) => incorporates);
    assert.deepEqual(
      parts.filter((part) => !known.has(part) && !part.startsWith("https://")),
      [],
    );
  });

  it("keeps exceptions apart from licenses", () => {
    const kindOf = new Map(file.licenses.map(({ id, kind }) => [id, kind]));
    assert.equal(kindOf.get("Classpath-exception-2.0"), "exception");
    assert.equal(kindOf.get("LLGPL"), "exception");
    assert.equal(file.exceptions.length, 85);
  });

  it("names only its own licenses in groups", () => {
    assert.deepEqual(
      file.groups.flatMap(({ ids }) => ids.filter((id) => !known.has(id))),
      [],
    );
  });
});
