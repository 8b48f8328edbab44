import type { Passage } from "./passage.ts";
import { type PlacedReading, type Reading, wordsBefore } from "./reading.ts";

/** Words of which one occurs wherever a text only talks about licenses; where none does, nothing else is looked at. */
const TALKS =
  / (?:detect|recogni[sz]|pars(?:e|es|ed|ing) |identif|distinguish|difference|recommend|short for|stands for|should be under|collected|gathered|crawled|scraped|sourced|mined|training (?:data|set|corpus)|filter|kept|accept|trained|contains only|includes an? |\d+ of |plan|intend|whether|will (?:be|move|switch)|could|if (?:your|an?) |must|depend|example|e g |is an? |was (?:written|published|drafted)|does not|do not|differ|expressions?|identifiers?|shorter|used by|projects)/;

/** What stands between such words and the name. */
const FILL =
  "(?: (?:the|an?|of|both|either|gnu|or|and|\\/|in|use|using|to|texts?|headers?|notices?|identifiers?|expressions?|licen[sc]es?|following|permissive|copyleft|only|are|is|:|[a-z]+(?= licen)|mit|bsd|isc|l?gpl|apache|version|v?\\d(?:\\.\\d)*)){0,12}$";

/** Examples, and what programs or people do with licenses that they read, compare or advise. */
const ABOUT_BEFORE = new RegExp(
  ` (?:e g(?: \\|)?|for (?:example|instance)|(?:detects?|detected|detecting|detection of|recogni[sz]es?|parses?|parsing of|identify|identifies)|distinguish(?:es|ing)?|difference between|recommend(?:s|ed)?|short for|stands for|should be under|(?:only|we) accept|filter(?:s|ed)? by)${FILL}`,
);
/** Data of others that was gathered, as far as nothing says that what was made of it was released. */
const GATHERED =
  "(?:(?:we|data|code|texts?|files|repositories|corpus)(?: (?:was|were|is|are|have|been|then|only|also)){0,3} (?:collected|gathered|crawled|scraped|sourced|mined|filtered)|training (?:data|set|corpus) (?:consists of|contains|comprises|includes)(?: only)?(?: permissively licen[sc]ed)?)";
/** What data was gathered by, and what others must do. */
const OF_OTHERS_BEFORE = new RegExp(
  ` (?:(?:we (?:kept|collected|filtered|use) only|only accept|${GATHERED}|(?:trained on|training data contains) (?:only )?(?:(?:public|open|source|github) ){0,3}(?:code|repositories|projects|software))(?: (?!released|available|licen|distributed|published|and|is)[^ |]+){0,8}|\\d+ of (?:them|these|those|all)(?: [^ |]+){0,3} (?:use|are under)|(?:dependency|dependencies|packages|projects|repositories)(?: [^ |]+){0,4} (?:must|have to|should)(?: only)? (?:be|use)(?: [^ |]+){0,4}|if (?:your|an?) (?:own )?(?:project|program|application|app|code|library|product|work|package) (?:is|uses)(?: [^ |]+){0,2}(?: under)?)${FILL}`,
);
/** What somebody means to do, or may do one day. */
const LATER_BEFORE =
  / (?:plan(?:s|ning)?|intend(?:s|ed)?|whether(?: [^ |]+){0,2}|will(?: be)?|could(?: [^ |]+){0,3})(?: to)?(?: (?:be|re|the|our|its|all|this|also))* (?:re ?)?(?:released?|publish(?:ed)?|licen[sc]ed?|open ?sourced?|relicen[sc]ed?|move|switch)(?: (?!and|is|it|licen[sc]ed|released|available)[^ |]+){0,8} (?:under|to|from)(?: (?:the|an?))?$/;
const WILL_BE_LICENSED = / will be (?:re)?licen[sc]ed(?: [^ |]+){0,5} under(?: (?:the|an?))?$/;
/** The license is what the sentence speaks of. */
const ABOUT_AFTER =
  /^(?: (?:licen[sc]es?|version|v|\d(?:\.\d)?))*(?: (?:is|are) (?:an?|among|one of|very|more|less|shorter) (?!copy|choice|part|condition)| was (?:written|published|drafted|created)(?= )| (?:does|do) not(?= )| includes an? (?=patent|copyleft|clause)| differs?(?= )| (?:is|was|are|were) used by(?= )| by \d| (?:headers?|expressions?|identifiers?)(?= |$))/;

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
  if (ABOUT_BEFORE.test(before) || OF_OTHERS_BEFORE.test(before)) return true;
  return LATER_BEFORE.test(before) && !WILL_BE_LICENSED.test(before);
}
