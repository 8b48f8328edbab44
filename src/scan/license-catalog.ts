import { readFileSync } from "node:fs";
import { type CatalogBytes, createLicenseEngine } from "../licenses/engine.ts";
import type { LicenseEngine } from "../licenses/license.ts";

const CATALOG = new URL("../../catalog/", import.meta.url);

let engine: LicenseEngine | undefined;

/** The engine over the catalog that comes with the package, read once. */
export function licenseEngine(): LicenseEngine {
  return (engine ??= createLicenseEngine(readCatalog()));
}

/** The catalog that comes with the package. */
export function readCatalog(): CatalogBytes {
  return {
    fingerprints: readFileSync(new URL("fingerprints.bin", CATALOG)),
    licenses: readFileSync(new URL("licenses.json", CATALOG), "utf8"),
  };
}
