import type { ExpressionProblem } from "../../license.ts";
import type { ExpressionWord, ExpressionWords } from "./expression-words.ts";
import { type Expression, type LicenseTerm, printExpression } from "./expression.ts";
import { LONGEST_NAME, nameAt } from "./name-at.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** An id that a document or a file of the package defines. */
const DEFINED_ELSEWHERE = /^(?:DocumentRef-[\w.-]+:)?LicenseRef-[\w.-]+$/i;

/** An expression while it is read: the word that comes next, and what was wrong so far. */
export interface Reader {
  readonly text: string;
  readonly words: ExpressionWords;
  readonly vocabulary: Vocabulary;
  readonly problems: ExpressionProblem[];
  readonly deprecated: ExpressionProblem[];
  /** Nothing is read after words that name no license. */
  readonly isStrict: boolean;
  isStopped: boolean;
  at: number;
  depth: number;
}

/** The longest run of words that names a license; a single unknown word stays as written. */
export function readName(reader: Reader): Expression {
  const { text, words, at } = reader;
  const named = nameAt(text, words, at, reader.vocabulary);
  const { start, end } = words(at) ?? { start: 0, end: 0 };
  if (named) {
    reader.at = named.to;
    const replacement = reader.vocabulary.replacement(text.slice(start, end));
    if (named.to === at + 1 && replacement !== undefined)
      reader.deprecated.push({ kind: "deprecated-id", start, end, replacement });
    return named.license;
  }
  const id = text.slice(start, end);
  reader.at += 1;
  if (!DEFINED_ELSEWHERE.test(id)) {
    reader.problems.push({ kind: "unknown-license", start, end });
    reader.isStopped = reader.isStrict;
  }
  return { kind: "license", id, orLater: false, isKnown: false, others: [] };
}

/** `WITH` and what follows it, for the license before it. */
export function readException(reader: Reader, license: Expression): Expression {
  if (kindAt(reader) !== "with" || license.kind !== "license") return license;
  const { text, words, at, vocabulary } = reader;
  const operator = words(at);
  const first = words(at + 1);
  if (first?.kind !== "word") {
    const { start, end } = operator ?? { start: 0, end: 0 };
    reader.problems.push({ kind: "missing-license", start, end });
    reader.at += 1;
    return license;
  }
  for (let to = at + 1 + LONGEST_NAME; to > at + 1; to -= 1) {
    const last = words(to - 1);
    if (last?.kind !== "word") continue;
    const id = printExpression({ ...license, isKnown: true });
    const exception = vocabulary.exceptions(id, text.slice(first.start, last.end));
    if (exception === undefined) continue;
    reader.at = to;
    return { ...license, exception, others: [] };
  }
  reader.at += 2;
  reader.problems.push({ kind: "unknown-exception", start: first.start, end: first.end });
  const unknown: LicenseTerm = { ...license, exception: text.slice(first.start, first.end) };
  return { ...unknown, isKnown: false };
}

/** What the next word is; undefined after the last one, and where nothing more is read. */
export function kindAt(reader: Reader): ExpressionWord["kind"] | undefined {
  return reader.isStopped ? undefined : reader.words(reader.at)?.kind;
}
