import type { PlacedReading } from "./reading.ts";

/** Tokens between two names that are one choice. */
const CLOSE = 14;

/**
 * Reads names that mean something else beside another: the Artistic License beside the GPL is Perl's own edition; a work that CC0
 * puts into the public domain is under CC0.
 */
export function settleChoices(found: readonly PlacedReading[]): readonly PlacedReading[] {
  return found.flatMap((placed, at): readonly PlacedReading[] => {
    const { reading } = placed;
    const [id = ""] = reading.ids;
    const near = [found[at - 1], found[at + 1]].filter(
      (other) => other !== undefined && distance(placed, other) <= CLOSE,
    );
    if (id.startsWith("Artistic-") && reading.isBare) {
      const isPerl = near.some((other) => other?.reading.ids[0]?.startsWith("GPL-") === true);
      return isPerl
        ? [{ ...placed, reading: { ...reading, ids: ["Artistic-1.0-Perl"] } }]
        : [placed];
    }
    if (id === "LicenseRef-scancode-public-domain") {
      const isWaived = found
        .slice(Math.max(0, at - 3), at + 4)
        .some((other) => other.reading.ids[0] === "CC0-1.0" && distance(placed, other) < 80);
      return isWaived ? [] : [placed];
    }
    return [placed];
  });
}

function distance(one: PlacedReading, other: PlacedReading): number {
  return one.from < other.from ? other.from - one.to : one.from - other.to;
}
