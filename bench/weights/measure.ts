import { spawnSync } from "node:child_process";
import type { Answer } from "../licenses/answers.ts";
import { Driver } from "../licenses/driver.ts";
import type { WeightsCase } from "./cases.ts";
import type { Peer } from "./peers.ts";

/** All that was measured of one peer. */
export interface Measured {
  readonly peer: Peer;
  readonly version: string;
  /** For all cases, in their order. */
  readonly answers: readonly Answer[];
  /** Processor time of the second pass over all cases, in seconds. */
  readonly casesSeconds: number;
  /** Processor time for the dense pickle, in seconds: the better of two. */
  readonly pickleSeconds: number;
  readonly peakMebibytes: number | undefined;
}

/** A peer that could not be measured, and why. */
export interface Unmeasured {
  readonly peer: Peer;
  readonly reason: string;
}

const PASS_LIMIT_MS = 3_600_000;

/** Asks one peer for all cases twice, and for the dense pickle twice. */
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
    const answers = await driver.ask(paths, PASS_LIMIT_MS);
    const again = await driver.ask(paths, PASS_LIMIT_MS);
    const pickles = await driver.ask([pickle, pickle], PASS_LIMIT_MS);
    return {
      peer,
      version,
      answers,
      casesSeconds: again.reduce((seconds, { cpu }) => seconds + cpu / 1000, 0),
      pickleSeconds: Math.min(...pickles.map(({ cpu }) => cpu / 1000)),
      peakMebibytes: driver.peakMebibytes(),
    };
  } catch (error) {
    return { peer, reason: error instanceof Error ? error.message : String(error) };
  } finally {
    driver.close();
  }
}

function versionOf({ version }: Peer): string | undefined {
  const [program = "", ...args] = version;
  const done = spawnSync(program, args, { encoding: "utf8" });
  return done.status === 0 ? done.stdout.trim() : undefined;
}
