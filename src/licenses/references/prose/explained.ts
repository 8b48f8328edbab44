import type { TokenizedText } from "../../words/tokenize.ts";
import { startsUnderHeading } from "../section.ts";
import type { PlacedReading } from "./reading.ts";

/** Characters before a name and after it that are looked at. */
const REACH = 90;
const AFTER_REACH = 160;
const HEAD_REACH = 320;
/** Only marks, and words that belong to a name, stand between it and the start of its line, cell or sentence. */
const START =
  /(?:^|\n|[.!?;。；，、]\s{0,3}|[.!?;]\s\s?)[\s|>#*_`"'•+-]{0,12}(?:\d{1,2}[.)]\s)?(?:<(?:dt|b|strong|li|td|th)>)?[*_`"'[]{0,3}(?:(?:the|an?|die|der|la|le|el|a) )?(?:licen[cs]e |licencia )?$/i;
/** What a license is, or does, after its name: `: a short permissive license`, ` requires that`, `</dt>`. */
const EXPLAINED = new RegExp(
  [
    "^[*_`\"')\\]]{0,3}(?:[ -]licen[sc]es?)?[*_`]{0,3}(?:",
    // The head of an entry.
    "</dt>",
    "|\\s?[:\\u2013\\u2014-]{1,2}[*_]{0,2}\\s{1,2}(?:(?:an?|the) (?:[\\w-]+,? (?:and )?){0,5}licen[sc]e\\b|(?:weak |strong |very )?(?:permissive|copyleft)\\b|(?:allows|permits|requires|lets|forbids|prohibits|grants|demands)\\b)",
    "|\\s?\\|\\s?(?:(?:weak|strong|very|no) )?(?:permissive|copyleft|yes|no|✓|✔|✗|❌|✅)(?![\\p{L}\\p{N}])",
    // A sentence whose subject it is.
    "| (?:allows?|permits?|requires?|lets|forbids?|prohibits?|demands?|obliges?|asks)(?= )",
    "| (?:ist eine?|verlangt|erlaubt|gestattet|verbietet|est une?|permet|autorise|exige|interdit|es una?|permite|prohíbe) ",
    "|(?:ライセンス)?は、?|\\s?(?:许可证|協議|协议)?(?:：?是?一[种个]|很|比较|要求|允许|规定|带有|禁止)",
    ")",
  ].join(""),
  "iu",
);
/** Words that speak of the work itself. */
const OF_THIS =
  /\b(?:this|our|these|here|the (?:software|program|code|library|package|work|project|model|weights|above|following))\b|本(?!身)|このソ|diese[rsmn]?\b|\bcett?e?\b/i;

/** The row that heads a table, after a name in it, and another name in that row. */
const HEAD_AFTER = /^[^\n]{0,160}\n[ \t]{0,4}\|?[ \t]{0,4}:?-{2,}[-:| \t]*(?:\n|$)/;
const CELLS_BETWEEN = /^[*_`)\]]{0,3}[ \t]{0,40}\|[ \t]{0,40}[*_`[]{0,3}$/;

/** Names whose license the text explains, at the start of a line, cell or sentence, or in the head of a table. Nothing is under them. */
export function findExplained(
  { text, starts, ends }: TokenizedText,
  found: readonly PlacedReading[],
): ReadonlySet<PlacedReading> {
  const explained = new Set<PlacedReading>();
  let before: { readonly placed: PlacedReading; readonly end: number } | undefined;
  for (const placed of found) {
    const start = starts[placed.from] ?? 0;
    const end = ends[placed.to - 1] ?? start;
    const after = text.slice(end, end + AFTER_REACH);
    const between = before && start - before.end < REACH ? text.slice(before.end, start) : "";
    if (before && CELLS_BETWEEN.test(between) && HEAD_AFTER.test(text.slice(end, end + HEAD_REACH)))
      explained.add(before.placed).add(placed);
    before = { placed, end };
    if (!EXPLAINED.test(after) || OF_THIS.test(after.split(/[.!?。]\s|\n/)[0] ?? "")) continue;
    if (!START.test(text.slice(Math.max(0, start - REACH), start))) continue;
    if (!startsUnderHeading(text, start)) explained.add(placed);
  }
  return explained;
}
