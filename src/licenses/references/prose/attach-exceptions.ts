import type { FoundException } from "./exceptions.ts";
import type { Reading } from "./reading.ts";

/** Characters between a license and an exception to it: a warranty paragraph may stand between. */
const FURTHEST_BEFORE = 2500;
const FURTHEST_AFTER = 400;

/**
 * Ties each exception to the license that it belongs to: the last one before it that has a version, else the last, else the next.
 * Readings come in order of place; exceptions that name no license of their own and find none are left out.
 */
export function attachExceptions(
  readings: readonly Reading[],
  exceptions: readonly FoundException[],
): readonly Reading[] {
  const result = [...readings];
  for (const exception of exceptions) {
    const at = ownerOf(result, exception);
    const owner = result[at];
    if (owner) result[at] = withException(owner, exception);
    else if (exception.alone !== undefined) result.push(alone(exception, exception.alone));
  }
  return result.toSorted((a, b) => a.start - b.start);
}

function ownerOf(readings: readonly Reading[], { base, start, id }: FoundException): number {
  const fits = ({ ids: [first = ""] }: Reading): boolean => base.test(first);
  const isBefore = (reading: Reading): boolean =>
    fits(reading) && reading.start < start && start - reading.start < FURTHEST_BEFORE;
  const full = readings.findLastIndex(
    (each) => isBefore(each) && !each.isBare && each.isPointer !== true,
  );
  if (full >= 0) return full;
  const versioned = readings.findLastIndex((each) => isBefore(each) && !each.isBare);
  if (versioned >= 0) return versioned;
  const before = readings.findLastIndex(isBefore);
  if (before >= 0) return before;
  return readings.findIndex(
    (each) =>
      fits(each) &&
      each.start >= start &&
      each.start - start < FURTHEST_AFTER &&
      !each.ids[0]?.includes(id),
  );
}

function withException(reading: Reading, { id }: FoundException): Reading {
  const [first = ""] = reading.ids;
  if (first.includes(" WITH ")) return reading;
  const expression = (reading.expression ?? first)
    .split(" OR ")
    .map((license) => `${license} WITH ${id}`)
    .join(" OR ");
  return { ...reading, isBare: false, ids: [`${first} WITH ${id}`], expression };
}

function alone({ id, start }: FoundException, license: string): Reading {
  return {
    ids: [`${license} WITH ${id}`],
    isBare: false,
    isWeak: false,
    score: 0.7,
    start,
    end: start + 1,
  };
}
