import type { ClauseText } from "../../licenses/clauses/clause-text.ts";
import type { ClauseKind } from "../../licenses/license.ts";
import type { Profile, Purpose } from "./profile.ts";
import { type Duty, type Use, type UseAnswer, USES } from "./use.ts";

/** What a clause makes of a use. */
export interface Effect {
  readonly answer: UseAnswer;
  readonly because: string;
  readonly duty?: Duty;
}

/** What a clause makes of each use that it touches. */
export type Effects = Partial<Readonly<Record<Use, Effect>>>;

/** A clause with the words that it stands in. */
export interface AskedClause {
  readonly kind: ClauseKind;
  readonly section?: string;
  /** Its whole sentence; the quotation where the sentence was not found. */
  readonly sentence: string;
  /** The sentence after the words that introduce it. */
  readonly context: string;
  /** Missing where the release names the license and does not hold it. */
  readonly text?: ClauseText;
}

/** The same effect on several uses. */
export function on(uses: readonly Use[], effect: Effect): Effects {
  return Object.fromEntries(uses.map((use) => [use, effect]));
}

/** The same effect on every use. */
export function onAll(effect: Effect): Effects {
  return on(USES, effect);
}

/** An effect of its own on every use; undefined where a use is not touched. */
export function each(effectOf: (use: Use) => Effect | undefined): Effects {
  return Object.fromEntries(
    USES.flatMap((use) => {
      const effect = effectOf(use);
      return effect === undefined ? [] : [[use, effect]];
    }),
  );
}

/** A condition of a use. */
export function duty(kind: Duty["kind"], says: string, words: readonly string[] = []): Effect {
  const quoted = words.length === 0 ? {} : { words };
  return { answer: "yes-if", because: says, duty: { kind, says, ...quoted } };
}

/** Why a use is wanted; money for it is commercial whatever else the profile says. */
export function purposeOf(use: Use, profile: Profile): Purpose | undefined {
  return use === "sell" ? "commercial" : profile.purpose;
}

/** Longest phrase in quotes: a notice has a few lines. */
const MAX_PHRASE = 400;
/** Sentences that such a phrase may go on through. */
const SENTENCES_OF_PHRASE = 3;

/**
 * Phrases that a clause puts in quotes: names and lines that have to be shown word for word. One may be cut by a full stop within it, or
 * follow the sentence after a colon, so the next sentences are read too.
 */
export function quotedIn({ sentence, text }: AskedClause): readonly string[] {
  const sentences = text?.sentences ?? [];
  const at = sentences.findIndex(({ words }) => words === sentence);
  const next = at < 0 ? [] : sentences.slice(at + 1, at + 1 + SENTENCES_OF_PHRASE);
  const room = sentence.endsWith(":") ? MAX_PHRASE : 0;
  const all = [sentence, ...next.map(({ words }) => words)].join(" ");
  const found = [...all.matchAll(QUOTED)]
    .filter(({ index }) => index < sentence.length + room)
    .map(([, words = ""]) => words.trim());
  return [...new Set(found)].filter((words) => !/^(?:notice|you|your)$/i.test(words));
}

/** An opening quote stands before a word, a closing one behind one. */
const QUOTED = new RegExp(
  String.raw`(?<![^\s([])["\u201c](?=\S)([^"\u201c\u201d]{1,${MAX_PHRASE}})(?<=\S)["\u201d](?![\p{L}\p{N}])`,
  "gu",
);
