import { mkdirSync, writeFileSync } from "node:fs";
import { buildCatalog, catalogInputs } from "./catalog/build.ts";

const repository = new URL("../", import.meta.url);
const { fingerprints, licenses, details } = buildCatalog(catalogInputs(repository));
const folder = new URL("catalog/", repository);
mkdirSync(folder, { recursive: true });
for (const [name, content] of [
  ["fingerprints.bin", fingerprints],
  ["licenses.json", licenses],
  ["details.json", details],
] as const) {
  writeFileSync(new URL(name, folder), content);
  console.log(`catalog/${name} ${Buffer.byteLength(content)} bytes`);
}
