import { readFileSync } from "node:fs";
import { z } from "zod";
import { createLicenseEngine } from "../src/licenses/engine.ts";

const ROUNDS = 5;
const repository = new URL("../", import.meta.url);
const cases = new URL("../shared/licenses/cases/", repository);

/** Milliseconds that a job takes. */
function time(job: () => void): number {
  const start = performance.now();
  job();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

const licenseCase = z.object({ file: z.string() });

const texts = readFileSync(new URL("cases.jsonl", cases), "utf8")
  .split("\n")
  .filter(Boolean)
  .map((line) => {
    const { file } = licenseCase.parse(JSON.parse(line));
    return readFileSync(new URL(file, cases), "utf8");
  });
const characters = texts.reduce((sum, text) => sum + text.length, 0);

let engine: ReturnType<typeof createLicenseEngine> | undefined;
const load = time(() => {
  engine = createLicenseEngine({
    fingerprints: readFileSync(new URL("catalog/fingerprints.bin", repository)),
    licenses: readFileSync(new URL("catalog/licenses.json", repository), "utf8"),
  });
});
const first = time(() => engine?.identifyText(texts[0] ?? ""));
const rounds = Array.from({ length: ROUNDS }, () =>
  time(() => texts.forEach((text) => engine?.identifyText(text))),
);
const long = texts
  .join("\n\n")
  .repeat(Math.ceil(10_000_000 / characters))
  .slice(0, 10_000_000);
const tenMegabytes = time(() => engine?.identifyText(long));

console.log(`load the catalog           ${load.toFixed(1)} ms`);
console.log(`first text, cold           ${first.toFixed(1)} ms`);
console.log(`${texts.length} case files, median of ${ROUNDS}  ${median(rounds).toFixed(0)} ms`);
console.log(`files a second             ${((texts.length * 1000) / median(rounds)).toFixed(0)}`);
console.log(`megabytes a second         ${(characters / 1000 / median(rounds)).toFixed(1)}`);
console.log(`one text of 10 MB          ${tenMegabytes.toFixed(0)} ms`);
