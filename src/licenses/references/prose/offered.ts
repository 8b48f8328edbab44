import type { TokenizedText } from "../../words/tokenize.ts";
import { CHOICE_WORDS } from "../choice-words.ts";
import type { PlacedReading } from "./reading.ts";

/** Characters before a name that are looked at: some lines, or some items of a list. */
const REACH = 320;
const AFTER_REACH = 120;
/** Characters of the longest key of a list. */
const LONGEST_KEY = 110;

/** `<option value="MIT">MIT</option>`, `<input value="mit"> MIT`. */
const FORM_FIELD = /<(?:option|input)\b[^<>]{0,200}(?:>[^<>]{0,40})?$/i;
/** `--license {mit,isc}`, `--allow-only="MIT"`: what a command takes. */
const COMMAND_OPTION =
  /(?<![\w-])--(?:[a-z][\w-]{0,24})?(?:licen[sc]es?|allow(?:ed)?(?:[-_]?\w{1,12})?|allow[-_]only|deny|fail[-_]?on)(?=[\s="')\]]|$)/;
/** What says that one may choose, or what is accepted, right before the names: `choices=[`, `Options:`, `Supported licenses are`. */
const CHOICE_KEY = new RegExp(
  [
    "(?<!\\p{L})(?:",
    "(?:(?<!your )(?:choices|options)|enum|examples?|default|(?:only[-_ ]?)?allow(?:ed)?(?:[-_ ]?(?:list|only))?|deny(?:[-_ ]?list)?|fail[-_]?on)[\"'`]?\\s{0,2}[:=]",
    "|(?:(?:weak|strong)[-_ ])?(?:permissive|copyleft)[\"'`]?\\s{0,2}[:=]\\s{0,2}\\[",
    "|(?:choices|options|enum)[\"'`]?\\s{0,2}[[({]",
    `|(?:${CHOICE_WORDS})`,
    "[-_ ](?:(?:open[- ]source|third[- ]party)[-_ ])?licen[sc]es[\"'`]?\\s{0,2}(?:[:=(]|\\bare\\b)",
    ")\\s{0,4}[[({]?\\s{0,8}[\"'`]?(?:the )?$",
  ].join(""),
  "iu",
);
/** Signs that open a list, and the characters of its items and of what parts them. */
const OPENING: readonly string[] = [":", "=", "(", "[", "{"];
const ITEMS = /^(?:[\w,;|+"'`-]|\.(?=\w)|[ \t]|\r?\n(?![ \t]*\r?\n))*$/;
/** The line that a list hangs from: it says what is done with licenses, or is the key of a list of them. */
const CHOICE_HEAD = new RegExp(
  [
    `(?<!\\p{L})(?:${CHOICE_WORDS})(?!\\p{L})[^\\n]{0,60}licen[sc]es`,
    "^[\\s#>*\"'?-]*(?:label: ?)?(?:(?:choose|pick|select) (?!the |any |either |it )|(?:choosing|picking|selecting) |which )[^\\n]{0,60}licen[sc]",
    `licen[sc]es?\\s[^\\n]{0,40}(?<!\\p{L})(?:${CHOICE_WORDS})(?!\\p{L})`,
    "^[ \\t\"'-]*(?:(?:allow|deny|permit|forbid)(?:[-_ ]?list)?|white[-_ ]?list|black[-_ ]?list|choices|options|enum)[\"']?\\s{0,2}[:=]\\s{0,2}\\[?\\s*$",
  ].join("|"),
  "iu",
);
/** A head by which one may use something under what is listed. */
const HEAD_GRANTS =
  /under|terms of|redistribut|may use|can use|by using|agree|you (?:must |have to )?accept/i;
const SENTENCE_END = /\n|\.\s/;
const ITEM =
  /^(?:[ \t]*(?:[-*+•❯›●○◉◯]|\d{1,2}(?:[.)]| -)|[a-z][.)]|["'`])[ \t]*\S|[ \t]{2,}\S[^\n]{0,58}[^\n:[{\s]$)/;
/** Nothing but the mark of an item, or blanks at the start, stands before a name in its line. */
const ITEM_BEFORE =
  /^(?:[ \t]*(?:[-*+•❯›●○◉◯]|\d{1,2}(?:[.)]| -)|[a-z][.)])[ \t]+|[ \t]{2,}|[ \t]*(?=["'`]))["'`*_[(]{0,3}(?:the )?$/i;
/** A name begins its row. */
const ROW_BEFORE = /^[^\p{L}\p{N}]{0,20}$/u;

/** How often a license was seen, after its name at the start of a row: `MIT: 120`. */
const COUNT_AFTER =
  /^["'`]?\s{0,40}[:|=]\s{0,40}(?!(?:19|20)\d\d\b)\d+(?:\.\d+)?\s?%?\s{0,40}(?:\n|\||,|$)/;
/** The share of what has a license, before its name: `41 % are under`. */
const SHARE_BEFORE =
  /(?<!100\s?)%\s(?:of (?:[a-z]+ ){0,2}(?:packages|projects|repositories|repos|models|crates|modules|libraries|dependencies|licenses|them|these|those|all)\s)?(?:(?:are|is|were|was|use|uses|used|have|has)(?:\s(?:under|with|by))?|under|with)\s(?:the |an? )?$/;
/** A line of words by which a page is found, or of other pages. */
const TAGS_BEFORE =
  /^[\s#*_>-]{0,8}["']?(?:tags|keywords|topics|categories|labels|see also)["']?[*_]{0,2}\s?[:=]/i;
/** `<MIT|ISC>`, `[MIT / ISC (pick one)]`. */
const PLACEHOLDER_BEFORE = /[<{]\s?$/;
const PLACEHOLDER_AFTER = /^(?:\s?\|\s?[\w .+-]{1,30}){1,12}[>}]/;
const PICK_AFTER = /^[^\n]{0,80}\((?:pick|choose|select) (?:one|any)/i;

/** The rest of a question. */
const QUESTION =
  /^(?:(?:[^.!?:;\n]|\.\d){0,90}\?(?! ?\()(?=[\s"')*_<]|$)|[^.!?:;\n。，；：！]{0,60}？)/;

/** From one name that is offered to the next one of its list. */
const BETWEEN =
  /^["'`)\]]{0,2}(?:\s?licen[sc]e)?(?:[,;|/\s]|\b(?:or|and|the|an?)\b|[-*+•][ \t]){1,12}["'`([]{0,2}$/i;
const MOST_BETWEEN = 60;

/**
 * Names that somebody may choose from, or that a policy accepts or refuses: those of form fields, of options of a command, of
 * questions, and of lists whose key or heading says so. Nothing is under them. Readings come in order of place.
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
    const end = ends[placed.to - 1] ?? start;
    const before = text.slice(Math.max(0, start - REACH), start);
    if (!goesOn && !isOffered(before, text.slice(end, end + AFTER_REACH))) continue;
    offered.add(placed);
    lastEnd = end;
  }
  return offered;
}

function isOffered(before: string, after: string): boolean {
  const lineStart = before.lastIndexOf("\n") + 1;
  const line = before.slice(lineStart);
  if (COMMAND_OPTION.test(line) || FORM_FIELD.test(before)) return true;
  if (endsInKey(withoutListed(before)) || endsInKey(before)) return true;
  if (PLACEHOLDER_BEFORE.test(line) && PLACEHOLDER_AFTER.test(after)) return true;
  if (PICK_AFTER.test(after) || QUESTION.test(after)) return true;
  if (TAGS_BEFORE.test(line)) return true;
  if (line.includes("%") && SHARE_BEFORE.test(line)) return true;
  if (ROW_BEFORE.test(line) && COUNT_AFTER.test(after)) return true;
  if (!ITEM_BEFORE.test(line)) return false;
  const head = headOf(before.slice(0, lineStart));
  return CHOICE_HEAD.test(head) && !HEAD_GRANTS.test(head);
}

function endsInKey(words: string): boolean {
  const key = words.slice(-LONGEST_KEY);
  return CHOICE_KEY.test(key) && !HEAD_GRANTS.test(key.split(SENTENCE_END).at(-1) ?? "");
}

/** What stands before the list that a name is in, with the sign that opens it. */
function withoutListed(before: string): string {
  const at = Math.max(...OPENING.map((sign) => before.lastIndexOf(sign)));
  return ITEMS.test(before.slice(at + 1)) ? before.slice(0, at + 1) : before;
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
