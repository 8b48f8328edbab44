import { hashWord } from "../../words/words.ts";
import type { TokenizedText } from "../../words/tokenize.ts";
import { readCreativeCommons } from "./creative-commons.ts";
import { attachExceptions } from "./attach-exceptions.ts";
import { hasCue } from "./cues.ts";
import { type FoundException, readException } from "./exceptions.ts";
import { readGnu } from "./gnu.ts";
import type { NameMeaning } from "./name-table.ts";
import type { FoundName, NameTrie } from "./name-trie.ts";
import { readNamed } from "./named.ts";
import { type Passage, readPassage } from "./passage.ts";
import { readPerl } from "./perl.ts";
import { readPublicDomain } from "./public-domain.ts";
import type { NamePlace, Reading } from "./reading.ts";

/** A reading with its place in the text. */
export interface PlacedReading {
  readonly reading: Reading;
  readonly passage: Passage;
  /** Its first token, and the token after its last. */
  readonly from: number;
  readonly to: number;
}

/** Words before the first and after the last name of a passage that the grammars may look at. */
const WORDS_BEFORE = 30;
const WORDS_AFTER = 60;

const ADDRESS_STARTS: ReadonlySet<number> = new Set(["http", "https", "ftp", "www"].map(hashWord));

/** Reads every license name of a text with the words around it, in order of place. */
export function findReadings(
  names: NameTrie<NameMeaning>,
  has: (id: string) => boolean,
  tokens: TokenizedText,
): readonly PlacedReading[] {
  const found = findNames(names, tokens);
  const readings: PlacedReading[] = [];
  for (let first = 0; first < found.length;) {
    let next = first + 1;
    while (
      next < found.length &&
      (found[next]?.from ?? 0) - (found[next - 1]?.to ?? 0) < WORDS_BEFORE + WORDS_AFTER
    )
      next += 1;
    readPassageNames(found.slice(first, next), has, tokens, readings);
    first = next;
  }
  return readings;
}

/** Names in order of place that do not overlap; words of addresses are not names. */
function findNames(
  names: NameTrie<NameMeaning>,
  tokens: TokenizedText,
): readonly FoundName<NameMeaning>[] {
  const found: FoundName<NameMeaning>[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    if (ADDRESS_STARTS.has(tokens.hashes[at] ?? 0)) {
      at = lastOfAddress(tokens, at);
      continue;
    }
    const name = names.find(tokens, at);
    if (!name || isPartOfIdentifier(tokens, name)) continue;
    found.push(name);
  }
  return found;
}

/** The last token of the address that begins at a token; the token itself when none does. */
function lastOfAddress({ text, starts, ends, length }: TokenizedText, at: number): number {
  const end = ends[at] ?? 0;
  if (!text.startsWith("://", end) && text[end] !== ".") return at;
  let stop = end;
  while (stop < text.length && !' \t\r\n"<>)]}|\u3002\uff0c'.includes(text[stop] ?? " ")) stop += 1;
  let last = at;
  while (last + 1 < length && (starts[last + 1] ?? 0) < stop) last += 1;
  return last;
}

/** True in names of code and files: `_gpl`, `gpl_x`, `palette.gpl`. */
function isPartOfIdentifier(
  { text, starts, ends }: TokenizedText,
  { from, to }: FoundName<NameMeaning>,
): boolean {
  const start = starts[from] ?? 0;
  const before = text[start - 1];
  if (before === "_" || before === "$" || before === "\\" || before === "@") return true;
  if (before === "." && /[\w*]/.test(text[start - 2] ?? " ")) return true;
  const end = ends[to - 1] ?? 0;
  const after = text[end];
  return (
    (after === "_" && /\w/.test(text[end + 1] ?? " ")) ||
    (after === "." && /[a-z]/.test(text[end + 1] ?? " ")) ||
    after === "("
  );
}

function readPassageNames(
  found: readonly FoundName<NameMeaning>[],
  has: (id: string) => boolean,
  tokens: TokenizedText,
  readings: PlacedReading[],
): void {
  const cuts = new Map(
    found.filter(({ cut }) => cut > 0).map(({ to, cut }) => [to - 1, cut] as const),
  );
  const passage = readPassage(
    tokens,
    Math.max(0, (found[0]?.from ?? 0) - WORDS_BEFORE),
    Math.min(tokens.length, (found.at(-1)?.to ?? 0) + WORDS_AFTER),
    cuts,
  );
  const isWhole = tokens.length <= SHORT_TEXT;
  const plain: Reading[] = [];
  const exceptions: FoundException[] = [];
  const exceptionStarts = found
    .filter(({ meaning }) => meaning === "exception")
    .map(({ from }) => passage.offsetOf(from));
  let end = 0;
  let nextException = 0;
  for (const name of found) {
    const start = passage.offsetOf(name.from);
    const place = { passage, start, end: endOf(passage, name) };
    if (name.meaning === "exception") {
      nextException += 1;
      const limit = exceptionStarts[nextException] ?? passage.text.length;
      const exception = readException(place, limit, has);
      if (exception) exceptions.push(exception);
      continue;
    }
    if (start < end) continue;
    const reading = readName(name.meaning, place, has);
    if (!reading || (reading.isWeak && !isWhole && !hasCue(passage, reading, end))) continue;
    end = reading.end;
    plain.push(reading);
  }
  for (const reading of attachExceptions(plain, exceptions)) {
    const from = passage.tokenAt(reading.start);
    const to = Math.max(passage.tokenAt(reading.end), from + 1);
    readings.push({ reading, passage, from, to });
  }
}

/** A text of so few words is hardly anything but the name. */
const SHORT_TEXT = 6;

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
