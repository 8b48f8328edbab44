import type { FoundException } from "./exceptions.ts";
import { opens } from "./grants.ts";
import type { PlacedReading, Reading } from "./reading.ts";

/** Words between a license and an exception to it: a warranty paragraph may stand between. */
const FURTHEST_BEFORE = 420;
const FURTHEST_AFTER = 60;

/** SPDX has an id of its own for these words beside version 3. */
const GENERIC = "Autoconf-exception-generic";
const GENERIC_3 = "Autoconf-exception-generic-3.0";

/** An exception with its place in the text. */
export interface PlacedException {
  readonly exception: FoundException;
  readonly passage: PlacedReading["passage"];
  /** Its first token. */
  readonly from: number;
}

/**
 * Ties each exception to the license that it belongs to: the last one before it that is named in full, else with a version, else
 * the last, else the next. Both come in order of place; exceptions that find no license and name none are left out.
 */
export function attachExceptions(
  readings: readonly PlacedReading[],
  exceptions: readonly PlacedException[],
): readonly PlacedReading[] {
  if (exceptions.length === 0) return readings;
  const result = [...readings];
  const alone: PlacedReading[] = [];
  let next = 0;
  for (const placed of exceptions) {
    while (next < result.length && (result[next]?.from ?? 0) < placed.from) next += 1;
    const at = ownerOf(result, placed, next);
    const owner = result[at];
    if (owner && standsApart(owner, placed)) alone.push(...withoutOwner(placed));
    else if (owner)
      result[at] = { ...owner, reading: withException(owner.reading, placed.exception) };
    else alone.push(...withoutOwner(placed));
  }
  return alone.length === 0 ? result : [...result, ...alone].toSorted((a, b) => a.from - b.from);
}

/** Index of the owner; -1 when there is none. `next` is the index of the first reading after the exception. */
function ownerOf(
  readings: readonly PlacedReading[],
  placed: PlacedException,
  next: number,
): number {
  const { base } = placed.exception;
  let best = -1;
  let bestRank = 0;
  for (let at = next - 1; at >= 0; at -= 1) {
    const license = readings[at];
    if (!license || placed.from - license.from > FURTHEST_BEFORE) break;
    if (!base.test(license.reading.ids[0] ?? "")) continue;
    const rank = rankOf(license);
    if (rank <= bestRank) continue;
    best = at;
    bestRank = rank;
  }
  if (best >= 0 && bestRank > 1) return best;
  const full = namedInFull(readings, placed, next);
  if (full >= 0) return full;
  if (best >= 0) return best;
  for (let at = next; at < readings.length; at += 1) {
    const license = readings[at];
    if (!license || license.from - placed.from > FURTHEST_AFTER) break;
    if (base.test(license.reading.ids[0] ?? "")) return at;
  }
  return -1;
}

/** Index of a license after an exception that is named in full; -1 when there is none. */
function namedInFull(
  readings: readonly PlacedReading[],
  placed: PlacedException,
  next: number,
): number {
  const { base } = placed.exception;
  for (let at = next; at < readings.length; at += 1) {
    const license = readings[at];
    if (!license || license.from - placed.from > FURTHEST_BEFORE) break;
    const isOwner = base.test(license.reading.ids[0] ?? "") && rankOf(license) === 3;
    if (isOwner && !isShortOf(license.reading, placed)) return at;
  }
  return -1;
}

/** 3 named in full or where a notice opens, 2 a pointer with a version, 1 without a version. */
function rankOf({ passage, reading }: PlacedReading): number {
  if (reading.isBare) return opens(passage, reading) ? 3 : 1;
  return reading.isPointer === true ? 2 : 3;
}

/** True for the heading of an exception of its own, in another sentence than a short name of the license that it goes with. */
function standsApart(
  { passage, reading }: PlacedReading,
  { exception, passage: own }: PlacedException,
): boolean {
  return (
    isShortOf(reading, { exception }) &&
    (passage !== own || passage.text.slice(reading.end, exception.start).includes("|"))
  );
}

/** True for a short name of the license that an exception always goes with. */
function isShortOf(reading: Reading, { exception }: Pick<PlacedException, "exception">): boolean {
  return (
    reading.isLoose === true && exception.alone === reading.ids[0]?.replace("-only", "-or-later")
  );
}

/** An exception that only points to a license belongs to the license that it always goes with. */
function withException(reading: Reading, { id, alone }: FoundException): Reading {
  const isAlone = alone !== undefined && reading.isPointer === true;
  const first = isAlone ? alone : (reading.ids[0] ?? "");
  if (first.includes(" WITH ")) return reading;
  const exception = id === GENERIC && first.startsWith("GPL-3.0") ? GENERIC_3 : id;
  const expression = (isAlone ? alone : (reading.expression ?? first))
    .split(" OR ")
    .map((license) => `${license} WITH ${exception}`)
    .join(" OR ");
  return {
    ...reading,
    isBare: false,
    isPointer: false,
    ids: [`${first} WITH ${exception}`],
    expression,
  };
}

function withoutOwner({ exception, passage, from }: PlacedException): readonly PlacedReading[] {
  const { id, alone, start } = exception;
  if (alone === undefined) return [];
  const ids = [`${alone} WITH ${id}`];
  const reading = { ids, isBare: false, isWeak: false, score: 0.7, start, end: start + 1 };
  return [{ reading, passage, from, to: from + 1 }];
}
