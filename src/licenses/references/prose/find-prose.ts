import type { TokenizedText } from "../../words/tokenize.ts";
import type { ReferenceContext } from "../reference-context.ts";
import type { FoundReference } from "../swallowed.ts";
import { findReadings, type PlacedReading } from "./find-readings.ts";
import { grants } from "./grants.ts";
import { dropEnumerations } from "./enumerations.ts";

/** Notices and names in prose, in order of place. */
export function findProse(
  { names, has }: ReferenceContext,
  tokens: TokenizedText,
): readonly FoundReference[] {
  const found = findReadings(names, has, tokens);
  if (found.length === 0) return [];
  return dropEnumerations(found).flatMap((placed) => toReference(tokens, placed));
}

function toReference(
  { starts, ends }: TokenizedText,
  placed: PlacedReading,
): readonly FoundReference[] {
  const { reading, passage, from, to } = placed;
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
      score: reading.score,
      start: starts[from] ?? 0,
      end: ends[to - 1] ?? 0,
    },
  ];
}
