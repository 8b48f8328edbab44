import type { GrantedPlace } from "./joined-expression.ts";
import type {
  LicenseMatch,
  LicenseReference,
  LicenseTextMatch,
  MatchProblem,
  MatchSpan,
} from "./license.ts";
import { byteLength } from "./parts/text-part.ts";
import type { TokenizedText } from "./words/tokenize.ts";

/** What one part of a text says of licenses: its license texts and the references outside of them, each in order of place. */
export interface PartReadings {
  readonly tokens: TokenizedText;
  readonly texts: readonly LicenseTextMatch[];
  readonly references: readonly LicenseReference[];
  /** Where, from an offset on, a license text may begin that is not whole; Infinity for nowhere. */
  readonly openFrom: (offset: number) => number;
}

/** One place that states licenses. */
interface Statement {
  readonly start: number;
  /** What it grants; undefined where it only speaks of licenses. */
  readonly granted: GrantedPlace | undefined;
  /** One match for each license, made when they are asked for. */
  readonly matches: () => readonly LicenseMatch[];
}

/** The places of a part, in order. */
export function statementsOf({ tokens, texts, references }: PartReadings): readonly Statement[] {
  const { text } = tokens;
  const spanOf = spanFinder(tokens);
  return [
    ...texts.map((found) => textStatement(found, spanOf)),
    ...references.map((reference) => ({
      start: reference.start,
      granted: reference.grants && reference.ids.length > 0 ? reference : undefined,
      matches: () => namedBy(reference).map((id) => referenceMatch(text, reference, id, spanOf)),
    })),
  ].toSorted((a, b) => a.start - b.start);
}

function textStatement(
  { id, match, score, differences, clauses, start, end }: LicenseTextMatch,
  spanOf: (start: number, end: number) => MatchSpan,
): Statement {
  return {
    start,
    granted: { expression: id, start, end },
    matches: () => [
      { id, kind: match, grants: true, score, span: spanOf(start, end), differences, clauses },
    ],
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

/** UTF-8 bytes before a character offset; mostly counted from the one that was asked for last. */
function byteCounter(text: string): (offset: number) => number {
  const kept: number[] = [0];
  let last = 0;
  let bytesToLast = 0;
  return (offset) => {
    const step = Math.floor(offset / KEPT_EVERY);
    for (let at = kept.length; at <= step; at += 1)
      kept.push((kept[at - 1] ?? 0) + byteLength(text, (at - 1) * KEPT_EVERY, at * KEPT_EVERY));
    const from = step * KEPT_EVERY;
    bytesToLast =
      offset >= last && last >= from
        ? bytesToLast + byteLength(text, last, offset)
        : (kept[step] ?? 0) + byteLength(text, from, offset);
    last = offset;
    return bytesToLast;
  };
}
