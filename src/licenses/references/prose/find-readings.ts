import type { TokenizedText } from "../../words/tokenize.ts";
import { readBsd } from "./bsd.ts";
import { readCreativeCommons } from "./creative-commons.ts";
import type { CoveredPlace } from "../covered-places.ts";
import { attachExceptions, type PlacedException } from "./attach-exceptions.ts";
import { hasCue, hasForeignCue, isJoined, isOrdinary } from "./cues.ts";
import { readException } from "./exceptions.ts";
import { endsFileName, findNames, isProduct } from "./find-names.ts";
import { readGnu } from "./gnu.ts";
import type { NameMeaning } from "./name-table.ts";
import type { FoundName, NameTrie } from "./name-trie.ts";
import { readNamed } from "./named.ts";
import { type Passage, readPassage } from "./passage.ts";
import { readPerl } from "./perl.ts";
import { readPublicDomain } from "./public-domain.ts";
import { type NamePlace, type PlacedReading, type Reading, wordsBefore } from "./reading.ts";
import { namedInColumns } from "./license-columns.ts";
import { namedInRows } from "./rows.ts";

/** Words before a name that the grammars may look at, and words after it. */
const WORDS_BEFORE = 20;
const WORDS_AFTER = 14;
/** GNU notices name the version up to a sentence after the license; exceptions say what they permit in one sentence. */
const WORDS_AFTER_GNU = 46;
const WORDS_AFTER_EXCEPTION = 90;

/** Reads every license name of a text, outside of the covered places, with the words around it, in order of place. */
export function findReadings(
  names: NameTrie<NameMeaning>,
  has: (id: string) => boolean,
  tokens: TokenizedText,
  covered: readonly CoveredPlace[],
): readonly PlacedReading[] {
  const found = findNames(names, tokens, covered);
  const readings: PlacedReading[] = [];
  const exceptions: PlacedException[] = [];
  const doubtful: PlacedReading[] = [];
  for (let first = 0; first < found.length;) {
    let next = first;
    let reach = 0;
    for (let name = found[first]; name; name = found[next]) {
      if (next > first && name.from - WORDS_BEFORE > reach) break;
      reach = Math.max(reach, name.to + wordsAfter(name.meaning));
      next += 1;
    }
    readPassageNames(
      found.slice(first, next),
      Math.min(reach, tokens.length),
      has,
      tokens,
      readings,
      exceptions,
      doubtful,
    );
    first = next;
  }
  if (isListOf(exceptions)) return [];
  const inRows = namedInRows(tokens, readings, doubtful);
  const rows = [...new Set([...inRows, ...namedInColumns(tokens, doubtful)])];
  const all =
    rows.length === 0 ? readings : [...readings, ...rows].toSorted((a, b) => a.from - b.from);
  return attachExceptions(all, exceptions);
}

/** A text with so many exceptions is a list of them, which puts nothing under a license. */
const MOST_EXCEPTIONS = 8;

function isListOf(exceptions: readonly PlacedException[]): boolean {
  return new Set(exceptions.map(({ exception }) => exception.id)).size > MOST_EXCEPTIONS;
}

function wordsAfter(meaning: NameMeaning): number {
  if (meaning === "exception") return WORDS_AFTER_EXCEPTION;
  return meaning === "gnu" ? WORDS_AFTER_GNU : WORDS_AFTER;
}

function readPassageNames(
  found: readonly FoundName<NameMeaning>[],
  reach: number,
  has: (id: string) => boolean,
  tokens: TokenizedText,
  readings: PlacedReading[],
  exceptions: PlacedException[],
  doubtful: PlacedReading[],
): void {
  const cuts = new Map(
    found.filter(({ cut }) => cut > 0).map(({ to, cut }) => [to - 1, cut] as const),
  );
  const passage = readPassage(
    tokens,
    Math.max(0, (found[0]?.from ?? 0) - WORDS_BEFORE),
    reach,
    cuts,
  );
  const plain: Reading[] = [];
  const exceptionStarts = found
    .filter(({ meaning }) => meaning === "exception")
    .map(({ from }) => passage.offsetOf(from))
    .filter((start) => !passage.text.startsWith(INNER_WORDS, start));
  let end = 0;
  let nextException = 0;
  let exceptionEnd = 0;
  let waiting: Reading | undefined;
  const uncounted: Reading[] = [];
  for (const name of found) {
    const start = passage.offsetOf(name.from);
    const place = { passage, start, end: endOf(passage, name) };
    if (name.meaning === "exception") {
      if (start < exceptionEnd) continue;
      exceptionEnd = place.end + EXCEPTION_NAME;
      while ((exceptionStarts[nextException] ?? Infinity) < exceptionEnd) nextException += 1;
      const exception = readException(place, exceptionStarts[nextException] ?? Infinity, has);
      if (exception) exceptions.push({ exception, passage, from: name.from });
      continue;
    }
    if (start < end) continue;
    const reading = readName(name.meaning, place, has);
    if (!reading) continue;
    const isWhole = tokens.length <= name.to - name.from + SHORT_REST;
    const isCounted =
      !reading.isWeak ||
      isWhole ||
      endsFileName(tokens, name.from) ||
      (hasCue(passage, reading, end) && !(isProduct(tokens, name) && goesOn(passage, reading))) ||
      (!mayBeGermanWith(tokens, name.from) && hasForeignCue(passage, reading));
    if (isCounted && waiting && isJoined(passage, waiting, reading)) plain.push(waiting);
    waiting = isCounted ? undefined : reading;
    if (!isCounted) {
      uncounted.push(reading);
      continue;
    }
    end = reading.end;
    plain.push(reading);
  }
  const placesOf = (reading: Reading): { readonly from: number; readonly to: number } => {
    // Words that are left out, such as an address, have the offset of the word after them.
    const from = Math.max(passage.tokenAt(reading.start), passage.tokenAt(reading.start + 1) - 1);
    return { from, to: Math.max(passage.tokenAt(reading.end), from + 1) };
  };
  const counted = new Set(plain);
  for (const reading of uncounted)
    if (!counted.has(reading)) doubtful.push({ reading, passage, ...placesOf(reading) });
  for (const reading of plain) {
    const { from, to } = placesOf(reading);
    const after = tokens.ends[to - 1] ?? 0;
    if (reading.isBare && OTHER_NAME.test(tokens.text.slice(after, after + OTHER_NAME_LENGTH)))
      continue;
    const isFile = FILE_END.test(tokens.text.slice(after, after + 6)) || endsFileName(tokens, from);
    readings.push({
      reading: isFile ? { ...reading, isPointer: true } : reading,
      passage,
      from,
      to,
    });
  }
}

/** Words right before a name with which something is put under it. */
const PUT_UNDER = / (?:under|terms of|licensed)(?: (?:the|an?))?$/;
/** True for a name that is part of a longer one, or of a sentence about something else: "Unicode code points". */
function goesOn(passage: Passage, { start, end }: Reading): boolean {
  return isOrdinary(passage, end) && !PUT_UNDER.test(wordsBefore(passage, start, 24));
}

/** True for the name as the German word for "with" is written: a license word after it says nothing. */
function mayBeGermanWith({ text, starts, ends }: TokenizedText, token: number): boolean {
  return /^[mM]it$/.test(text.slice(starts[token], ends[token]));
}

/** Words in the middle of an exception, which may also be all there is of it. */
const INNER_WORDS = " unlimited permission";
/** Characters of the rest of an exception's name, in which no other exception begins. */
const EXCEPTION_NAME = 20;
/** A text with so few words beside a name is nothing but the name. */
const SHORT_REST = 1;

/** A name that goes on to a license word of its own is the name of another license: `Intel Simplified Research License`. */
const OTHER_NAME = /^(?: [A-Z][A-Za-z-]{2,30}){1,4} Licen[sc]e\b(?! [A-Z])/;
const OTHER_NAME_LENGTH = 140;

/** The name of a file that holds the text follows a license. */
const FILE_END = /^\.(?:txt|html?|md|rst)\b/i;

/** Offset after the last word of a name; a version glued to it is not part of it. */
function endOf(passage: Passage, { to, cut }: FoundName<NameMeaning>): number {
  const last = passage.offsetOf(to - 1);
  if (cut > 0) return last + 1 + cut;
  const space = passage.text.indexOf(" ", last + 1);
  const end = space < 0 ? passage.text.length : space;
  return passage.text[end - 1] === "+" ? end - 1 : end;
}

function readName(
  meaning: Exclude<NameMeaning, "exception">,
  place: NamePlace,
  has: (id: string) => boolean,
): Reading | undefined {
  switch (meaning) {
    case "gnu":
      return readGnu(place);
    case "bsd":
      return readBsd(place);
    case "creative-commons":
      return readCreativeCommons(place, has);
    case "perl":
      return readPerl(place);
    case "public-domain":
      return readPublicDomain(place);
    default:
      return readNamed(place, meaning);
  }
}
