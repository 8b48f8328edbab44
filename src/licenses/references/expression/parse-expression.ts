import { type Expression, join } from "./expression.ts";
import type { ExpressionProblem } from "../../license.ts";
import { type ExpressionWord, expressionWords } from "./expression-words.ts";
import { nameAt } from "./name-at.ts";
import { kindAt, type Reader, readException, readName } from "./read-license.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What could be read of an expression. */
export interface ParsedExpression {
  /** Undefined when not one license could be read. */
  readonly expression?: Expression;
  /** Offset after the last word that belongs to it. */
  readonly end: number;
  /** Empty for an expression that is right in all its parts. */
  readonly problems: readonly ExpressionProblem[];
  /** Deprecated ids in it: they are read as what replaced them, and nothing is lost. */
  readonly deprecated: readonly ExpressionProblem[];
}

/** Deepest nesting of parentheses that is read; real expressions nest twice. */
const DEEPEST_NESTING = 32;

/**
 * Reads a license expression, also one as people write it: operators in any case, names instead of ids, deprecated ids, `/` and
 * commas. What is wrong is told as problems; words that name no known license stay in the expression as written. A strict reading ends
 * at the first words that name none, for callers to whom the expression is then worth nothing.
 */
export function parseExpression(
  text: string,
  vocabulary: Vocabulary,
  isStrict: boolean = false,
): ParsedExpression {
  const words = expressionWords(text);
  const reader: Reader = {
    text,
    words,
    vocabulary,
    problems: [],
    deprecated: [],
    isStrict,
    isStopped: false,
    at: 0,
    depth: 0,
  };
  if (!words(0)) {
    return { end: 0, problems: [{ kind: "empty", start: 0, end: text.length }], deprecated: [] };
  }
  const expression = readList(reader);
  const end = words(reader.at - 1)?.end ?? 0;
  const rest = words(reader.at);
  if (rest && !reader.isStopped) {
    const kind = rest.kind === "close" ? "unbalanced-parenthesis" : "unexpected-words";
    reader.problems.push({ kind, start: rest.start, end: text.trimEnd().length });
  }
  const { problems, deprecated } = reader;
  return { end, problems, deprecated, ...(expression && { expression }) };
}

/** Alternatives and their lists: `A, B or C` are alternatives, `A, B` and `A, B and C` hold together. */
function readList(reader: Reader): Expression | undefined {
  const parts = [readOr(reader)];
  while (kindAt(reader) === "list") {
    reader.at += 1;
    const next = kindAt(reader);
    if (next === undefined || next === "close") break;
    if (next === "and" || next === "or") {
      reader.at += 1;
      parts.push(readOr(reader));
      return join(next, present(parts));
    }
    parts.push(readOr(reader));
  }
  const last = parts.at(-1);
  const areAlternatives =
    last?.kind === "or" && parts.slice(0, -1).every((part) => part?.kind === "license");
  return join(areAlternatives ? "or" : "and", present(parts));
}

function readOr(reader: Reader): Expression | undefined {
  const parts = [readAnd(reader)];
  while (kindAt(reader) === "or") {
    if (!hasOperand(reader)) break;
    reader.at += 1;
    parts.push(readAnd(reader));
  }
  return join("or", present(parts));
}

function readAnd(reader: Reader): Expression | undefined {
  const parts = [readOperand(reader)];
  while (kindAt(reader) === "and" || isUnjoined(reader)) {
    if (kindAt(reader) === "and") {
      if (!hasOperand(reader)) break;
      reader.at += 1;
    }
    parts.push(readOperand(reader));
  }
  return join("and", present(parts));
}

/** True, with a problem, where a license follows another one without an operator: all that is named is kept, so it is read as AND. */
function isUnjoined(reader: Reader): boolean {
  const { text, words, at, vocabulary, problems } = reader;
  const word = words(at);
  const before = words(at - 1);
  if (reader.isStopped || word?.kind !== "word" || !before) return false;
  if (isConditional(reader)) return true;
  const isNamed = nameAt(text, words, at, vocabulary) !== undefined;
  if (isNamed) problems.push({ kind: "missing-operator", start: before.end, end: word.start });
  return isNamed;
}

/** False, with a problem, for an operator that nothing follows. */
function hasOperand(reader: Reader): boolean {
  const next = reader.words(reader.at + 1);
  if (next && next.kind !== "close") return true;
  const { start, end } = reader.words(reader.at) ?? { start: 0, end: 0 };
  reader.problems.push({ kind: "missing-license", start, end });
  reader.at += 1;
  return false;
}

function readOperand(reader: Reader): Expression | undefined {
  const word = reader.words(reader.at);
  if (!word) return undefined;
  if (word.kind === "open") return readGroup(reader, word);
  if (isConditional(reader)) {
    reader.at += 1;
    return readGroup(reader, reader.words(reader.at) ?? word);
  }
  if (isAnyOf(reader)) return readAnyOf(reader, word);
  if (word.kind !== "word") {
    reader.problems.push({ kind: "missing-license", start: word.start, end: word.end });
    if (word.kind === "with") reader.at += 1;
    return undefined;
  }
  return readException(reader, readName(reader));
}

/** Gentoo: `ssl? ( Apache-2.0 )`, what holds where a feature is built in. */
function isConditional({ text, words, at }: Reader): boolean {
  const word = words(at);
  return word?.kind === "word" && text[word.end - 1] === "?" && words(at + 1)?.kind === "open";
}

/** Gentoo: `|| ( MIT Apache-2.0 )`, before which nothing stands. */
function isAnyOf({ text, words, at }: Reader): boolean {
  const [word, before] = [words(at), words(at - 1)];
  return (
    word?.kind === "or" &&
    text.startsWith("||", word.start) &&
    words(at + 1)?.kind === "open" &&
    (before === undefined || before.kind === "open")
  );
}

function readAnyOf(reader: Reader, sign: ExpressionWord): Expression | undefined {
  reader.at += 1;
  const group = readGroup(reader, reader.words(reader.at) ?? sign);
  return group?.kind === "and" ? join("or", group.parts) : group;
}

function readGroup(reader: Reader, open: ExpressionWord): Expression | undefined {
  reader.at += 1;
  if (reader.depth >= DEEPEST_NESTING) {
    reader.problems.push({ kind: "nested-too-deep", start: open.start, end: open.end });
    reader.at = Infinity;
    return undefined;
  }
  reader.depth += 1;
  const inner = readList(reader);
  reader.depth -= 1;
  if (kindAt(reader) === "close") reader.at += 1;
  else if (reader.at < Infinity)
    reader.problems.push({ kind: "unbalanced-parenthesis", start: open.start, end: open.end });
  return inner?.kind === "license" ? readException(reader, inner) : inner;
}

function present(parts: readonly (Expression | undefined)[]): readonly Expression[] {
  return parts.filter((part) => part !== undefined);
}
