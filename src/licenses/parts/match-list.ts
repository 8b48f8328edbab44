import type {
  CompleteMatch,
  FileMatch,
  MatchSpan,
  RepeatedLines,
  RepeatedMatches,
} from "../license.ts";
import { shiftMatch, shiftSpan } from "./shift-match.ts";
import type { TextPart } from "./text-part.ts";

/** Matches that are listed one by one; files of distributions with thousands of notices stay below it. */
const LISTED = 10_000;
/** Stretches of lines that are told of one statement that is repeated. */
const MOST_STRETCHES = 64;

/** The matches of a text in order: each of them up to a number, then the first of each statement, and how often it is repeated. */
export interface MatchList {
  /** Adds a match of a part, whose places count from the start of that; `complete` makes ready what is listed. */
  readonly add: (match: FileMatch, part: TextPart, complete: CompleteMatch) => void;
  readonly matches: readonly FileMatch[];
  readonly repeated: () => readonly RepeatedMatches[];
}

interface Repeated {
  id: string | undefined;
  readonly match: Pick<FileMatch, "kind" | "grants">;
  count: number;
  lines: RepeatedLines[];
}

/** An empty list. */
export function createMatchList(): MatchList {
  const matches: FileMatch[] = [];
  const listed = new Set<string>();
  const repeated = new Map<string, Repeated>();
  const repeat = (key: string, { id, kind, grants }: FileMatch, span: MatchSpan): void => {
    const known = repeated.get(key);
    const one = known ?? { id, match: { kind, grants }, count: 0, lines: [] };
    if (!known) repeated.set(key, one);
    if (one.id !== id) one.id = undefined;
    one.count += 1;
    addLines(one, span);
  };
  return {
    matches,
    add(match, { text, before }, complete) {
      const key = statementOf(match, text);
      if (matches.length >= LISTED && listed.has(key)) {
        repeat(key, match, shiftSpan(match.span, before));
        return;
      }
      listed.add(key);
      matches.push(shiftMatch(complete(match, text), before));
    },
    repeated: () =>
      Array.from(repeated.values(), ({ id, match, count, lines }) => ({
        ...(id === undefined ? {} : { id }),
        ...match,
        count,
        lines,
      })),
  };
}

/** What a match says: its id, how, and each word that is changed. Of tags with unknown ids only what is wrong in them. */
function statementOf({ id, kind, grants, differences, problems }: FileMatch, text: string): string {
  const isUnknown = !grants && problems?.some((problem) => problem.text === id) === true;
  const said = `${kind} ${grants} ${isUnknown ? "" : id}`;
  if (differences.length === 0 && problems === undefined) return said;
  return JSON.stringify([
    said,
    problems?.map((problem) => problem.kind),
    differences.map(({ start, end, reference }) => [text.slice(start, end), reference]),
  ]);
}

/** Adds the lines of one more match; of too many stretches, each two become one. */
function addLines(one: Repeated, { startLine, endLine }: MatchSpan): void {
  const last = one.lines.at(-1);
  if (last && startLine <= last.endLine + 1) {
    one.lines[one.lines.length - 1] = joined(last, { startLine, endLine, count: 1 });
    return;
  }
  one.lines.push({ startLine, endLine, count: 1 });
  if (one.lines.length <= MOST_STRETCHES) return;
  const { lines } = one;
  one.lines = [];
  for (let at = 0; at < lines.length; at += 2) {
    const [first, second] = [lines[at], lines[at + 1]];
    if (first) one.lines.push(second ? joined(first, second) : first);
  }
}

function joined(first: RepeatedLines, second: RepeatedLines): RepeatedLines {
  return {
    startLine: first.startLine,
    endLine: Math.max(first.endLine, second.endLine),
    count: first.count + second.count,
  };
}
