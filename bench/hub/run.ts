// What an audit of a large model on a hub costs, beside the official client doing the same reads.
//
//   node bench/hub/run.ts [--latency MS] [--times N] [--output FILE]
import { fork, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { number, table } from "../licenses/tables.ts";
import { measureCommand, type Measurement } from "../measure-command.ts";
import { MODEL, type Counts } from "./serve.ts";

const { values } = parseArgs({
  options: {
    latency: { type: "string", default: "80" },
    times: { type: "string", default: "3" },
    output: { type: "string" },
  },
});

/** One measured run, with what the server saw of it. */
interface Run extends Measurement, Counts {}

/** Tensors in each shard: as few as a dense model has, and as many as the largest mixtures of experts. */
const SIZES = [100, 560];

const ASSAY = ["../../bin/assay.js", "audit", `hf:${MODEL}`, "--format", "json"];
const OFFICIAL = ["official.ts"];

const page = [
  "# What an audit of a large model on a hub costs",
  `Written by \`node bench/hub/run.ts\`; bench/hub/README.md says what is measured.`,
  `${cpus().length} cores of ${cpus()[0]?.model ?? "an unknown processor"}, Node ${process.versions.node}; load average at the start ${number(loadavg()[0] ?? NaN)}`,
];
for (const tensors of SIZES) {
  page.push(`## 163 shards of 4 GB with ${tensors} tensors each, ${values.latency} ms`);
  page.push(await measureAll(tensors));
}
const text = `${page.join("\n\n")}\n`;
if (values.output === undefined) console.log(text);
else writeFileSync(values.output, text);

/** A table of all that is done with one model. */
async function measureAll(tensors: number): Promise<string> {
  const server = fork(here("serve.ts"), [String(tensors), values.latency]);
  const endpoint = String(await told(server));
  try {
    const rows: (readonly [what: string, run: Run])[] = [];
    const add = async (what: string, args: readonly string[], home?: string): Promise<void> => {
      rows.push([what, await measure(server, endpoint, args, home)]);
    };
    await add("Assay, all headers of weights", ASSAY);
    await add("official client, the same reads", [...OFFICIAL, endpoint, MODEL]);
    await add("Assay, without headers", [...ASSAY, "--no-weights"]);
    await add("official client, the same", [...OFFICIAL, endpoint, MODEL, "--no-weights"]);
    const home = mkdtempSync(join(tmpdir(), "bench-hub-"));
    try {
      await measure(server, endpoint, ASSAY, home);
      await add("Assay, a second time", ASSAY, home);
      await add("Assay, a second time, `--offline`", [...ASSAY, "--offline"], home);
    } finally {
      rmSync(home, { recursive: true });
    }
    return table(
      ["", "seconds", "CPU seconds", "MB", "requests", "of these to the CDN", "peak MiB"],
      rows.map(([what, run]) => [
        what,
        number(run.milliseconds / 1000),
        number(run.cpuSeconds ?? NaN),
        number(run.bytes / 1e6),
        String(run.hubRequests + run.cdnRequests),
        String(run.cdnRequests),
        number(run.peakMebibytes ?? NaN),
      ]),
    );
  } finally {
    server.kill();
  }
}

/** The run of median time; each begins without a cache, unless a home with one is given. */
async function measure(
  server: ChildProcess,
  endpoint: string,
  [script = "", ...args]: readonly string[],
  home?: string,
): Promise<Run> {
  const runs: Run[] = [];
  for (let time = 0; time < Number(values.times); time += 1) {
    const folder = home ?? mkdtempSync(join(tmpdir(), "bench-hub-"));
    const env = [`HOME=${folder}`, `HF_ENDPOINT=${endpoint}`, `PATH=${process.env["PATH"] ?? ""}`];
    const command = ["env", ...env, process.execPath, here(script), ...args];
    const measured = measureCommand(command);
    if (![0, 4].includes(measured.exitCode ?? -1)) {
      throw new Error(`"${script} ${args.join(" ")}" ended with ${measured.exitCode}`);
    }
    runs.push({ ...measured, ...(await countsOf(server)) });
    if (home === undefined) rmSync(folder, { recursive: true });
  }
  const sorted = runs.toSorted((a, b) => a.milliseconds - b.milliseconds);
  const median = sorted[Math.floor(sorted.length / 2)];
  if (!median) throw new RangeError("--times must be one or more");
  return median;
}

async function countsOf(server: ChildProcess): Promise<Counts> {
  server.send("counts");
  const counts = await told(server);
  if (isCounts(counts)) return counts;
  throw new TypeError("The server does not say what it was asked");
}

function isCounts(value: unknown): value is Counts {
  return typeof value === "object" && value !== null && "hubRequests" in value;
}

/** The next message of the server. */
function told(server: ChildProcess): Promise<unknown> {
  return new Promise((done, fail) => {
    const onExit = (code: number | null): void => fail(new Error(`The server ended with ${code}`));
    server.once("exit", onExit);
    server.once("message", (message) => {
      server.off("exit", onExit);
      done(message);
    });
  });
}

function here(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
