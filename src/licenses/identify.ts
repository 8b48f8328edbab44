import { lineFinder } from "../bytes/lines.ts";
import type {
  Identification,
  LicenseMatch,
  LicenseReference,
  LicenseTextMatch,
  MatchSpan,
} from "./license.ts";

/**
 * Brings together what a file says of licenses: its license texts and the references outside of them. A file that
 * only mentions licenses states none.
 */
export function identify(
  text: string,
  texts: readonly LicenseTextMatch[],
  references: readonly LicenseReference[],
): Identification {
  const spanOf = spanFinder(text);
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
    ...references.flatMap(({ ids, kind, grants, score, start, end }) =>
      ids.map((id) => ({
        at: start,
        match: { id, kind, grants, score, span: spanOf(start, end), differences: [] },
      })),
    ),
  ]
    .toSorted((a, b) => a.at - b.at)
    .map(({ match }) => match);
  const ids = [...new Set(matches.filter(({ grants }) => grants).map(({ id }) => id))];
  return {
    ids,
    expression: ids.length === 0 ? "NONE" : ids.join(" AND "),
    modified: texts.some(({ match }) => match === "modified"),
    matches,
  };
}

/** Lines and UTF-8 bytes of character offsets, which must come in any order within one text. */
function spanFinder(text: string): (start: number, end: number) => MatchSpan {
  const lineAt = lineFinder(text);
  const bytesUntil = byteCounter(text);
  return (start, end) => ({
    startLine: lineAt(start),
    endLine: lineAt(Math.max(start, end - 1)),
    startByte: bytesUntil(start),
    endByte: bytesUntil(end),
  });
}

/** UTF-8 bytes before a character offset. */
function byteCounter(text: string): (offset: number) => number {
  return (offset) => {
    let bytes = offset;
    for (let at = 0; at < offset; at += 1) {
      const code = text.charCodeAt(at);
      // Both halves of a surrogate pair stand for 4 bytes together.
      if (code >= 0x80) bytes += code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 1 : 2;
    }
    return bytes;
  };
}
