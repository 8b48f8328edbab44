import type { TokenizedText } from "../../words/tokenize.ts";
import type { PlacedReading } from "./reading.ts";

/** Characters before a name that are looked at: some lines, or some items of a list. */
const REACH = 320;
/** Items of one list before a name, at most. */
const MOST_ITEMS = 16;
const LONGEST_ITEM = 110;

/** `<option value="MIT">MIT</option>`, `<input value="mit"> MIT`. */
const FORM_FIELD = /<(?:option|input)\b[^<>]{0,200}(?:>[^<>]{0,40})?$/i;
/** `--license {mit,isc}`, `--allow-only="MIT"`: what a command takes. */
const COMMAND_OPTION = /(?<![\w-])--[\w-]{0,24}(?:licen[sc]e|allow|deny|fail[-_]?on)/i;
/** What says that one may choose, or what is accepted, right before the names: `choices=[`, `Options:`, `Supported licenses are`. */
const CHOICE_KEY = new RegExp(
  [
    "(?<!\\p{L})(?:",
    "(?:(?<!your )(?:choices|options)|enum|examples?|default|(?:only[-_ ]?)?allow(?:ed)?(?:[-_ ]?(?:list|only))?|deny(?:[-_ ]?list)?|fail[-_]?on)[\"'`]?\\s{0,2}[:=]",
    "|(?:choices|options|enum)[\"'`]?\\s{0,2}[[({]",
    "|(?:(?:dis)?allowed|permitted|accepted|acceptable|approved|(?:un)?authori[sz]ed|(?:in)?compatible|forbidden|prohibited|banned|supported|suggested|recommended)[-_ ](?:(?:open[- ]source|third[- ]party)[-_ ])?licen[sc]es?[\"'`]?\\s{0,2}(?:[:=(]|\\bare\\b)",
    ")\\s{0,4}[[({]?\\s{0,8}[\"'`]?(?:the )?$",
  ].join(""),
  "iu",
);
/** A name, and the sign after it, in one list with what follows. */
const LISTED_BEFORE = /["'`]?\w[\w .+-]{0,60}["'`]?(?:,|;|\s\|)\s{0,40}["'`]?$/;
/** The line that a list hangs from: it says what is done with licenses, or is the key of a list of them. */
const CHOICE_HEAD =
  /(?<!\p{L})(?:(?:dis)?allow(?:ed)?|deny|denied|accept(?:ed|able)?|permitted|approved|(?:un)?authori[sz]ed|(?:in)?compatible|forbidden|prohibited|banned|supported|suggested|recommended)(?!\p{L})[^\n]{0,60}licen[sc]|^[\s#>*"'-]*(?:label: ?)?(?:choose|pick|select|which) [^\n]{0,60}licen[sc]|licen[sc]es?\s[^\n]{0,40}(?<!\p{L})(?:(?:dis)?allowed|accepted|permitted|approved|forbidden|compatible|supported)(?!\p{L})|^[ \t"'-]*(?:allow|deny|choices|options|enum)["']?\s{0,2}[:=]\s{0,2}\[?\s*$/iu;
const ITEM = /^[ \t]*(?:[-*+•]|\d{1,2}[.)]|[a-z][.)]|["'`])[ \t]*\S/;
/** Nothing but the mark of an item stands before a name in its line. */
const ITEM_BEFORE = /^[ \t]*(?:[-*+•]|\d{1,2}[.)]|[a-z][.)])?[ \t]*["'`*_[(]{0,3}(?:the )?$/i;

/** From one name that is offered to the next one of its list. */
const BETWEEN =
  /^["'`)\]]{0,2}(?:\s?licen[sc]e)?(?:[,;|/\s]|\b(?:or|and|the|an?)\b|[-*+•][ \t]){1,12}["'`([]{0,2}$/i;
const MOST_BETWEEN = 60;

/**
 * Names that somebody may choose from, or that a policy accepts or refuses: those of form fields, of options of a command, and of
 * lists whose key or heading says so. Nothing is under them. Readings come in order of place.
 */
export function findOffered(
  { text, starts, ends }: TokenizedText,
  found: readonly PlacedReading[],
): ReadonlySet<PlacedReading> {
  const offered = new Set<PlacedReading>();
  let lastEnd = -MOST_BETWEEN;
  for (const placed of found) {
    const start = starts[placed.from] ?? 0;
    const goesOn = start - lastEnd < MOST_BETWEEN && BETWEEN.test(text.slice(lastEnd, start));
    if (!goesOn && !isOffered(text.slice(Math.max(0, start - REACH), start))) continue;
    offered.add(placed);
    lastEnd = ends[placed.to - 1] ?? start;
  }
  return offered;
}

function isOffered(before: string): boolean {
  const lineStart = before.lastIndexOf("\n") + 1;
  const line = before.slice(lineStart);
  if (COMMAND_OPTION.test(line) || FORM_FIELD.test(before)) return true;
  if (CHOICE_KEY.test(withoutListed(before).slice(-LONGEST_ITEM))) return true;
  return ITEM_BEFORE.test(line) && CHOICE_HEAD.test(headOf(before.slice(0, lineStart)));
}

/** What stands before the list that a name is in. */
function withoutListed(before: string): string {
  let words = before;
  for (let count = 0; count < MOST_ITEMS; count += 1) {
    const listed = LISTED_BEFORE.exec(words.slice(-LONGEST_ITEM));
    if (!listed) break;
    words = words.slice(0, words.length - listed[0].length);
  }
  return words;
}

/** The last line that is no item of a list. */
function headOf(above: string): string {
  const lines = above.split("\n");
  for (let at = lines.length - 1; at > 0; at -= 1) {
    const line = lines[at] ?? "";
    if (line.trim() !== "" && !ITEM.test(line)) return line;
  }
  return lines[0] ?? "";
}
