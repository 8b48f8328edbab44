import { isChosen } from "./elections.ts";
import { hasForeignNoun } from "./license-nouns.ts";
import type { Passage } from "./passage.ts";
import { matchAt, type Reading, wordsBefore } from "./reading.ts";

/** Words that make the name after them a license. */
const BEFORE = new RegExp(
  [
    "(?: (?:is|are|be|it|all|code|data|files?|fonts?|images?|icons?|docs|documentation|software|library|package|project|weights?|models?|everything|source|and|or) under| (?:re|dual |multi )?licen[sc]e[ds]?(?: information| info)?| licensing| terms of",
    "| (?:released|distributed|redistribut[a-z]{1,6}|available|published|provided|issued|offered|free|shared|made|used?|open sourced?|falls?|dual)[^|]{0,24} under",
    "| (?:governed|covered)[^|]{0,12} by| \\d+\\.\\d[^ |]*(?: [^ |]+){0,2}(?= /)| \\d[^ |]*(?: (?:clauses?|licen[sc]e[ds]?|only|or|later|plus|style)){0,3}(?= /)",
    "| (?:code|software|weights?|models?|checkpoints?|data|datasets?|repository|repo|project|library|docs|documentation)(?= [:/](?!.*\\|)))",
    "(?: \\||:| :)*",
    "(?: (?:under|the|a|an|of|terms|conditions|is|are|by|and|or|to|either|both|same|permissive|standard|new|old|original|with|license[ds]?|code|as|also|in|it|available|released|choice|now|explicitly|exclusively|solely|only|currently|:|/|\\|)){0,7}$",
  ].join(""),
);
const BEFORE_CHINESE =
  /(?:采用|采取|遵循|遵守|使用|基于|按照|根据|依据|许可|协议|授权|开源)[^| ]{0,8}$/;
const AFTER_CHINESE = /^ ?[^| ]{0,4}(?:许可|協議|协议|授权|授權)/;
/** "It contains some MIT code". */
const CODE_BEFORE =
  / (?:contains?|includ(?:es?|ing)|incorporat(?:es?|ing)|there is|uses?)(?: (?:also|some|other|a|lot|of|the)){0,4}$/;
const CODE_AFTER = /^ (?:code|sources?)(?! (?:points?|pages?|units?|blocks?))(?= |$)/;
const LIST_BEFORE =
  /^ ?(?:(?:\/|or|and|the|a|an|either|both|new|modified|with|licen[sc]e[sd]?|style) ?){0,5}$/;

/** True when a license word of another language stands beside a name. */
export function hasForeignCue(passage: Passage, { start, end }: Reading): boolean {
  return hasForeignNoun(wordsBefore(passage, start, 50), passage.text.slice(end, end + 24));
}

/** True when a license word stands right before a name, or another license joined to it by "or", "and" or a slash. */
export function hasCue(passage: Passage, { start, end }: Reading, lastEnd: number): boolean {
  const before = wordsBefore(passage, start, 110);
  if (BEFORE.test(before) || BEFORE_CHINESE.test(before)) return true;
  if (isChosen(passage, end)) return true;
  if (AFTER_CHINESE.test(passage.text.slice(end, end + 10))) return true;
  if (CODE_AFTER.test(passage.text.slice(end, end + 10)) && CODE_BEFORE.test(before)) return true;
  return lastEnd > 0 && isList(passage.text, lastEnd, start);
}

/** An ordinary word after a name: none that goes on with a license, another one, or its holder. */
const ORDINARY_WORD =
  /^ (?!licen[sc]|lisen|lizen|copyright|agreement|v\d|(?:terms|and|or|public|open|software|style|like|type|only|with|see|by|for)(?: |$))[a-z]{2}/;

/** True where an ordinary word follows a name. */
export function isOrdinary({ text }: Passage, end: number): boolean {
  return ORDINARY_WORD.test(text.slice(end, end + 16));
}

const CLEAR_BEFORE =
  / (?:the|under|by|of|gnu(?: \/)?|an?|now|is|are|thus|be|it|s|using|(?:released|licen[sc]ed|available|published|distributed|provided|offered|shared|marked|tagged) as|see|dual|source|free|:|include|(?:copy ?)?righted)$/;
/** What makes an abbreviation the name of a thing when an ordinary word follows: "a MPL file". */
const DETERMINER = / (?:the|an?|s)$/;
const CLEAR_AFTER = / (?:(?:open source|software|free) )?(?:licen[sc]|terms|许可|协议|授权)/y;

/** True when the words around an abbreviation without a version leave no doubt that it is the license. */
export function isClearAbbreviation(passage: Passage, start: number, end: number): boolean {
  if (matchAt(CLEAR_AFTER, passage.text, end)) return true;
  const before = wordsBefore(passage, start, 20);
  if (before.endsWith(" as") && /\d/.test(passage.text.slice(start, end))) return true;
  return CLEAR_BEFORE.test(before) && !(DETERMINER.test(before) && isOrdinary(passage, end));
}

/** True when two names stand in one list or choice: joined by "or", "and" or a slash. */
export function isJoined(passage: Passage, one: Reading, other: Reading): boolean {
  return isList(passage.text, one.end, other.start);
}

function isList(text: string, from: number, to: number): boolean {
  return to - from < 24 && LIST_BEFORE.test(text.slice(from, to));
}
