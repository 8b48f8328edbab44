import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { parseCatalogFile } from "../src/licenses/catalog/catalog-license.ts";
import { parseLicenseDetails } from "../src/licenses/catalog/license-details.ts";
import { createLicenseEngine } from "../src/licenses/engine.ts";
import type { AddedLicense } from "./catalog/added.ts";
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

  it("knows who publishes a license, what it incorporates, and what the lists say of it", () => {
    const about = (id: string): readonly unknown[] => {
      const found = file.licenses.find((license) => license.id === id);
      const flags = [found?.isOsiApproved, found?.isFsfLibre, found?.isOpenData, found?.isDfsgFree];
      return [found?.family, found?.version, found?.steward, found?.incorporates, flags];
    };
    assert.deepEqual(about("LGPL-3.0-or-later"), [
      "lgpl",
      "3.0",
      "Free Software Foundation",
      ["GPL-3.0-only"],
      [true, true, false, true],
    ]);
    assert.deepEqual(about("CC-BY-NC-SA-4.0"), [
      "cc-by-nc-sa",
      "4.0",
      "Creative Commons",
      [],
      [false, false, false, false],
    ]);
    assert.deepEqual(about("LicenseRef-scancode-llama-3.1-license-2024"), [
      "llama",
      "3.1",
      "Meta",
      ["LicenseRef-llama-3.1-aup"],
      [false, false, false, undefined],
    ]);
    assert.deepEqual(about("ODbL-1.0"), [
      "odbl",
      "1.0",
      "Open Data Commons",
      [],
      [false, true, true, undefined],
    ]);
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

describe("a license added by one file and one line", () => {
  const id = "LicenseRef-harbor-model-1.0";
  const line: AddedLicense = {
    id,
    name: "Harbor Model License 1.0",
    tags: ["harbor-1.0"],
    origin: "a test",
  };
  const words = [
    "Harbor Model License 1.0",
    "Whoever received these tensors from the harbor master may load, study and pass them on to any other crew.",
    "Keep this page beside every copy, and mark on its margin which tensors were altered and in which season.",
    "The harbor master promises nothing about storms, rust or lost cargo, and answers for none of them.",
  ].join("\n\n");
  const texts = mkdtempSync(join(tmpdir(), "assay-catalog-"));
  after(() => rmSync(texts, { recursive: true }));
  writeFileSync(join(texts, `${id}.txt`), words);
  const addedTexts = pathToFileURL(`${texts}/`);
  const inputs = catalogInputs(repository);
  const built = buildCatalog({ ...inputs, added: [...inputs.added, line], addedTexts });
  const engine = createLicenseEngine(built);

  it("is identified by its text, also under another line length", () => {
    const matches = engine.identifyText(words.replaceAll(" ", "\n"));
    assert.deepEqual(
      matches.map(({ id: found, match }) => [found, match]),
      [[id, "exact"]],
    );
  });

  it("is found by its tag and its name", () => {
    assert.deepEqual(engine.idsForTag("harbor-1.0"), [id]);
    assert.deepEqual(
      engine.findMentions("Released under the Harbor Model License 1.0.").map(({ ids }) => ids),
      [[id]],
    );
  });

  it("has facts and details", () => {
    const facts = engine.facts(id);
    assert.deepEqual(
      [facts?.name, facts?.kind, facts?.version, facts?.isOsiApproved],
      ["Harbor Model License 1.0", "license", "1.0", false],
    );
    assert.deepEqual(parseLicenseDetails(built.details).get(id), {
      aliases: [],
      origin: "a test",
      sha256: createHash("sha256").update(words).digest("hex"),
    });
  });

  it("is refused under an id that the catalog has", () => {
    const added = [{ ...line, id: "MIT" }];
    assert.throws(() => buildCatalog({ ...inputs, added, addedTexts }), {
      name: "RangeError",
      message: 'Cannot add license "MIT": the catalog has it',
    });
  });
});
