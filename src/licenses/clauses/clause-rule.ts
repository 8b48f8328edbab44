import type { ClauseKind } from "../license.ts";
import type { ClauseText, Sentence } from "./clause-text.ts";

/** How one kind of clause is recognized, and the words with which reports and `explain` speak of it. */
export interface ClauseRule {
  readonly kind: ClauseKind;
  /** The question that the clause answers with yes. */
  readonly asks: string;
  /** Why a user of the release should care. */
  readonly because: string;
  /** Parts of words in lower case: a sentence without any of them is no such clause. Saves time, decides nothing. */
  readonly needs: readonly string[];
  /** Where in `contextOf(sentence)` the decisive words stand; undefined when the sentence is no such clause. */
  find(sentence: Sentence, text: ClauseText): WordSpan | undefined;
}

/** Offsets into the words of a sentence with its lead-in. */
export interface WordSpan {
  readonly start: number;
  readonly end: number;
}

/** The words of a sentence as its reader understands it: an item of a list is read after its lead-in. */
export function contextOf(sentence: Sentence): string {
  return sentence.leadIn === "" ? sentence.words : `${sentence.leadIn} ${sentence.words}`;
}
