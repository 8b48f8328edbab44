import { spawnSync } from "node:child_process";

import type { Peer } from "./peers.ts";

/** One start of a command line, to its exit. */
interface StartUp {
  readonly milliseconds: number;
  readonly cpuMilliseconds: number;
}

/** All starts of each tool that has a command line, by its name. */
export type StartUps = ReadonlyMap<string, readonly StartUp[]>;

/** How start-ups are measured. */
export interface StartUpOptions {
  /** What the answer must contain. */
  readonly license: string;
  readonly rounds: number;
  /** Told of commands that do not answer so; they are left out. */
  readonly tell: (what: string) => void;
}

/** Runs each command line for one small file, all in turn, `rounds` times. */
export function measureStartUps(
  peers: readonly Peer[],
  file: string,
  { license, rounds, tell }: StartUpOptions,
): StartUps {
  const starts = new Map<string, StartUp[]>();
  const commands = peers.flatMap(({ name, commandLine }) =>
    commandLine ? [{ name, command: commandLine(file) }] : [],
  );
  for (let round = 0; round <= rounds; round++) {
    for (const { name, command } of commands) {
      const { stdout, stderr, ...start } = run(command);
      if (!stdout.includes(license)) {
        tell(`${name}: "${command.join(" ")}" does not name ${license}: ${stderr}`);
        continue;
      }
      // The first one fills caches of the system and of the tool.
      if (round > 0) starts.set(name, [...(starts.get(name) ?? []), start]);
    }
  }
  return starts;
}

/** The shell says what its children took: two lines of user and system time, its own and theirs. */
const TIMES = /(\d+)m([\d.]+)s (\d+)m([\d.]+)s\s*$/u;

function run(command: readonly string[]): StartUp & { stdout: string; stderr: string } {
  const started = performance.now();
  const done = spawnSync("sh", ["-c", '"$@"; times', "sh", ...command], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const milliseconds = performance.now() - started;
  const [userMinutes, user, systemMinutes, system] =
    TIMES.exec(done.stdout)?.slice(1).map(Number) ?? [];
  const seconds = ((userMinutes ?? 0) + (systemMinutes ?? 0)) * 60 + (user ?? 0) + (system ?? 0);
  return {
    milliseconds,
    cpuMilliseconds: seconds * 1000,
    stdout: done.stdout,
    stderr: done.stderr,
  };
}
