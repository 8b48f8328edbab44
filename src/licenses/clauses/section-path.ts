import type { MarkerReading, SectionMarker } from "./section-marker.ts";

interface Level {
  readonly label: string;
  readonly reading: MarkerReading;
  readonly indent: number;
}

/**
 * Follows the numbering of a text: each marker is the next of an open list, or opens a list below the
 * last one. Immutable; a text is read by folding `below` over its markers.
 */
export class SectionPath {
  static readonly top: SectionPath = new SectionPath([]);
  readonly #levels: readonly Level[];

  private constructor(levels: readonly Level[]) {
    this.#levels = levels;
  }

  /** The numbers from the outermost down, joined as `1.b.iv`; undefined before the first number. */
  get label(): string | undefined {
    if (this.#levels.length === 0) return undefined;
    return this.#levels.map((level) => level.label).join(".");
  }

  get depth(): number {
    return this.#levels.length;
  }

  /** Whether a marker continues or opens a list here, rather than being a number that a wrapped line begins with. */
  expects(marker: SectionMarker): boolean {
    if (marker.isWholePath) return true;
    return marker.readings.some((r) => r.ordinal === 1 || this.#siblingOf([r]) !== undefined);
  }

  /** The path after reading a marker at an indentation; `follows` says that only the title of the last section was read. */
  below(marker: SectionMarker, indent: number, follows: boolean): SectionPath {
    const reading = marker.readings.at(-1) ?? { style: "path", ordinal: 0 };
    if (marker.isWholePath) return new SectionPath(this.#wholePath(marker, reading, indent));
    const next = this.#siblingOf(marker.readings, indent);
    if (next !== undefined) return this.#replace(next.at, marker.label, next.reading, indent);
    const restarted = this.#levels.findLastIndex(
      (level) =>
        marker.readings.some((r) => r.style === level.reading.style) && level.indent >= indent,
    );
    const first = marker.readings.find((r) => r.ordinal === 1) ?? reading;
    if (restarted >= 0 && !(follows && restarted === this.#levels.length - 1)) {
      const sameStyle = marker.readings.find(
        (r) => r.style === this.#levels[restarted]?.reading.style,
      );
      return this.#replace(restarted, marker.label, sameStyle ?? first, indent);
    }
    return new SectionPath(
      [...this.#levels, { label: marker.label, reading: first, indent }].slice(-6),
    );
  }

  #wholePath(marker: SectionMarker, reading: MarkerReading, indent: number): readonly Level[] {
    const number = /^\d+$/.test(marker.label) ? Number(marker.label) : 0;
    const labeled = number > 0 ? { style: "1 .", ordinal: number } : reading;
    return [{ label: marker.label, reading: labeled, indent }];
  }

  #replace(at: number, label: string, reading: MarkerReading, indent: number): SectionPath {
    return new SectionPath([...this.#levels.slice(0, at), { label, reading, indent }]);
  }

  #siblingOf(
    readings: readonly MarkerReading[],
    indent?: number,
  ): { readonly at: number; readonly reading: MarkerReading } | undefined {
    const found = this.#levels.flatMap((level, at) =>
      readings
        .filter((r) => r.style === level.reading.style && r.ordinal === level.reading.ordinal + 1)
        .map((reading) => ({ at, reading, level })),
    );
    return found.findLast((f) => f.level.indent === indent) ?? found.at(-1);
  }
}
