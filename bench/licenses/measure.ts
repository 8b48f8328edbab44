import { spawnSync } from "node:child_process";

import { type Answer, fileNamed, readAnswers, writeAnswers } from "./answers.ts";
import type { LicenseCase } from "./cases.ts";
import { Driver } from "./driver.ts";
import type { Peer } from "./peers.ts";

/** One run of one tool over files, one after the other. */
export interface Pass {
  readonly files: number;
  readonly bytes: number;
  /** Sum of the tool's own times for the files. */
  readonly milliseconds: number;
  /** Sum of the processor times. */
  readonly cpuMilliseconds: number;
  /** The same over the part of the cases that slow tools are timed on. */
  readonly partMilliseconds: number;
}

/** All that was measured of one tool. */
export interface Measured {
  readonly peer: Peer;
  readonly version: string;
  /** From start of the process to its first answer. */
  readonly loadMilliseconds: number;
  /** For all cases. */
  readonly answers: readonly Answer[];
  /** In order; the first one follows on a single answer. */
  readonly passes: readonly Pass[];
  readonly peakMebibytes: number | undefined;
}

/** A tool that could not be measured, and why. */
export interface Unmeasured {
  readonly peer: Peer;
  readonly reason: string;
}

/** How all tools are measured. */
export interface MeasureOptions {
  /** The file that a tool answers for before it is measured. */
  readonly first: string;
  /** Passes of each tool after the first one. */
  readonly rounds: number;
  /** Folder that keeps the answers of slow tools for all cases, by version. */
  readonly kept: string;
  /** Told what is being done. */
  readonly tell: (what: string) => void;
}

interface Running {
  readonly peer: Peer;
  readonly version: string;
  readonly driver: Driver;
  readonly loadMilliseconds: number;
  answers: readonly Answer[];
  readonly passes: Pass[];
  failure?: string;
}

/** Slow tools are timed on every twelfth case: 217 of 2,604, of all kinds and sources. */
const PART_STEP = 12;
/** A tool that has been timed for so long takes no part in further rounds. */
const ENOUGH_MS = 45_000;
/** Longer than the slowest tool takes for all cases on a busy machine. */
const PASS_LIMIT_MS = 3 * 3_600_000;
const LOAD_LIMIT_MS = 600_000;

/** Version that a tool prints of itself; undefined when it is not there. */
function versionOf({ version }: Peer): string | undefined {
  const [program = "", ...args] = version;
  const done = spawnSync(program, args, { encoding: "utf8" });
  if (done.status !== 0) return undefined;
  return /v?\d+\.\d+[\w.+-]*|\b[0-9a-f]{7,}(?:-dirty)?/u.exec(done.stdout)?.[0] ?? "unknown";
}

/** Asks all tools for all cases, one tool after the other, `rounds + 1` times. */
export async function measureAll(
  peers: readonly Peer[],
  cases: readonly LicenseCase[],
  options: MeasureOptions,
): Promise<readonly (Measured | Unmeasured)[]> {
  const { first, rounds, tell } = options;
  const started: (Running | Unmeasured)[] = [];
  for (const peer of peers) {
    tell(`${peer.name}: loading`);
    started.push(await start(peer, first));
  }
  const running = started.filter((one) => "driver" in one);
  try {
    for (let round = 0; round <= rounds; round++) {
      for (const one of running) await takeRound(one, round, cases, options);
    }
    return started.map((one) => ("driver" in one ? finish(one) : one));
  } finally {
    for (const { driver } of running) driver.close();
  }
}

async function start(peer: Peer, first: string): Promise<Running | Unmeasured> {
  const version = versionOf(peer);
  if (version === undefined) return { peer, reason: "not installed" };
  const started = performance.now();
  const driver = new Driver(peer.driver, peer.env);
  try {
    await driver.ask([first], LOAD_LIMIT_MS);
  } catch (error) {
    driver.close();
    return { peer, reason: messageOf(error) };
  }
  const loadMilliseconds = performance.now() - started;
  return { peer, version, driver, loadMilliseconds, answers: [], passes: [] };
}

/* oxlint-disable no-param-reassign -- one record per tool, filled round by round */
async function takeRound(
  one: Running,
  round: number,
  cases: readonly LicenseCase[],
  { kept, tell }: MeasureOptions,
): Promise<void> {
  const { peer, version, driver, passes } = one;
  const timed = sum(passes.map(({ cpuMilliseconds }) => cpuMilliseconds));
  if (one.failure !== undefined || timed > ENOUGH_MS) return;
  tell(`${peer.name}: round ${round}`);
  try {
    if (peer.isSlow && round === 0) {
      const file = fileNamed(kept, `${peer.name} ${version}`);
      one.answers = readAnswers(file) ?? (await ask(driver, cases));
      writeAnswers(file, one.answers);
    }
    const part = cases.filter((_, at) => at % PART_STEP === 0);
    const inPart = new Set(part.map(({ path }) => path));
    const asked = peer.isSlow ? part : cases;
    const answers = await ask(driver, asked);
    if (!peer.isSlow && round === 0) one.answers = answers;
    passes.push({
      files: asked.length,
      bytes: sum(asked.map(({ bytes }) => bytes)),
      milliseconds: sum(answers.map(({ ms }) => ms)),
      cpuMilliseconds: sum(answers.map(({ cpu }) => cpu)),
      partMilliseconds: sum(answers.map(({ path, cpu }) => (inPart.has(path) ? cpu : 0))),
    });
  } catch (error) {
    one.failure = messageOf(error);
  }
}
/* oxlint-enable no-param-reassign */

async function ask(driver: Driver, cases: readonly LicenseCase[]): Promise<readonly Answer[]> {
  return driver.ask(
    cases.map(({ path }) => path),
    PASS_LIMIT_MS,
  );
}

function finish(one: Running): Measured | Unmeasured {
  const { peer, version, driver, loadMilliseconds, answers, passes, failure } = one;
  if (failure !== undefined) return { peer, reason: failure };
  const peakMebibytes = driver.peakMebibytes();
  return { peer, version, loadMilliseconds, answers, passes, peakMebibytes };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The words of an error. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
