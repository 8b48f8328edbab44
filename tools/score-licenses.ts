import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { z } from "zod";
import { createLicenseEngine } from "../src/licenses/engine.ts";

const repository = new URL("../", import.meta.url);
const cases = new URL("../shared/licenses/cases/", repository);
const engine = createLicenseEngine({
  fingerprints: readFileSync(new URL("catalog/fingerprints.bin", repository)),
  licenses: readFileSync(new URL("catalog/licenses.json", repository), "utf8"),
});
const [output] = process.argv.slice(2);
if (output === undefined) {
  throw new Error("Cannot write predictions: give the file to write as the first argument");
}

const licenseCase = z.object({ file: z.string() });

const lines = readFileSync(new URL("cases.jsonl", cases), "utf8").split("\n").filter(Boolean);
const predictions = lines.map((line) => {
  const { file } = licenseCase.parse(JSON.parse(line));
  const text = readFileSync(new URL(file, cases), "utf8");
  const start = performance.now();
  const prediction = engine.identify(text, basename(file));
  const ms = performance.now() - start;
  return JSON.stringify({ file, ids: prediction.ids, modified: prediction.modified, ms });
});
writeFileSync(output, `${predictions.join("\n")}\n`);
