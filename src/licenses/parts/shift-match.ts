import type { Clause, FileMatch, MatchSpan, TextDifference } from "../license.ts";
import type { TextPlace } from "./text-part.ts";

/** A match whose places count from the start of a part, with places that count from the start of the text. */
export function shiftMatch(match: FileMatch, before: TextPlace): FileMatch {
  if (before.characters === 0) return match;
  const { span, differences, clauses, problems } = match;
  return {
    ...match,
    span: shiftSpan(span, before),
    differences: differences.map((difference) => shiftDifference(difference, before)),
    ...(clauses && { clauses: clauses.map((clause) => shiftClause(clause, before)) }),
    ...(problems && {
      problems: problems.map((problem) => ({ ...problem, span: shiftSpan(problem.span, before) })),
    }),
  };
}

/** A span that counts from the start of a part, counted from the start of the text. */
export function shiftSpan(span: MatchSpan, { lines, bytes }: TextPlace): MatchSpan {
  return {
    startLine: span.startLine + lines,
    endLine: span.endLine + lines,
    startByte: span.startByte + bytes,
    endByte: span.endByte + bytes,
  };
}

function shiftClause(clause: Clause, before: TextPlace): Clause {
  const { line, alteredBy } = clause;
  return {
    ...clause,
    line: line + before.lines,
    ...(alteredBy && { alteredBy: alteredBy.map((one) => shiftDifference(one, before)) }),
  };
}

function shiftDifference<D extends TextDifference>(
  difference: D,
  { characters, lines }: TextPlace,
): D {
  const { line, start, end } = difference;
  return { ...difference, line: line + lines, start: start + characters, end: end + characters };
}
