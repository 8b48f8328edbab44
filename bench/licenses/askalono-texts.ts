// Writes every license text that Assay's catalog is built from as files that askalono can compile:
//
//   node bench/licenses/askalono-texts.ts FOLDER
//
// With them, askalono knows the same licenses as Assay, and what differs is how they are recognized.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { DEPRECATED_IDS } from "../../tools/catalog/deprecated.ts";
import { readModelLicenses, readSpdxLicenses } from "../../tools/catalog/texts.ts";

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  throw new Error("Cannot write texts: give the folder to write as the first argument");
}

const repository = new URL("../../", import.meta.url);
const spdx = readSpdxLicenses(repository).filter(({ id }) => DEPRECATED_IDS[id] === undefined);
const models = readModelLicenses(new URL("../shared/", repository));

mkdirSync(folder, { recursive: true });
for (const { id, text } of [...spdx, ...models]) {
  // The fields that `askalono cache load-spdx` reads, as in SPDX's own JSON files.
  const license = { licenseId: id, isDeprecatedLicenseId: false, licenseText: text };
  writeFileSync(join(folder, `${id}.json`), JSON.stringify(license));
}
console.log(`${spdx.length + models.length} license texts in ${folder}`);
