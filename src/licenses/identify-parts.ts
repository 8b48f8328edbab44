import { createExpressionJoiner } from "./joined-expression.ts";
import type { CompleteMatch, FileIdentification, LicenseTextMatch } from "./license.ts";
import { type PartReadings, statementsOf } from "./statements.ts";
import { createMatchList } from "./parts/match-list.ts";
import { createPartReader, type TextPart } from "./parts/text-part.ts";

/** Reads one part. */
export type ReadPart = (part: TextPart) => PartReadings;

/** A license text that begins so far before the end of a part is read whole in it, also where marks of comments made it longer. */
const LONGEST_TEXT = 96 << 10;
/** Characters before the words by which a license text is known that may belong to it. */
const TITLE = 1 << 10;
/** What stands within so many characters may say how a place is to be read. */
const SURROUNDINGS = 10 << 10;

/**
 * Brings together what a text says of licenses: its license texts and the references outside of them. A text that only mentions licenses
 * states none. Long texts are read part by part, so that no more than one part is held in memory; parts overlap, and each place is
 * answered with the part that holds all that stands near it.
 */
export function identifyParts(
  pieces: Iterable<string>,
  readPart: ReadPart,
  complete: CompleteMatch = (match) => match,
): FileIdentification {
  const reader = createPartReader(pieces);
  const list = createMatchList();
  const joiner = createExpressionJoiner();
  const ids = new Set<string>();
  let modified = false;
  for (let part = reader.first(); ;) {
    const readings = readPart(part);
    const { texts, tokens } = readings;
    const cut = part.isLast ? Infinity : cutOf(part, readings);
    for (const { start, granted, matches } of statementsOf(readings)) {
      if (start < part.from || start >= cut) continue;
      if (granted) joiner.add(part.text, granted);
      for (const match of matches()) {
        list.add(match, part, complete);
        if (match.grants) ids.add(match.id);
        if (match.differences.some(({ isReplaceable }) => !isReplaceable)) modified = true;
      }
    }
    if (part.isLast) break;
    const keep = keptFrom(cut, texts);
    const next = reader.next(part, { cut, keep, isAscii: tokens.isAscii });
    joiner.shift(next.before.characters - part.before.characters);
    part = next;
  }
  const repeated = list.repeated();
  return {
    ids: [...ids],
    expression: joiner.expression(),
    modified,
    matches: list.matches,
    ...(repeated.length > 0 && { repeated }),
  };
}

/** Offset in a part before which everything is answered with it: no license text lies across it, and none that is cut begins before. */
function cutOf({ text, from }: TextPart, { texts, openFrom }: PartReadings): number {
  const last = text.length - SURROUNDINGS;
  const usual = Math.min(last, openFrom(text.length - LONGEST_TEXT) - TITLE);
  const across = texts.find(({ start, end }) => start < usual && end > usual);
  if (!across) return usual;
  // One that goes on to the end of the part may go on after it: the next part begins with it, unless this one did.
  return across.end <= last || across.start <= from ? across.end : across.start;
}

/** Offset in a part from which on the next one must see it: some words before the cut, from the start of a license text among them on. */
function keptFrom(cut: number, texts: readonly LicenseTextMatch[]): number {
  const usual = cut - SURROUNDINGS;
  const near = texts.find(({ end }) => end > usual);
  return near && near.start >= cut - LONGEST_TEXT ? Math.min(near.start, usual) : usual;
}
