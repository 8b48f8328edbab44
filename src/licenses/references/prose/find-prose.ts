import type { TokenizedText } from "../../words/tokenize.ts";
import type { CoveredPlace } from "../covered-places.ts";
import type { ReferenceContext } from "../reference-context.ts";
import type { FoundReference } from "../found-reference.ts";
import { settleChoices } from "./choices.ts";
import { dropEnumerations } from "./enumerations.ts";
import { findReadings } from "./find-readings.ts";
import { opens, putsUnder } from "./grants.ts";
import { findExplained } from "./explained.ts";
import { findInCode } from "./in-code.ts";
import { findOffered } from "./offered.ts";
import type { PlacedReading } from "./reading.ts";
import { findSpokenOf } from "./spoken-of.ts";

/** Notices and names in prose, in order of place; what stands in covered places is left out. */
export function findProse(
  { names, has }: ReferenceContext,
  tokens: TokenizedText,
  covered: readonly CoveredPlace[],
): readonly FoundReference[] {
  const found = findReadings(names, has, tokens, covered);
  if (found.length === 0) return [];
  const settled = settleChoices(dropEnumerations(found, tokens));
  const spokenOf = findSpokenOf(settled)
    .union(findOffered(tokens, settled))
    .union(findInCode(tokens, settled))
    .union(findExplained(tokens, settled));
  return settled.flatMap((placed) => toReference(tokens, placed, !spokenOf.has(placed)));
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
      isOpening: isGrant && opens(passage, reading),
      score: reading.score,
      start: starts[from] ?? 0,
      end: ends[to - 1] ?? 0,
      ...(others.length > 0 && { others }),
    },
  ];
}
