import type { MarkerReading, SectionMarker } from "./section-marker.ts";

interface Level {
  readonly label: string;
  readonly reading: MarkerReading;
  readonly indent: number;
}

/** Deepest nesting kept; deeper numbers replace the last. */
const MAX_DEPTH = 6;

/**
 * Follows the numbering of a text: each marker is the next of an open list, or opens a list below the
 * last one. Immutable; a text is read by folding `below` over its markers.
 */
export class SectionPath {
  readonly #levels: readonly Level[];

  private constructor(levels: readonly Level[]) {
    this.#levels = levels;
  }

  /** The place before the first number. */
  static top(): SectionPath {
    return new SectionPath([]);
  }

  /** The numbers from the outermost down, joined as `1.b.iv`; undefined before the first number. */
  get label(): string | undefined {
    if (this.#levels.length === 0) return undefined;
    return this.#levels.map((level) => level.label).join(".");
  }

  /** Place of the last number in its list, from 1; 0 before the first number. */
  get ordinal(): number {
    return this.#levels.at(-1)?.reading.ordinal ?? 0;
  }

  get depth(): number {
    return this.#levels.length;
  }

  /** Whether a marker opens a list here or is the next of an open one. */
  expects(marker: SectionMarker): boolean {
    if (marker.path !== undefined) return this.#runsOn(marker.path);
    return marker.readings.some((r) => r.ordinal === 1 || this.#nextLevel([r]) !== undefined);
  }

  /** Whether a marker at the start of a paragraph can be a number: lists may leave numbers out, letters stand in a list. */
  accepts(marker: SectionMarker): boolean {
    if (marker.path !== undefined || this.expects(marker)) return true;
    return marker.readings.some(
      (r) =>
        r.style.startsWith("1") ||
        this.#levels.some((l) => isSameList(l.reading, r) && r.ordinal > l.reading.ordinal),
    );
  }

  /** The path after reading a marker at an indentation; `follows` says that only the title of the last section was read. */
  below(marker: SectionMarker, indent: number, follows: boolean): SectionPath {
    if (marker.path !== undefined) {
      return new SectionPath(marker.path.map((part) => ({ ...part, indent })));
    }
    const next = this.#nextLevel(marker.readings, indent);
    if (next !== undefined) return this.#replace(next.at, marker.label, next.reading, indent);
    const reading = marker.readings.find((r) => r.ordinal === 1) ?? marker.readings.at(-1);
    if (reading === undefined) return this;
    const isBelowPath = this.#levels.at(-1)?.reading.style === "path";
    const same = isBelowPath
      ? -1
      : this.#levels.findLastIndex(
          (l) => marker.readings.some((r) => isSameList(l.reading, r)) && l.indent >= indent,
        );
    if (same >= 0 && !(follows && same === this.#levels.length - 1 && reading.ordinal === 1)) {
      const level = this.#levels[same];
      const continued = marker.readings.find((r) => level && isSameList(level.reading, r));
      return this.#replace(same, marker.label, continued ?? reading, indent);
    }
    const level = { label: marker.label, reading, indent };
    return new SectionPath([...this.#grouping(reading), level].slice(-MAX_DEPTH));
  }

  /** "Section III" only groups when the numbers below run on from the section before: they are the numbers people cite. */
  #grouping(reading: MarkerReading): readonly Level[] {
    const runsOn = reading.ordinal > 1 && this.#levels.at(-1)?.reading.style === "named";
    return runsOn ? this.#levels.slice(0, -1) : this.#levels;
  }

  /** `3.2` after `3.1`, `3.1` after `3`, `4` or `4.1` after `3.7`: not a reference that a wrapped line begins with. */
  #runsOn(path: NonNullable<SectionMarker["path"]>): boolean {
    const last = path.at(-1)?.reading;
    if (last === undefined || path.some((part) => part.reading.style === "annex")) return true;
    const shared = path.findIndex((part, at) => part.label !== this.#levels[at]?.label);
    if (shared < 0) return false;
    const rest = path.slice(shared);
    const before = this.#levels[shared]?.reading.ordinal ?? 0;
    return (
      rest[0]?.reading.ordinal === before + 1 && rest.slice(1).every((p) => p.reading.ordinal === 1)
    );
  }

  #replace(at: number, label: string, reading: MarkerReading, indent: number): SectionPath {
    return new SectionPath([...this.#levels.slice(0, at), { label, reading, indent }]);
  }

  #nextLevel(
    readings: readonly MarkerReading[],
    indent?: number,
  ): { readonly at: number; readonly reading: MarkerReading } | undefined {
    const found = this.#levels.flatMap((level, at) =>
      readings
        .filter((r) => isSameList(level.reading, r) && r.ordinal === level.reading.ordinal + 1)
        .map((reading) => ({ at, reading, level })),
    );
    return found.findLast((f) => f.level.indent === indent) ?? found.at(-1);
  }
}

/** A number read as part of `3.2` has no punctuation of its own and goes with any. */
function isSameList(a: MarkerReading, b: MarkerReading): boolean {
  if (a.style === "1 *" || b.style === "1 *")
    return a.style.startsWith("1") && b.style.startsWith("1");
  return a.style === b.style;
}
