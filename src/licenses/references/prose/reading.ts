import type { Passage } from "./passage.ts";

/** What a grammar makes of a name and the words around it. Offsets are those of the passage's text. */
export interface Reading {
  /** Ids that the words can mean, the most likely first; empty when a license is named that the catalog lacks. */
  readonly ids: readonly string[];
  /** SPDX expression where the words name several licenses at once; else the first id. */
  readonly expression?: string;
  /** The words name the family only. */
  readonly isBare: boolean;
  /** The words need a license word near them to count. */
  readonly isWeak: boolean;
  /** The words point to a license text that goes with a notice: "see ... for details", "the full text of ...". */
  readonly isPointer?: boolean;
  /** A version without a word on later ones: a short name for what a notice says in full. */
  readonly isLoose?: boolean;
  /** 0 to 1. */
  readonly score: number;
  readonly start: number;
  readonly end: number;
}

/** A reading with its place in the text. */
export interface PlacedReading {
  readonly reading: Reading;
  readonly passage: Passage;
  /** Its first token, and the token after its last. */
  readonly from: number;
  readonly to: number;
}

/** A name found in a passage, for a grammar to read on from. */
export interface NamePlace {
  readonly passage: Passage;
  /** Offsets of the space before its first word, and after its last word. */
  readonly start: number;
  readonly end: number;
}

/** Matches at an offset and nowhere else; the pattern must be sticky. */
export function matchAt(
  pattern: RegExp,
  text: string,
  offset: number,
): RegExpExecArray | undefined {
  pattern.lastIndex = offset;
  return pattern.exec(text) ?? undefined;
}

/** The words before an offset, at most so many characters. */
export function wordsBefore({ text }: Passage, offset: number, reach: number): string {
  return text.slice(Math.max(0, offset - reach), offset);
}
