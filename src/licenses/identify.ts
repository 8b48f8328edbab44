import { joinedExpression } from "./joined-expression.ts";
import type {
  Identification,
  LicenseMatch,
  LicenseReference,
  LicenseTextMatch,
  MatchProblem,
  MatchSpan,
} from "./license.ts";
import type { TokenizedText } from "./words/tokenize.ts";

/**
 * Brings together what a file says of licenses: its license texts and the references outside of them. A file that
 * only mentions licenses states none.
 */
export function identify(
  tokens: TokenizedText,
  texts: readonly LicenseTextMatch[],
  references: readonly LicenseReference[],
): Identification {
  const { text } = tokens;
  const spanOf = spanFinder(tokens);
  const matches: LicenseMatch[] = [
    ...texts.map(({ id, match, score, differences, clauses, start, end }) => ({
      at: start,
      match: {
        id,
        kind: match,
        grants: true,
        score,
        span: spanOf(start, end),
        differences,
        clauses,
      },
    })),
    ...references.flatMap((reference) =>
      namedBy(reference).map((id) => ({
        at: reference.start,
        match: referenceMatch(text, reference, id, spanOf),
      })),
    ),
  ]
    .toSorted((a, b) => a.at - b.at)
    .map(({ match }) => match);
  const ids = [...new Set(matches.filter(({ grants }) => grants).map(({ id }) => id))];
  const granted = [
    ...texts.map(({ id, start, end }) => ({ expression: id, start, end })),
    ...references.filter((reference) => reference.grants && reference.ids.length > 0),
  ].toSorted((a, b) => a.start - b.start);
  return {
    ids,
    expression: joinedExpression(text, granted),
    modified: texts.some(({ match }) => match === "modified"),
    matches,
  };
}

/** What a reference names: ids, or the words of a tag with an id that is not known. */
function namedBy({ ids, problems, expression }: LicenseReference): readonly string[] {
  return ids.length === 0 && problems !== undefined ? [expression] : ids;
}

function referenceMatch(
  text: string,
  reference: LicenseReference,
  id: string,
  spanOf: (start: number, end: number) => MatchSpan,
): LicenseMatch {
  const { ids, kind, score, start, end, others } = reference;
  const first = ids[0] ?? id;
  const own = reference.problems?.filter(({ replacement = first }) =>
    ids.includes(replacement) ? replacement === id : first === id,
  );
  const problems = own?.map(({ kind, start, end, replacement }): MatchProblem => ({
    kind,
    text: text.slice(start, end),
    span: spanOf(start, end),
    ...(replacement !== undefined && { replacement }),
  }));
  return {
    id,
    kind,
    grants: reference.grants && ids.length > 0,
    score,
    span: spanOf(start, end),
    differences: [],
    ...(others && { others }),
    ...(problems && problems.length > 0 && { problems }),
  };
}

/** Lines and UTF-8 bytes of character offsets, which must come in any order within one text. */
function spanFinder({
  text,
  isAscii,
  lineAt,
}: TokenizedText): (start: number, end: number) => MatchSpan {
  const bytesUntil = isAscii ? (offset: number) => offset : byteCounter(text);
  return (start, end) => ({
    startLine: lineAt(start),
    endLine: lineAt(Math.max(start, end - 1)),
    startByte: bytesUntil(start),
    endByte: bytesUntil(end),
  });
}

/** Characters between two places whose bytes are kept, so that no count runs through the whole text again. */
const KEPT_EVERY = 4096;

/** UTF-8 bytes before a character offset. */
function byteCounter(text: string): (offset: number) => number {
  const kept: number[] = [0];
  return (offset) => {
    const step = Math.floor(offset / KEPT_EVERY);
    for (let at = kept.length; at <= step; at += 1)
      kept.push((kept[at - 1] ?? 0) + byteLength(text, (at - 1) * KEPT_EVERY, at * KEPT_EVERY));
    return (kept[step] ?? 0) + byteLength(text, step * KEPT_EVERY, offset);
  };
}

/** UTF-8 bytes of a stretch of text; each half of a surrogate pair counts as two. */
function byteLength(text: string, from: number, to: number): number {
  let bytes = to - from;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x80) bytes += code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 1 : 2;
  }
  return bytes;
}
