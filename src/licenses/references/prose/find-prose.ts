import type { TokenizedText } from "../../words/tokenize.ts";
import type { ReferenceContext } from "../reference-context.ts";
import type { FoundReference } from "../swallowed.ts";
import { settleChoices } from "./choices.ts";
import { dropEnumerations } from "./enumerations.ts";
import { type CoveredPlace, findReadings, type PlacedReading } from "./find-readings.ts";
import { grants } from "./grants.ts";

/** Notices and names in prose, in order of place; what stands in covered places is left out. */
export function findProse(
  { names, has }: ReferenceContext,
  tokens: TokenizedText,
  covered: readonly CoveredPlace[],
): readonly FoundReference[] {
  const found = findReadings(names, has, tokens, covered);
  if (found.length === 0) return [];
  return settleChoices(dropEnumerations(found)).flatMap((placed) => toReference(tokens, placed));
}

function toReference(
  { starts, ends }: TokenizedText,
  { reading, passage, from, to }: PlacedReading,
): readonly FoundReference[] {
  const [id] = reading.ids;
  if (id === undefined) return [];
  const expression = reading.expression ?? id;
  return [
    {
      kind: "mention",
      expression,
      ids: [...new Set(expression.split(/ (?:OR|AND) /))],
      grants: grants(passage, reading),
      isBare: reading.isBare,
      isPointer: reading.isPointer === true,
      isLoose: reading.isLoose === true,
      score: reading.score,
      start: starts[from] ?? 0,
      end: ends[to - 1] ?? 0,
    },
  ];
}
