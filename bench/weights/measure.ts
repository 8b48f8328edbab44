import { spawnSync } from "node:child_process";
import type { Answer } from "../licenses/answers.ts";
import { Driver } from "../licenses/driver.ts";
import type { WeightsCase } from "./cases.ts";
import type { Peer } from "./peers.ts";

/** All that was measured of one peer. */
export interface Measured {
  readonly peer: Peer;
  readonly version: string;
  /** For all cases, in their order, behind one that was asked for before. */
  readonly answers: readonly Answer[];
  /** The same when they are asked for once more. */
  readonly again: readonly Answer[];
  /** Processor time for the dense pickle, in seconds. */
  readonly pickleSeconds: number;
  readonly peakMebibytes: number | undefined;
}

/** A peer that could not be measured, and why. */
export interface Unmeasured {
  readonly peer: Peer;
  readonly reason: string;
}

const PASS_LIMIT_MS = 3_600_000;

/** Asks one peer for one case, so that it is loaded, then for all, for all again, and for the dense pickle. */
export async function measure(
  peer: Peer,
  cases: readonly WeightsCase[],
  pickle: string,
): Promise<Measured | Unmeasured> {
  const version = versionOf(peer);
  if (version === undefined) return { peer, reason: "not installed" };
  const driver = new Driver(peer.driver, peer.env);
  const paths = cases.map(({ path }) => path);
  try {
    await driver.ask(paths.slice(0, 1), PASS_LIMIT_MS);
    const answers = await driver.ask(paths, PASS_LIMIT_MS);
    const again = await driver.ask(paths, PASS_LIMIT_MS);
    const pickles = await driver.ask([pickle], PASS_LIMIT_MS);
    return {
      peer,
      version,
      answers,
      again,
      pickleSeconds: secondsOf(pickles),
      peakMebibytes: driver.peakMebibytes(),
    };
  } catch (error) {
    return { peer, reason: error instanceof Error ? error.message : String(error) };
  } finally {
    driver.close();
  }
}

/** Processor time of answers, in seconds. */
export function secondsOf(answers: readonly Answer[]): number {
  return answers.reduce((seconds, { cpu }) => seconds + cpu / 1000, 0);
}

function versionOf({ version }: Peer): string | undefined {
  const [program = "", ...args] = version;
  const done = spawnSync(program, args, { encoding: "utf8" });
  return done.status === 0 ? done.stdout.trim() : undefined;
}
