import { spawnSync } from "node:child_process";

import type { Peer } from "./peers.ts";

/** From start to exit of a tool's own command line for one small file, milliseconds per round; undefined without one. */
export type StartUps = ReadonlyMap<string, readonly number[]>;

/** Runs each command line in turn, `rounds` times. A command that does not name the license is left out, and told. */
export function measureStartUps(
  peers: readonly Peer[],
  file: string,
  { license, rounds, tell }: StartUpOptions,
): StartUps {
  const times = new Map<string, number[]>();
  const commands = peers.flatMap(({ name, commandLine }) =>
    commandLine ? [{ name, command: commandLine(file) }] : [],
  );
  for (let round = 0; round <= rounds; round++) {
    for (const { name, command } of commands) {
      const [program = "", ...args] = command;
      const started = performance.now();
      const done = spawnSync(program, args, { encoding: "utf8", maxBuffer: 1 << 28 });
      const elapsed = performance.now() - started;
      if (!done.stdout?.includes(license)) {
        tell(
          `${name}: "${command.join(" ")}" does not name ${license}: ${done.stderr ?? done.error}`,
        );
        continue;
      }
      // The first one fills caches of the system and of the tool.
      if (round > 0) times.set(name, [...(times.get(name) ?? []), elapsed]);
    }
  }
  return times;
}

/** How start-ups are measured. */
export interface StartUpOptions {
  /** What the answer must contain. */
  readonly license: string;
  readonly rounds: number;
  readonly tell: (what: string) => void;
}
