import { familyOfId } from "../family.ts";
import type { Passage } from "./passage.ts";
import { matchAt, type PlacedReading, wordsBefore } from "./reading.ts";

/** "Oracle elects to use only the ...", "... has been chosen": one of several licenses that were offered. */
const ELECTS = / elects?(?: to use)?(?: only)?(?: the)?$/;
const ELECTED = /(?: licen[sc]e)? (?:has been|was|is) (?:chosen|elected)(?= |$)/y;
const ELECTS_REACH = 30;
/** Words before a choice within which the licenses were offered: a notice and its warranty paragraph. */
const OFFERED_BEFORE = 120;
/** Words after a choice that may tell what else was, or will be, there to choose from. */
const REMARK = 60;
const OFFERED = / (?:choice of|freedom of|choose)(?= |$)/;

/**
 * The names, in order of place, of licenses that were offered and not chosen: those before the choice, and what is said after it of
 * works that are offered so.
 */
export function findNotElected(found: readonly PlacedReading[]): ReadonlySet<PlacedReading> {
  const lost = new Set<PlacedReading>();
  found.forEach((elected, at) => {
    if (!isElected(elected)) return;
    const id = idOf(elected);
    const isOther = (other: PlacedReading): boolean => idOf(other) !== id && !isElected(other);
    for (let before = at - 1; before >= 0; before -= 1) {
      const other = found[before];
      if (!other || elected.from - other.to > OFFERED_BEFORE) break;
      if (isOther(other) && isOfferedWith(found, before, elected)) lost.add(other);
    }
    for (let after = at + 1; after < found.length; after += 1) {
      const other = found[after];
      if (other?.passage !== elected.passage || other.from - elected.to > REMARK) break;
      if (isOther(other) && isRemark(elected, other)) lost.add(other);
    }
  });
  return lost;
}

/** Words between two licenses that are offered together. */
const OFFERED_WITHIN = 14;

/** True for another edition of a license, or one that stands beside it. */
function isOfferedWith(
  found: readonly PlacedReading[],
  at: number,
  elected: PlacedReading,
): boolean {
  const other = found[at];
  const id = idOf(elected);
  if (!other || familyOfId(idOf(other)) === familyOfId(id)) return true;
  return [found[at - 1], found[at + 1]].some(
    (beside) =>
      beside !== undefined &&
      beside !== elected &&
      idOf(beside) === id &&
      Math.max(other.from - beside.to, beside.from - other.to) <= OFFERED_WITHIN,
  );
}

function isElected({ passage, reading }: PlacedReading): boolean {
  return (
    ELECTS.test(wordsBefore(passage, reading.start, ELECTS_REACH)) || isChosen(passage, reading.end)
  );
}

/** True where words go on that the license named before them was chosen. */
export function isChosen({ text }: Passage, end: number): boolean {
  return matchAt(ELECTED, text, end) !== undefined;
}

function isRemark({ passage, reading }: PlacedReading, other: PlacedReading): boolean {
  return OFFERED.test(passage.text.slice(reading.end, other.reading.start));
}

function idOf({ reading }: PlacedReading): string {
  return reading.ids[0] ?? "";
}
