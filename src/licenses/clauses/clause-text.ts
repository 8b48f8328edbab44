/** One sentence of a license text, with what a reader knows when reaching it. */
export interface Sentence {
  /** The words in plain typography, white space squeezed. */
  readonly words: string;
  /** The sentences that introduce the list in which this one stands, outermost first; empty outside a list. */
  readonly leadIn: string;
  /** Number of the section, as in `Clause`. */
  readonly section: string | undefined;
  /** Number of the block in the text, from 0. */
  readonly block: number;
  /** Offsets into the source. */
  readonly start: number;
  readonly end: number;
  /** Says what a term means; it neither allows nor forbids. */
  readonly isDefinition: boolean;
}

/** A license, policy or terms text as sentences. */
export interface ClauseText {
  /** The title that the text begins with; empty when it has none. */
  readonly title: string;
  /** The source without markup, character for character at the same offsets. */
  readonly plain: string;
  readonly sentences: readonly Sentence[];
}
