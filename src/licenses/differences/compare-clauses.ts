import { type PlacedClause, placeClauses, quoteClause } from "../clauses/find-clauses.ts";
import { CLAUSE_KINDS } from "../license.ts";
import type { ClauseChange, ClausePassage, Hunk, Passage } from "./comparison.ts";
import type { CountingWords } from "./counting-words.ts";
import type { Section } from "./read-sections.ts";

/** The clauses of one version of a text, by section. */
export interface VersionClauses {
  readonly words: CountingWords;
  readonly bySection: readonly (readonly PlacedClause[])[];
  /** Clauses by kind and counting words. */
  readonly byWords: ReadonlyMap<string, PlacedClause>;
}

/** Finds the clauses of a version by their wording. */
export function clausesBySection(
  words: CountingWords,
  sections: readonly Section[],
): VersionClauses {
  const bySection: PlacedClause[][] = sections.map(() => []);
  const byWords = new Map<string, PlacedClause>();
  let at = 0;
  for (const clause of placeClauses(words.tokens.text, CLAUSE_KINDS)) {
    byWords.set(wordsOf(clause, words), clause);
    const word = words.wordAt(clause.start);
    while (at + 1 < sections.length && (sections[at]?.to ?? 0) <= word) at += 1;
    bySection[at]?.push(clause);
  }
  return { words, bySection, byWords };
}

/**
 * What became of the clauses of a section; a section that only one version has is undefined in the other. A clause whose words stand in
 * another section of the other version is neither new nor gone; one that is in both is changed where a difference touches its sentence.
 */
export function compareClauses(
  before: VersionClauses,
  beforeSection: number | undefined,
  after: VersionClauses,
  afterSection: number | undefined,
  hunks: readonly Hunk[],
): readonly ClauseChange[] {
  const old = clausesOf(before, beforeSection);
  const now = clausesOf(after, afterSection);
  const gone = old.filter(
    (clause) =>
      !now.some(({ kind }) => kind === clause.kind) &&
      !after.byWords.has(wordsOf(clause, before.words)),
  );
  return [
    ...now.map((clause): ClauseChange => {
      const ownWords = wordsOf(clause, after.words);
      const earlier = old.find(({ kind }) => kind === clause.kind) ?? before.byWords.get(ownWords);
      const passage = passageOf(clause, after.words);
      if (!earlier) return { kind: clause.kind, status: "added", after: passage };
      const isChanged = hunks.some((hunk) => touches(hunk, earlier, clause));
      return {
        kind: clause.kind,
        status: isChanged ? "changed" : "same",
        before: passageOf(earlier, before.words),
        after: passage,
      };
    }),
    ...gone.map((clause): ClauseChange => ({
      kind: clause.kind,
      status: "removed",
      before: passageOf(clause, before.words),
    })),
  ];
}

function touches(hunk: Hunk, before: PlacedClause, after: PlacedClause): boolean {
  return overlaps(hunk.before, before) || overlaps(hunk.after, after);
}

function overlaps({ start, end, wordCount }: Passage, clause: PlacedClause): boolean {
  return wordCount > 0 && start < clause.end && clause.sentenceStart < end;
}

function clausesOf(
  { bySection }: VersionClauses,
  section: number | undefined,
): readonly PlacedClause[] {
  return section === undefined ? [] : (bySection[section] ?? []);
}

function passageOf({ start, end }: PlacedClause, words: CountingWords): ClausePassage {
  return { line: words.lineAt(start), text: quoteClause(words.tokens.text.slice(start, end)) };
}

/** The kind of a clause and the counting words of its sentence, for comparison: a quotation may begin elsewhere in each text. */
function wordsOf({ kind, sentenceStart, end }: PlacedClause, words: CountingWords): string {
  return `${kind} ${words.hashes.subarray(words.wordAt(sentenceStart), words.wordAt(end)).join(" ")}`;
}
