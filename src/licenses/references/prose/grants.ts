import type { Passage } from "./passage.ts";
import { type Reading, wordsBefore } from "./reading.ts";

const NEGATED =
  / (?:no|non|without|missing)(?: (?:an?|the|any|proper|valid))*$| (?:not|cannot|never|no longer|isn t|aren t|wasn t|instead of|rather than|other than|neither|nor|unlike|contrary to|formerly|previously|might be(?: available)?)(?: (?:necessarily|open source|open sourced|part|subject|to|with|use|used|this|it|be|is|are|the|an?|under|licen[sc]ed|released|covered|by|of|terms|distributed|available|using|upgrade|switch|move|migrate|change)){0,7}$/;
/** Words that tell of terms which a work had before others. */
const PAST =
  / (?:originally|initially|previously|formerly|once|used to be|earlier|(?:until|before|prior to|up to)(?: [^\s|]+){1,8}? (?:was|were|had been)(?= (?:(?:still|all|also|only|dual|(?:re)?licen[sc]ed|released|distributed|available|published|offered|provided|covered) ){0,3}(?:under|by) ))(?: (?!written|developed|created|wrote|made|based|derived|by|under)[^\s|]+){0,18}(?: under| by| in)(?: (?!and|but|now|under)[^\s|]+){0,5}$/;

/** True where words only tell under what something was before. */
export function isPast(passage: Passage, { start }: Reading): boolean {
  return PAST.test(wordsBefore(passage, start, 170));
}

const DENIED =
  / (?:does not bring|must be released|should be released|not reduce(?: \S+)? rights|do(?:es)? not have|permissions? to relicen[sc]e|doesn t mean|does not mean|no part of|even though(?: \S+){0,8} under|to the extent(?! possible under law)(?: \S+){0,9} under|violations? of|copy code from files|sections? being)[^|]{0,70}$/;
const COMPARED =
  / (?:similar(?:ly)?(?: \S+){0,3} to|compared (?:to|with)|in contrast to|as opposed to|(?:successor|predecessor) (?:of|to)|such as|e g(?: \|)?|compatible with|incompatible with|differs? from|equivalent to|inspired by|close to|vs(?: \|)?|versus|indicating that|(?<!terms )contained in|allowed under|that uses? the same(?: licen[sc]e as)?|like|licen[sc]es are|calls(?: it)?)(?: (?:the|an?|that|of|both|gnu|or|and|\/|a?gpl|lgpl|bsd|mit|apache|isc|uoi)){0,7}$|(?:不是|不再|并非|而非|类似|不同于)[^|]{0,6}$/;
const AFTER =
  /^ (?:licen[sc]e )?headers?(?= |$)|^ (?:compatible|incompatible|compatibility)(?= |$)|^ instead of this|^(?: licen[sc]e)? (?:vs|versus)(?= |$)|^ until(?= |$)|^(?: (?:and|or|\/|l?gpl))* or (?:other |any )?similar licen|^ (?:may|might|does|do|need|will) not apply|^ (?:licen[sc]es? )?(?:rel(?:y|ies) (?:up)?on|contains? (?:an?|such|no)|do not|are vague)|^ ?(?:不适用|不再)/;

/** Files that a tool wrote are under the license that their author chose; what is said next is said of the tool. */
const OF_THE_TOOL = / licensing terms chosen by .{1,260}$/;
const TOOL_REACH = 300;

/** "It is a BSD style license with a credit clause" tells what another license is like. */
const DESCRIBED = / (?:it|this|which|below|licen[sc]e) is an?(?: [a-z]+)?$/;
const STYLE = / (?:style|like|type)(?= |$)/;

/** True where words only tell what a license is like, if the text names another one. */
export function isDescribed(passage: Passage, { start, end }: Reading): boolean {
  return (
    STYLE.test(passage.text.slice(start, end)) && DESCRIBED.test(wordsBefore(passage, start, 40))
  );
}

/** "Based on the MPL, but sections were added" tells where another license comes from. */
const BASED_ON = / (?:based on|consists of)(?: the)?$/;
const CHANGED_AFTER =
  /^ (?:but|modified|with (?:the following|some|additional|modifications|changes))(?= |$)/;

/** Whether the words put something under the license they name, or only speak of it. */
export function grants(passage: Passage, { start, end }: Reading): boolean {
  const before = wordsBefore(passage, start, 80);
  if (AFTER.test(passage.text.slice(end, end + 50))) return false;
  if (BASED_ON.test(before) && CHANGED_AFTER.test(passage.text.slice(end, end + 30))) return false;
  if (NEGATED.test(before) || DENIED.test(before) || COMPARED.test(before)) return false;
  return !OF_THE_TOOL.test(wordsBefore(passage, start, TOOL_REACH));
}

const PUTS_UNDER =
  / (?:(?:re)?licen[sc]ed|released|distributed|available|published|provided|covered|governed|offered|issued|redistribute|modify|used?|subject|copy|placed|dedicated)(?: \S+){0,7} (?:under|by|to|with|into?)(?: \S+){0,5}$|(?:采用|遵循|基于|使用|按照)[^|]{0,8}$/;

/** Whether a sentence says that something is under the license, as a notice does; a name alone does not. */
export function putsUnder(passage: Passage, { start }: Reading): boolean {
  return PUTS_UNDER.test(wordsBefore(passage, start, 110).replace(/^.*\|/s, ""));
}

/** Shortest name written out; shorter ones stand for a name that was written out before. */
const LONG_NAME = 20;
const OPENS =
  / (?:redistribute|distribute|copy|copied|redistributed|distributed|modify|modified)(?: (?:it|them|this|and|or|\/|modify|modified|copy|copied|redistribute|redistributed|software|program|file|library)| (?:the|this) [^ |]+){0,8}(?: only)?(?: under| by| according to| subject to)(?: the)?(?: same)? terms(?: and conditions)?(?: of(?: the| version| v| either| \d(?:\.\d)?| of| only| or| later| any)*)?$/;

const NOT_GRANTED = / not [^|]*$/;

/** Whether a notice of its own begins with these words, which says what one can do, and under which terms. */
export function opens(passage: Passage, { start, end }: Reading): boolean {
  const before = wordsBefore(passage, start, 150);
  return end - start > LONG_NAME && OPENS.test(before) && !NOT_GRANTED.test(before);
}
