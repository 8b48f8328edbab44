import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What running a command once cost. */
export interface Measurement {
  readonly milliseconds: number;
  /** Peak resident memory; undefined for commands that are not Node, which cannot be asked. */
  readonly peakMebibytes: number | undefined;
  /** Processor time over all threads; undefined as the memory is. */
  readonly cpuSeconds: number | undefined;
  readonly stdout: string;
  readonly exitCode: number | null;
}

/** Makes a Node process write its peak memory, in KiB, and its processor time, in microseconds, to the file that the variable names. */
const RECORDER = `
  import { readFileSync, writeFileSync } from "node:fs";
  process.on("exit", () => {
    let { maxRSS: peak, userCPUTime, systemCPUTime } = process.resourceUsage();
    // What a process was started by counts as its own peak, save here.
    try { peak = /VmHWM:\\s+(\\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]; } catch {}
    writeFileSync(process.env.BENCH_RSS, peak + " " + (userCPUTime + systemCPUTime));
  });
`;

/** Runs a command to its end. Time is from start to exit, as a person waits for it. */
export function measureCommand(command: readonly string[]): Measurement {
  const [program = "", ...args] = command;
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const memoryFile = join(folder, "rss");
  const env = {
    ...process.env,
    BENCH_RSS: memoryFile,
    NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(RECORDER)}`,
  };
  try {
    const started = performance.now();
    const done = spawnSync(program, args, { encoding: "utf8", env, maxBuffer: 1 << 28 });
    const milliseconds = performance.now() - started;
    return {
      milliseconds,
      ...readUsage(memoryFile),
      stdout: done.stdout,
      exitCode: done.status,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readUsage(file: string): Pick<Measurement, "peakMebibytes" | "cpuSeconds"> {
  try {
    const [kibibytes, microseconds] = readFileSync(file, "utf8").split(" ");
    return { peakMebibytes: Number(kibibytes) / 1024, cpuSeconds: Number(microseconds) / 1e6 };
  } catch {
    return { peakMebibytes: undefined, cpuSeconds: undefined };
  }
}
