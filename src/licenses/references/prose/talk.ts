import type { Passage } from "./passage.ts";
import { type PlacedReading, type Reading, wordsBefore } from "./reading.ts";
import { TALK_PHRASES } from "./talk-phrases.ts";

/** Words of which one occurs wherever a text only talks about licenses; where none does, nothing else is looked at. */
const TALKS =
  / (?:detect|recogni[sz]|pars(?:e|es|ed|ing) |identif|distinguish|difference|recommend|short for|stands for|should be under|collected|gathered|crawled|scraped|sourced|mined|training (?:data|set|corpus)|filter|kept|accept|trained|contains only|includes an? |\d+ of |plan|intend|whether|will (?:be|move|switch)|could|(?:if|when|suppose|assuming) (?:your|an?|some|another) |expected|but (?:found|got) |support for|deprecat|(?:ask|asks|asked|wonder|wondering|unclear|unsure) if |whose licen|unterschied|différence|diferencia| means |(?:is|are) (?:marked|excluded|highlighted)|must|depend|example|e g |is an? |was (?:written|published|drafted)|does not|do not|differ|expressions?|identifiers?|shorter|used by|combin|without |mentions|conflict|link(?:ed|ing)? |projects|prefer|wants|considering|think|(?:spdx|new) ids|true for|required by|dropped|abandoned|compar|unlike|if you (?:want|need)|(?:never|can t|cannot) (?:add|use|take|accept|include|bring|depend)|(?:read|taken|treated) as |(?:is|are) (?:not )?(?:fine|ok|allowed|accept|welcome|forbid|discour|the (?:most|least|best|s[a-z]+est)))/;

/** What stands between such words and the name. */
const FILL =
  "(?: (?:the|an?|of|both|either|gnu|or|and|\\/|in|use|using|to|texts?|headers?|notices?|identifiers?|expressions?|licen[sc]es?|following|permissive|copyleft|only|are|is|:|[a-z]+(?= licen)|mit|bsd|isc|[al]?gpl|apache|der|die|den|und|la|le|el|l|et|y|version|v?\\d(?:\\.\\d)*)){0,12}$";

/** What stands before a name that a text only talks about. */
const BEFORE = new RegExp(` (?:${TALK_PHRASES.map(sourceOf).join("|")})${FILL}`);

/** The pattern of a phrase, without the space before its first word. */
function sourceOf(phrase: string): string {
  return ` ${phrase}`
    .replace(/ \[([^\]]*)\]/g, "(?: (?:$1)){0,3}")
    .replace(/\((?!\?)/g, "(?:")
    .replaceAll("#", "\\d+")
    .replaceAll(" ;", "(?: \\|)?")
    .replaceAll(
      " ...",
      "(?: (?!releas|available|licen|distribut|publish|shar|offer|and|is)[^ |]+){0,8}",
    )
    .replaceAll(" ..", "(?: [^ |]+){0,4}")
    .slice(1);
}

/** What somebody means to do, or may do one day. */
const LATER_BEFORE =
  / (?:plan(?:s|ning)?|intend(?:s|ed)?|whether(?: [^ |]+){0,2}|will(?: be)?|could(?: [^ |]+){0,3})(?: to)?(?: (?:be|re|the|our|its|all|this|also))* (?:re ?)?(?:released?|publish(?:ed)?|licen[sc]ed?|open ?sourced?|relicen[sc]ed?|move|switch)(?: (?!and|is|it|licen[sc]ed|released|available)[^ |]+){0,8} (?:under|to|from)(?: (?:the|an?))?$/;
const WILL_BE_LICENSED = / will be (?:re)?licen[sc]ed(?: [^ |]+){0,5} under(?: (?:the|an?))?$/;
/** The license is what the sentence speaks of. */
const ABOUT_AFTER =
  /^(?: (?:licen[sc]es?|version|v|\d(?:\.\d)?|and|or|\/|mit|bsd|isc|[al]?gpl|apache|mpl))*(?: (?:is|are) (?:an?|among|one of|very|more|less|shorter) (?!copy|choice|part|condition)| (?:which )?(?:is|are) (?:not )?(?:fine|ok|okay|allowed|acceptable|welcome|forbidden|discouraged|marked|excluded|highlighted)(?= |$)| means(?= )| (?:is|are) the (?:most (?!common)|(?:least|best|simplest|shortest|strictest) )| (?:was|is) (?:read|parsed|taken|treated|detected) as(?= )| was (?:written|published|drafted|created)(?= )| (?:does|do) not(?= )| includes an? (?=patent|copyleft|clause)| differs?(?= )| (?:is|was|are|were) used by(?= )| by \d| (?:headers?|expressions?|identifiers?|mentions?)(?= |$))/;

/** Words before a name that are looked at. */
const REACH = 150;

/** Tells where words only talk about licenses: they explain, compare, advise, plan, or say what others do. */
export function createTalk(): (placed: PlacedReading) => boolean {
  let last: Passage | undefined;
  let talks = false;
  return ({ passage, reading }) => {
    // A passage may be long, and hold many names.
    if (passage !== last) talks = TALKS.test(passage.text);
    last = passage;
    return talks && isTalk(passage, reading);
  };
}

function isTalk(passage: Passage, { start, end }: Reading): boolean {
  if (ABOUT_AFTER.test(passage.text.slice(end, end + 60))) return true;
  const before = wordsBefore(passage, start, REACH);
  if (BEFORE.test(before)) return true;
  return LATER_BEFORE.test(before) && !WILL_BE_LICENSED.test(before);
}
