import type { ClauseKind } from "../license.ts";
import type { FreeDifferences } from "./free-differences.ts";

/** Words of one text at a place where two texts differ. */
export interface Passage {
  /** Character offsets, end exclusive; equal where this text has no words here: the end of the word after which they are missing. */
  readonly start: number;
  readonly end: number;
  /** 1-based and inclusive. */
  readonly startLine: number;
  readonly endLine: number;
  /** The words as written; empty where there are none. */
  readonly text: string;
  /** How many words count here. */
  readonly wordCount: number;
  /** Number of the section that it stands in, as the text writes it. */
  readonly section?: string;
}

/** A place where two texts differ in words that count. */
export interface Hunk {
  readonly kind: "added" | "removed" | "changed";
  /** True when hardly the meaning differs: only articles came or went. */
  readonly isMinor: boolean;
  readonly before: Passage;
  readonly after: Passage;
}

/** A section of one of two texts that are compared: what stands under one number, or a paragraph where nothing is numbered. */
export interface SectionPlace {
  /** The number as the text writes it, such as `1.b.iv`. */
  readonly section?: string;
  /** Its title, or its first words. */
  readonly title: string;
  /** Character offsets, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly startLine: number;
  readonly endLine: number;
}

/** A clause in one of two versions of a text. */
export interface ClausePassage {
  readonly line: number;
  /** The words as written, at most 240 characters. */
  readonly text: string;
}

/** What became of a clause from one version to the next; `before` is missing for an added one, `after` for a removed one. */
export interface ClauseChange {
  readonly kind: ClauseKind;
  readonly status: "same" | "changed" | "added" | "removed";
  readonly before?: ClausePassage;
  readonly after?: ClausePassage;
}

/** What became of a section from one version to the next. */
export interface SectionChange {
  /** `moved`: the same words under another number or in another order. */
  readonly status: "same" | "changed" | "added" | "removed" | "moved";
  readonly before?: SectionPlace;
  readonly after?: SectionPlace;
  /** Where its words differ; for an added or removed section, all of it. */
  readonly hunks: readonly Hunk[];
  readonly clauses: readonly ClauseChange[];
}

/** Two texts laid beside each other. */
export interface TextComparison {
  /** Where they differ, in order; empty when they are the same text. */
  readonly hunks: readonly Hunk[];
  /** What differs and does not count. */
  readonly free: FreeDifferences;
  /** Words that both have in order, and how many each has. */
  readonly words: { readonly common: number; readonly before: number; readonly after: number };
  /** Section by section, in the order of the second text; what was removed stands where it stood. */
  readonly sections: readonly SectionChange[];
}
