// What inspecting large files costs, held against what this machine can do, in one run.
//
//   node bench/weights/speed.ts [--output FILE]
//
// Files of 28 GB are made in the folder for temporary files; they are sparse, and take 250 MB of the disk.
import { generateKeyPairSync } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { number, table } from "../licenses/tables.ts";
import { measureCommand, type Measurement } from "../measure-command.ts";
import { densePickle } from "./dense-pickle.ts";
import { writeManyGguf } from "./gguf-file.ts";
import { writeCheckpoint, writeIndex, writeManyTensors, writeSafetensors } from "./large-files.ts";
import { writeTokenizer } from "./tokenizer-file.ts";

const GIBIBYTES_8 = 8 * 2 ** 30;
const TENSORS = 497_000;
const SIGNED_TENSORS = 100_000;
const PICKLE_BYTES = 100e6;

const { values } = parseArgs({ options: { output: { type: "string" } } });
const folder = mkdtempSync(join(tmpdir(), "bench-speed-"));
try {
  const title = "# What inspecting large files costs";
  const origin = "Written by `node bench/weights/speed.ts`, which says what is measured.";
  const page = `${[title, origin, machine(), digests(), others()].join("\n\n")}\n`;
  if (values.output === undefined) console.log(page);
  else writeFileSync(values.output, page);
} finally {
  rmSync(folder, { recursive: true });
}

/** Digests of 8 GiB beside one SHA-256 of the same file by Node alone. */
function digests(): string {
  const rows = (["F32", "BF16"] as const).map((dtype) => {
    const path = file(`${dtype}.safetensors`);
    writeSafetensors(path, dtype, GIBIBYTES_8);
    // The first reading of a sparse file makes its zeros; the others find them in memory.
    hashAlone(path);
    // Before and after, because other work comes and goes.
    const before = hashAlone(path);
    const ours = inspect(path, "--digests");
    const after = hashAlone(path);
    const plainSeconds = (before.milliseconds + after.milliseconds) / 2000;
    const plainCpu = ((before.cpuSeconds ?? NaN) + (after.cpuSeconds ?? NaN)) / 2;
    // The file, the tensors as stored, and values as 32-bit floats where these are other bytes.
    const hashed = dtype === "F32" ? 2 : 4;
    const cpu = (hashed * plainCpu) / (ours.cpuSeconds ?? NaN);
    const wall = (hashed * plainSeconds * 1000) / ours.milliseconds / cpus().length;
    return [
      dtype,
      `${number(plainSeconds)} s`,
      `${number(plainCpu)} s`,
      ...costs(ours),
      String(hashed),
      number(cpu),
      number(wall),
    ];
  });
  const head =
    "8 GiB of|Node alone|CPU|Assay|CPU|peak MiB|hashed, times 8 GiB|ratio, CPU|ratio, clock";
  return table(head.split("|"), rows);
}

function hashAlone(path: string): Measurement {
  return measureCommand([process.execPath, here("hash-file.ts"), path]);
}

/** Files that are large in other ways. */
function others(): string {
  const index = file("model.safetensors.index.json");
  writeIndex(index, TENSORS);
  const many = file("many.safetensors");
  writeManyTensors(many, TENSORS);
  const gguf = file("many.gguf");
  writeManyGguf(gguf, TENSORS);
  const checkpoint = file("model.pt");
  writeCheckpoint(checkpoint, 10e9);
  const pickle = file("dense.pkl");
  writeFileSync(pickle, densePickle(PICKLE_BYTES));
  const small = file("small.pkl");
  writeFileSync(small, densePickle(1000));
  const tokenizer = file("tokenizer.json");
  writeTokenizer(tokenizer);
  const start = quickest(small).cpuSeconds ?? NaN;
  const run = quickest(pickle);
  const speed = PICKLE_BYTES / 1e6 / ((run.cpuSeconds ?? NaN) - start);
  return table(
    ["file", "Assay", "CPU", "peak MiB", ""],
    [
      [`index of ${TENSORS} tensors`, ...costs(inspect(index)), ""],
      [`safetensors of ${TENSORS} tensors`, ...costs(inspect(many)), ""],
      [`GGUF of ${TENSORS} tensors`, ...costs(inspect(gguf)), ""],
      ["tokenizer of 262144 tokens", ...costs(inspect(tokenizer)), ""],
      ["checkpoint of 10 GB", ...costs(inspect(checkpoint)), ""],
      [
        "pickle of 100 MB",
        ...costs(run),
        `${number(speed)} MB per CPU second, best of 5, start left out`,
      ],
      ...signing(),
    ],
  );
}

/** Digests and signatures of a model of many small tensors. */
function signing(): string[][] {
  const model = file("model");
  mkdirSync(model);
  const path = join(model, "model.safetensors");
  writeManyTensors(path, SIGNED_TENSORS);
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const [key, known] = [file("key.pem"), file("key.pub")];
  writeFileSync(key, privateKey.export({ type: "pkcs8", format: "pem" }));
  writeFileSync(known, publicKey.export({ type: "spki", format: "pem" }));
  const [files, tensors] = [file("files.sig"), file("tensors.sig")];
  const what = `${SIGNED_TENSORS} tensors of 8 bytes`;
  const options = ["--quiet", "--key"];
  return [
    [`${what}, digested`, ...costs(inspect(path, "--digests")), ""],
    [
      `${what}, signed`,
      ...costs(assay("sign", ...options, key, "--output", files, "--tensors", tensors, model)),
      "",
    ],
    [
      `${what}, verified`,
      ...costs(assay("verify", ...options, known, "--signature", tensors, model)),
      "",
    ],
  ];
}

function inspect(path: string, ...options: readonly string[]): Measurement {
  return assay("inspect", "--quiet", ...options, path);
}

/** The inspection of several that took the least of the processor: other work only adds to what it takes. */
function quickest(path: string): Measurement {
  const runs = Array.from({ length: 5 }, () => inspect(path));
  const [first] = runs.toSorted((a, b) => (a.cpuSeconds ?? NaN) - (b.cpuSeconds ?? NaN));
  return first ?? inspect(path);
}

function assay(...args: readonly string[]): Measurement {
  const bin = fileURLToPath(new URL("../../bin/assay.js", import.meta.url));
  const done = measureCommand([process.execPath, bin, ...args]);
  if (done.exitCode !== 0) throw new Error(`assay ${args[0] ?? ""} ended with ${done.exitCode}`);
  return done;
}

function costs({ milliseconds, cpuSeconds = NaN, peakMebibytes = NaN }: Measurement): string[] {
  return [`${number(milliseconds / 1000)} s`, `${number(cpuSeconds)} s`, number(peakMebibytes)];
}

function file(name: string): string {
  return join(folder, name);
}

function here(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

function machine(): string {
  const [cpu] = cpus();
  const [load = NaN] = loadavg();
  return [
    `${cpus().length} cores of ${cpu?.model ?? "an unknown processor"}, Node ${process.versions.node};`,
    `other work at the start: ${number(load)} threads on average.`,
  ].join(" ");
}
