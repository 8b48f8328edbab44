import { mkdirSync, writeFileSync } from "node:fs";
import { buildCatalog, catalogInputs } from "./catalog/build.ts";

const repository = new URL("../", import.meta.url);
const { fingerprints, licenses } = buildCatalog(catalogInputs(repository));
const folder = new URL("catalog/", repository);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL("fingerprints.bin", folder), fingerprints);
writeFileSync(new URL("licenses.json", folder), licenses);
console.log(`catalog/fingerprints.bin ${fingerprints.byteLength} bytes`);
console.log(`catalog/licenses.json ${Buffer.byteLength(licenses)} bytes`);
