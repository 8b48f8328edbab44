// What the tests of licenses are made with: the engine over this project's catalog, and the texts of the SPDX licenses.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { z } from "zod";
import { createLicenseEngine } from "./engine.ts";
import type { LicenseEngine } from "./license.ts";

const repository = new URL("../../", import.meta.url);

/** The engine over this project's catalog. */
export const engine: LicenseEngine = createLicenseEngine({
  fingerprints: readFileSync(new URL("catalog/fingerprints.bin", repository)),
  licenses: readFileSync(new URL("catalog/licenses.json", repository), "utf8"),
});

const SpdxLicense = z.object({ licenseText: z.string() });

/** The text of every SPDX license by its id, from the package that holds them. */
export function spdxTexts(): ReadonlyMap<string, string> {
  const all = new URL("node_modules/spdx-license-list/spdx-full.json", repository);
  const licenses = z.record(z.string(), SpdxLicense).parse(JSON.parse(readFileSync(all, "utf8")));
  return new Map(Object.entries(licenses).map(([id, { licenseText }]) => [id, licenseText]));
}

/** The text of one SPDX license. */
export function spdxText(id: string): string {
  const one = new URL(`node_modules/spdx-license-list/licenses/${id}.json`, repository);
  return SpdxLicense.parse(JSON.parse(readFileSync(one, "utf8"))).licenseText;
}

test("the text of a license is known by the catalog", () => {
  const matches = engine.identifyText(spdxText("MIT"));
  assert.deepEqual(
    matches.map(({ id, match }) => [id, match]),
    [["MIT", "exact"]],
  );
});
