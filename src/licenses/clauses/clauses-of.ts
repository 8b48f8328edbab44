import { lineFinder } from "../../bytes/lines.ts";
import {
  CLAUSE_KINDS,
  type Clause,
  type ClauseKind,
  type LicenseTextMatch,
  type TextDifference,
} from "../license.ts";
import { createPartReader } from "../parts/text-part.ts";
import { kindsOfSentences, placeClauses, quoted } from "./find-clauses.ts";

/** Characters around a difference in which the sentence that it belongs to ends, as long as sentences in licenses are. */
const SENTENCE_AROUND = 1_000;

/** Characters around a sentence in which its section begins, and the sentence ends. */
const SECTION_AROUND = 10_000;

/** As much of a difference as tells where to look. */
type Place = Pick<TextDifference, "kind" | "isMinor" | "line" | "start" | "end">;

/** What is known of one license text in a file. */
interface KnownText {
  readonly differences: readonly Place[];
  readonly clauses: readonly Clause[];
}

/** Clauses of one license text in a file, or of a text that no catalog holds. */
export interface LicenseClauses {
  /** Id of the license; undefined for a text that no catalog holds. */
  readonly license?: string;
  readonly clauses: readonly Clause[];
}

/** The clauses of each license text in a text; where it holds none, those that its wording shows. */
export function clausesOfTexts(
  text: string,
  matches: readonly LicenseTextMatch[],
): readonly LicenseClauses[] {
  if (matches.length === 0) return [{ clauses: possibleClauses(text) }];
  return matches.map((match) => ({ license: match.id, clauses: clausesInMatch(text, match) }));
}

/** The clauses of a license text: its own where they stand, and those that words added to it may be. */
export function clausesInMatch(
  text: string,
  { differences, clauses }: KnownText,
): readonly Clause[] {
  return [...clauses, ...clausesInDifferences(text, differences, clauses)].toSorted(
    (a, b) => a.line - b.line,
  );
}

/** The clauses of a text that no catalog holds, by their wording. */
export function possibleClauses(text: string): readonly Clause[] {
  return possibleClausesOf([text]);
}

/** As `possibleClauses`, for a text that comes in pieces. */
export function possibleClausesOf(pieces: Iterable<string>): readonly Clause[] {
  const reader = createPartReader(pieces);
  const found: Clause[] = [];
  for (let part = reader.first(); ;) {
    const { text, from, before, isLast } = part;
    const cut = isLast ? Infinity : text.length - SECTION_AROUND;
    const lineAt = lineFinder(text);
    for (const clause of placeClauses(text, CLAUSE_KINDS)) {
      if (clause.start < from || clause.start >= cut) continue;
      const line = before.lines + lineAt(clause.start);
      found.push({ ...quoted(text, clause, line), isPossible: true });
    }
    if (isLast) return found;
    part = reader.next(part, { cut, keep: cut - SECTION_AROUND, isAscii: false });
  }
}

/** Clauses by their wording that end in words which were added or changed; those that are there as altered ones are left out. */
function clausesInDifferences(
  text: string,
  differences: readonly Place[],
  known: readonly Clause[],
): readonly Clause[] {
  const added = differences.filter(({ kind, isMinor }) => kind !== "removed" && !isMinor);
  const kinds = kindsAround(text, added);
  if (kinds.length === 0) return [];
  const { stretch, from, lines } = stretchAround(text, added);
  const lineAt = lineFinder(stretch);
  return placeClauses(stretch, kinds)
    .filter(({ start, end }) =>
      added.some((one) => one.start < end + from && start + from < one.end),
    )
    .map((clause) => ({
      ...quoted(stretch, clause, lines + lineAt(clause.start)),
      isPossible: true,
    }))
    .filter((clause) => !known.some((one) => isSame(one, clause)));
}

/** Longest text that is read whole for what was added to one license in it; longer ones hold many licenses. */
const LONGEST_WHOLE = 200_000;
/** Characters around the differences of a license that are read in a longer text: as long as licenses are. */
const AROUND = 20_000;

/** The part of a text around differences, in order of place, from where on it is, and the line breaks before it. */
function stretchAround(
  text: string,
  differences: readonly Place[],
): { readonly stretch: string; readonly from: number; readonly lines: number } {
  const [first] = differences;
  if (text.length <= LONGEST_WHOLE || !first) return { stretch: text, from: 0, lines: 0 };
  const from = Math.max(0, first.start - AROUND);
  const last = differences.reduce((most, { end }) => Math.max(most, end), 0);
  const stretch = text.slice(from, last + AROUND);
  return { stretch, from, lines: first.line - lineFinder(stretch)(first.start - from) };
}

/** Kinds that sentences with differences may be: most texts change next to nothing, and need not be read whole. */
function kindsAround(text: string, differences: readonly Place[]): readonly ClauseKind[] {
  const found = new Set<ClauseKind>();
  for (let first = 0; first < differences.length;) {
    let to = 0;
    let next = first;
    for (let one = differences[next]; one; one = differences[next]) {
      if (next > first && one.start - SENTENCE_AROUND > to) break;
      to = Math.max(to, one.end + SENTENCE_AROUND);
      next += 1;
    }
    const near = differences.slice(first, next);
    const start = Math.max(0, (near[0]?.start ?? 0) - SENTENCE_AROUND);
    const from = text.lastIndexOf("\n", start) + 1;
    const kinds = kindsOfSentences(text.slice(from, to), (sentence) =>
      near.some((one) => one.start < sentence.end + from && sentence.start + from < one.end),
    );
    for (const kind of kinds) found.add(kind);
    first = next;
  }
  return [...found];
}

function isSame(one: Clause, other: Clause): boolean {
  return one.kind === other.kind && one.isMissing !== true && one.line === other.line;
}
