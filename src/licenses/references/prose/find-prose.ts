import type { TokenizedText } from "../../words/tokenize.ts";
import type { CoveredPlace } from "../covered-places.ts";
import { familyOfId } from "../family.ts";
import type { ReferenceContext } from "../reference-context.ts";
import type { FoundReference } from "../swallowed.ts";
import { settleChoices } from "./choices.ts";
import { dropEnumerations } from "./enumerations.ts";
import { findReadings } from "./find-readings.ts";
import { grants, isPast, putsUnder } from "./grants.ts";
import type { PlacedReading } from "./reading.ts";

/** Notices and names in prose, in order of place; what stands in covered places is left out. */
export function findProse(
  { names, has }: ReferenceContext,
  tokens: TokenizedText,
  covered: readonly CoveredPlace[],
): readonly FoundReference[] {
  const found = findReadings(names, has, tokens, covered);
  if (found.length === 0) return [];
  const spokenOf = new Map<string, number>();
  const families = new Set(
    found
      .filter((placed) => !isFormer(placed) && grants(placed.passage, placed.reading))
      .map(familyOf),
  );
  return settleChoices(dropEnumerations(found, tokens.length)).flatMap((placed) => {
    const isReplaced = isFormer(placed) && families.size > (families.has(familyOf(placed)) ? 1 : 0);
    const isGrant =
      grants(placed.passage, placed.reading) && !isReplaced && !isRepeated(placed, spokenOf);
    if (!isGrant) spokenOf.set(placed.reading.ids[0] ?? "", placed.to);
    return toReference(tokens, placed, isGrant);
  });
}

function isFormer({ passage, reading }: PlacedReading): boolean {
  return isPast(passage, reading);
}

function familyOf({ reading }: PlacedReading): string {
  return familyOfId(reading.ids[0] ?? "");
}

/** Words within which a short name means what was only spoken of before. */
const REPEATED = 40;

/** True for a name without a version soon after the same license was only spoken of. */
function isRepeated(
  { reading, from }: PlacedReading,
  spokenOf: ReadonlyMap<string, number>,
): boolean {
  const end = spokenOf.get(reading.ids[0] ?? "");
  return reading.isBare && end !== undefined && from - end < REPEATED;
}

function toReference(
  { starts, ends }: TokenizedText,
  { reading, passage, from, to }: PlacedReading,
  isGrant: boolean,
): readonly FoundReference[] {
  const [id] = reading.ids;
  if (id === undefined) return [];
  const expression = reading.expression ?? id;
  const others = reading.expression === undefined ? reading.ids.slice(1) : [];
  return [
    {
      kind: isGrant && putsUnder(passage, reading) ? "notice" : "mention",
      expression,
      ids: [...new Set(expression.split(/ (?:OR|AND) /))],
      grants: isGrant,
      isBare: reading.isBare,
      isPointer: reading.isPointer === true,
      isLoose: reading.isLoose === true,
      score: reading.score,
      start: starts[from] ?? 0,
      end: ends[to - 1] ?? 0,
      ...(others.length > 0 && { others }),
    },
  ];
}
