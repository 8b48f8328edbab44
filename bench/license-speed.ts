import { readFileSync } from "node:fs";
import { z } from "zod";
import { createLicenseEngine } from "../src/licenses/engine.ts";
import type { LicenseEngine } from "../src/licenses/license.ts";
import { tokenize } from "../src/licenses/words/tokenize.ts";

const ROUNDS = 5;
const MEGABYTE = 1_000_000;
const repository = new URL("../", import.meta.url);
const cases = new URL("../shared/licenses/cases/", repository);

/** Milliseconds of processor time that a job takes: other work of the machine does not count. */
function time(job: () => void): number {
  const before = process.cpuUsage();
  job();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function row(what: string, value: string): void {
  console.log(`${what.padEnd(44)}${value.padStart(16)}`);
}

function megabytesPerSecond(characters: number, ms: number): string {
  return `${(characters / 1000 / ms).toFixed(0)} MB/s`;
}

/** Numbers that look random and are the same in each run. */
function createRandom(): (below: number) => number {
  let state = 1;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function proseOf(words: readonly string[], characters: number): string {
  const random = createRandom();
  const parts: string[] = [];
  for (let length = 0; length < characters;) {
    const word = words[random(words.length)] ?? "";
    const end = random(14) === 0 ? ".\n" : " ";
    parts.push(word, end);
    length += word.length + end.length;
  }
  return parts.join("");
}

function noiseOf(characters: number): string {
  const random = createRandom();
  const codes = new Uint8Array(characters);
  for (let at = 0; at < characters; at += 1) codes[at] = 32 + random(95);
  return new TextDecoder("latin1").decode(codes);
}

const PROSE_WORDS =
  "the model was trained on text from many places and we measure how well it reads long pages of plain words about rivers towns birds and machines".split(
    " ",
  );

let engine: LicenseEngine | undefined;
const load = time(() => {
  engine = createLicenseEngine({
    fingerprints: readFileSync(new URL("catalog/fingerprints.bin", repository)),
    licenses: readFileSync(new URL("catalog/licenses.json", repository), "utf8"),
  });
  engine.identifyText("some words to make it ready");
});
row("load, to the first answer", `${load.toFixed(1)} ms`);

/** License texts alone. */
const identifyTexts = (text: string): number => engine?.identifyText(text).length ?? 0;
/** All that a text says of licenses. */
const identify = (text: string): number => engine?.identify(text).matches.length ?? 0;
const part = process.argv[2];

/** Milliseconds of the fastest round over all texts. */
function bestOf(texts: readonly string[], job: (text: string) => unknown): number {
  return Math.min(...Array.from({ length: ROUNDS }, () => time(() => texts.forEach(job))));
}

if (part === undefined || part === "words") {
  const prose = proseOf(PROSE_WORDS, 10 * MEGABYTE);
  const best = bestOf([prose], tokenize);
  row("words of English prose", megabytesPerSecond(prose.length, best));
}

if (part === undefined || part === "cases") {
  const texts = readFileSync(new URL("cases.jsonl", cases), "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => {
      const { file } = z.object({ file: z.string() }).parse(JSON.parse(line));
      return readFileSync(new URL(file, cases), "utf8");
    });
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  const best = bestOf(texts, identify);
  row(`${texts.length} case files, mean`, `${(best / texts.length).toFixed(3)} ms`);
  const ofTexts = bestOf(texts, identifyTexts) / texts.length;
  row("license texts in them alone, mean", `${ofTexts.toFixed(3)} ms`);
  row("all, throughput", megabytesPerSecond(characters, best));
  const each = texts
    .map((text) => {
      const start = performance.now();
      identify(text);
      return performance.now() - start;
    })
    .toSorted((a, b) => a - b);
  row("all, median", `${(each[each.length >> 1] ?? 0).toFixed(3)} ms`);
  row("all, 99 of 100", `${(each[Math.floor(each.length * 0.99)] ?? 0).toFixed(2)} ms`);
}

if (part === undefined || part === "prose") {
  const prose = proseOf(PROSE_WORDS, 20 * MEGABYTE);
  row(
    "prose without a license",
    megabytesPerSecond(
      prose.length,
      time(() => identify(prose)),
    ),
  );
}

if (part === undefined || part === "noise") {
  const noise = noiseOf(50 * MEGABYTE);
  const ms = time(() => identify(noise));
  row("50 MB of noise", `${(ms / 1000).toFixed(2)} s`);
  row("the same, throughput", megabytesPerSecond(noise.length, ms));
}

if (part === undefined || part === "repeated") {
  const spdx = z
    .record(z.string(), z.object({ licenseText: z.string() }))
    .parse(
      JSON.parse(
        readFileSync(new URL("node_modules/spdx-license-list/spdx-full.json", repository), "utf8"),
      ),
    );
  for (const id of ["MIT", "BSD-3-Clause", "Apache-2.0"]) {
    const text = `${spdx[id]?.licenseText ?? ""}\n\n`;
    for (const megabytes of [1, 2, 4, 8, 10]) {
      const many = text.repeat(Math.ceil((megabytes * MEGABYTE) / text.length));
      let found = 0;
      const ms = time(() => {
        found = identify(many);
      });
      row(`${megabytes} MB of ${id}, ${found} found`, `${ms.toFixed(0)} ms`);
    }
  }
}

row("most memory used", `${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
