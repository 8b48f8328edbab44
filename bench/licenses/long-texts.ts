import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { LicenseCase } from "./cases.ts";
import { Driver } from "./driver.ts";
import { messageOf } from "./measure.ts";
import type { Peer } from "./peers.ts";

/** One long text, and what reading it took. */
export interface LongText {
  readonly name: string;
  readonly megabytes: number;
  /** Milliseconds of processor time by tool, or why there are none. */
  readonly times: ReadonlyMap<string, number | string>;
}

const MEGABYTE = 1_000_000;
/** A tool that needs longer to load and to read one text three times is stopped. */
const LIMIT_MS = 60_000;

/** Texts of many megabytes: prose without a license, noise, shuffled words of licenses, one license over and over. */
export async function measureLongTexts(
  peers: readonly Peer[],
  cases: readonly LicenseCase[],
  { folder, first }: LongTextOptions,
): Promise<readonly LongText[]> {
  const texts = writeLongTexts(cases, folder);
  const times = texts.map(() => new Map<string, number | string>());
  for (const peer of peers) {
    for (const [at, { file }] of texts.entries()) {
      times[at]?.set(peer.name, await timeOne(peer, [first, file, file, file]));
    }
  }
  return texts.map(({ name, megabytes }, at) => ({
    name,
    megabytes,
    times: times[at] ?? new Map<string, number | string>(),
  }));
}

/** Where long texts are written, and what is read before. */
export interface LongTextOptions {
  readonly folder: string;
  /** A small file that a tool reads before, so that it is loaded. */
  readonly first: string;
}

async function timeOne(peer: Peer, files: readonly string[]): Promise<number | string> {
  const driver = new Driver(peer.driver, peer.env);
  try {
    const [, ...answers] = await driver.ask(files, LIMIT_MS);
    const times = answers.map(({ cpu }) => cpu).toSorted((a, b) => a - b);
    return times[times.length >> 1] ?? Number.NaN;
  } catch (error) {
    return messageOf(error).split(";")[0] ?? "";
  } finally {
    driver.close();
  }
}

interface Written {
  readonly name: string;
  readonly megabytes: number;
  readonly file: string;
}

function writeLongTexts(cases: readonly LicenseCase[], folder: string): readonly Written[] {
  const textOf = ({ path }: LicenseCase): string => readFileSync(path, "utf8");
  const prose = cases.filter(({ source }) => source === "docs-without-licence").map(textOf);
  const licenses = cases.filter(({ source }) => source === "google-licensecheck").map(textOf);
  const license = licenses.toSorted((a, b) => b.length - a.length)[licenses.length >> 1] ?? "";
  const repeated = (text: string, bytes: number): string =>
    text.repeat(Math.ceil(bytes / text.length)).slice(0, bytes);
  const random = generator();
  const words = licenses.join(" ").split(/\s+/u);
  const shuffled = Array.from(
    { length: (10 * MEGABYTE) / 6 },
    () => words[random() % words.length],
  );
  const texts: readonly (readonly [name: string, text: string])[] = [
    ["documents without a license", repeated(`${prose.join("\n\n")}\n\n`, 10 * MEGABYTE)],
    ["noise: random printable characters", noise(50 * MEGABYTE, random)],
    ["words of licenses, shuffled", shuffled.join(" ").slice(0, 10 * MEGABYTE)],
    ...[1.25, 2.5, 5, 10].map(
      (megabytes) =>
        ["one license, repeated", repeated(`${license}\n\n`, megabytes * MEGABYTE)] as const,
    ),
  ];
  return texts.map(([name, text], at) => {
    const file = join(folder, `long-${at}.txt`);
    writeFileSync(file, text);
    return { name, megabytes: text.length / MEGABYTE, file };
  });
}

function noise(bytes: number, random: () => number): string {
  const characters = Buffer.alloc(bytes);
  // Printable ASCII, with a space in every sixth place on average.
  for (let at = 0; at < bytes; at++) {
    const value = random();
    characters[at] = value % 6 === 0 ? 32 : 33 + ((value >>> 8) % 94);
  }
  return characters.toString("latin1");
}

/** The same numbers on every run: xorshift over 32 bits. */
function generator(): () => number {
  let state = 0x9e3779b9;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}
