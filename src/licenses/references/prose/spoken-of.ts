import { familyOfId } from "../family.ts";
import { findNotElected } from "./elections.ts";
import { grants, isDescribed, isPast } from "./grants.ts";
import type { PlacedReading } from "./reading.ts";
import { createTalk } from "./talk.ts";

/** Words within which a short name means what was only spoken of before. */
const REPEATED = 80;
/** Words between two names of one list. */
const LISTED = 2;
const LIST_BETWEEN = /^(?: and| or| \/)?(?: the)?(?: [^\s|]+ \/)?$/;
const VERSIONS_BETWEEN = /^(?: and| or| \/)(?: the)?$/;

/** The names of a text, in order of place, that only speak of a license: they compare, deny, or tell what was before or not chosen. */
export function findSpokenOf(found: readonly PlacedReading[]): ReadonlySet<PlacedReading> {
  const spoken = new Set(findNotElected(found));
  const ends = new Map<string, number>();
  const isTalk = createTalk();
  const denied = new Set(
    found.filter((placed) => !grants(placed.passage, placed.reading) || isTalk(placed)),
  );
  const former = new Set(
    found.filter(
      ({ passage, reading }) => isPast(passage, reading) || isDescribed(passage, reading),
    ),
  );
  const families = new Set(
    former.size === 0
      ? []
      : found.filter((placed) => !former.has(placed) && !denied.has(placed)).map(familyOf),
  );
  if (denied.size === 0 && former.size === 0) return spoken;
  for (let first = 0; first < found.length;) {
    const list = listFrom(found, first);
    first += list.length;
    const isSpokenList = list.some((placed) => denied.has(placed) || isRepeated(placed, ends));
    for (const placed of list) {
      const isReplaced = former.has(placed) && hasOther(families, familyOf(placed));
      if (!isSpokenList && !isReplaced) continue;
      spoken.add(placed);
      ends.set(idOf(placed), placed.to);
    }
  }
  return spoken;
}

/** The names of one list from a name: "the BSD, MIT and Apache licenses", "the GPLv3 and LGPLv3". */
function listFrom(found: readonly PlacedReading[], first: number): readonly PlacedReading[] {
  let next = first + 1;
  while (isListed(found[next - 1], found[next])) next += 1;
  return found.slice(first, next);
}

function isListed(one: PlacedReading | undefined, other: PlacedReading | undefined): boolean {
  return (
    one !== undefined &&
    other !== undefined &&
    one.passage === other.passage &&
    one.reading.isBare === other.reading.isBare &&
    other.from - one.to <= LISTED &&
    (one.reading.isBare ? LIST_BETWEEN : VERSIONS_BETWEEN).test(
      one.passage.text.slice(one.reading.end, other.reading.start),
    )
  );
}

/** True for a name without a version soon after the same license was only spoken of. */
function isRepeated(placed: PlacedReading, ends: ReadonlyMap<string, number>): boolean {
  const end = ends.get(idOf(placed));
  return placed.reading.isBare && end !== undefined && placed.from - end < REPEATED;
}

function hasOther(families: ReadonlySet<string>, family: string): boolean {
  return families.size > (families.has(family) ? 1 : 0);
}

function familyOf(placed: PlacedReading): string {
  return familyOfId(idOf(placed));
}

function idOf({ reading }: PlacedReading): string {
  return reading.ids[0] ?? "";
}
