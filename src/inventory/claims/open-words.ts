import { headOf, lastHead, type Subject } from "./heads.ts";

/** What a sentence says about openness, and of whom. */
export interface OpenWords {
  readonly predicate: "open-source" | "open-weights" | "open" | "open-license";
  /** `own`: said of this release. `membership`: counts itself among open ones. `others`: said of something else, or of a plan. */
  readonly role: "own" | "membership" | "others" | "negated";
  readonly subject: Subject;
}

interface Pattern {
  readonly predicate: OpenWords["predicate"];
  readonly words: RegExp;
}

/** In the order in which the strongest wins. */
const PATTERNS: readonly Pattern[] = [
  {
    predicate: "open-license",
    words:
      /\bopen[- ]?(?:source[- ]?)?licen[cs](?:e|es|ed)\b|\bpermissive(?:ly)?\b[^.]{0,50}?\blicen[cs]e[ds]?\b|开源(?:许可|协议)/gi,
  },
  {
    predicate: "open-source",
    words: /\bopen[- ]?sourc(?:e|es|ed|ing)\b(?!@)|开源|オープンソース/gi,
  },
  { predicate: "open-weights", words: /\bopen[- ]?weights?\b|开放权重/gi },
  {
    predicate: "open",
    words:
      /\b(?:fully|truly|completely|100%) open\b|\bopen[- ]access\b|\bopenness\b|\bopen (?!(?:an?|the|your|our|this|that|up|it)\b)(?:\w+[ -]){0,4}?(?:models?|llms?|vlms?)\b(?![- ]leaderboard)|\bopen[- ](?:training|inference|foundation|science|release|data|reproduction)\b|\b(?:models?|weights|checkpoints|data|code)\b[^.]{0,60}\b(?:are|is) (?:all )?(?:publicly|openly|freely) (?:released|available|accessible)\b|\b(?:openly|freely) (?:available|accessible) (?:\w+[ -]){0,3}?(?:models?|llms?|vlms?|weights)\b/gi,
  },
];

const SOURCES =
  /^permissive licen[cs]es\b|^permissively licen[cs]ed\s+(?:\w+\s+){0,2}(?:data|code|repositor|(?<!open[- ])sources|files|text|content|works?)/i;

const NEGATED =
  /(?:\b(?:not|isn't|aren't|never|without|un|non|no longer|rather than|instead of)[ -]+(?:\w+[ -]){0,3}|非|不)$/i;

const MODEL_NOUN =
  /^[^.;]{0,60}?\b(?:models?|llms?|mllms?|vlms?|versions?|series|family|release[ds]?|weights?|checkpoints?|sota|state[- ]of[- ]the[- ]art|alternatives?|reproduction|replication|competitors?|counterparts?|foundation|transformer|system|assistant)\b|^\s*(?:模型|大模型|版本|系列)/i;

/** A list of what is released, with the model in it. */
const LISTS_MODEL =
  /^\s+(?:all |the |our |both |its )*\w+(?: \w+)?(?:, \w+(?: \w+){0,2}){0,6},? (?:and|as well as|&) (?:the |our )?(?:\w+ )?(?:models?|weights|checkpoints)\b/i;

/** Said of what may come, not of what is here. */
const PLANNED =
  /\b(?:hop(?:e|ing)|plan(?:s|ning)?|intend(?:s|ing)?|aim(?:s|ing)?|want|working (?:on|towards)|consider(?:ing)?)\b[^.]{0,80}$/i;

/** Said of a thing that was used or compared with, not of this release. */
const OF_OTHERS_BEFORE =
  /\b(?:based on|built (?:up)?on|build upon|fine-?tuned (?:from|on)|initiali[sz]ed (?:from|with)|using|uses?|with|leverag\w+|thanks to|inspired by|existing|previous|prior|popular|various|several|many|such as|like|followed by|thanks for|as well as|available|any|some|(?<!other )both|compared (?:to|with)|comparable to|than|versus|vs\.?|outperform\w*|surpass\w*)\s+(?:\w+[ -]){0,4}$/i;
const COMPARED = /\b(?:compared?|comparison|comparable|on par|competitive|along)\s+with\s*$/i;
const SUPERLATIVE =
  /\b(?:best|strongest|leading|top|first|largest|most \w+|state[- ]of[- ]the[- ]art|new|powerful|sota|denotes|all other|other|fellow|comparable(?! to)|similar(?! to)|similarly|competing|rival|among|amongst)\b(?:[ -]\w+){0,3}\s*$/i;

const OF_OTHERS_BEFORE_CHINESE =
  /(?:基于|使用|采用|借鉴|感谢|参考|依赖|支持|许多|多个|一些|各种)[^，。；]{0,8}$/;
const AMONG_OTHERS_CHINESE =
  /(?:其他|其它|同类|同规模|同尺寸|同等规模|现有|所有|最强|最好|首个)[^，。；]{0,6}$/;

/** Words shortly before an adjective that make it the speaker's own: "our open-source model", "Foo is an open-source ...". */
const OWN_BEFORE =
  /\b(?:we|our|us|this|these|here|following|is|are|was|were|be|been|official|fully|announc\w+|introduc\w+|present\w*|refers? to|means)\b(?:[ -]\w+){0,4}\s*$/i;
const WE_RELEASE =
  /\b(?:we|our)\b.*\b(?:releas|introduc|open|present|offer|provid|publish|launch)/i;

/** Characters on either side of a word that may tell of what it is said: a long sentence, so that endless ones cost little. */
const MAX_CONTEXT = 600;

/** Words of one sentence that are heard: more of them say nothing more. */
const MAX_FOUND = 20;

/** Every pattern above needs one of these. */
const MAY_SPEAK_OF_IT = /open|permissive|publicly|freely|开源|开放权重|オープンソース/i;

/** Every openness word of a sentence with what it is said of; sentences without one give nothing. */
export function findOpenWords(text: string): readonly OpenWords[] {
  if (!MAY_SPEAK_OF_IT.test(text)) return [];
  const found: OpenWords[] = [];
  const taken: { start: number; end: number }[] = [];
  for (const { predicate, words } of PATTERNS) {
    for (const match of text.matchAll(words)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.length === MAX_FOUND) return found;
      if (taken.some((span) => start < span.end && end > span.start)) continue;
      taken.push({ start, end });
      const before = text.slice(Math.max(0, start - MAX_CONTEXT), start);
      found.push(judge(predicate, match[0], before, text.slice(end, end + MAX_CONTEXT)));
    }
  }
  return found;
}

function judge(
  predicate: OpenWords["predicate"],
  words: string,
  before: string,
  after: string,
): OpenWords {
  const subject = subjectOf(predicate, words, before, after);
  return { predicate, role: roleOf(predicate, subject, words, before, after), subject };
}

function roleOf(
  predicate: OpenWords["predicate"],
  subject: Subject,
  words: string,
  before: string,
  after: string,
): OpenWords["role"] {
  if (NEGATED.test(before)) return "negated";
  if (PLANNED.test(before)) return "others";
  if (predicate === "open-license" || predicate === "open") {
    return OF_OTHERS_BEFORE.test(before) && /models?$/i.test(words) ? "others" : "own";
  }
  if (SUPERLATIVE.test(before) || AMONG_OTHERS_CHINESE.test(before)) return "membership";
  if (OF_OTHERS_BEFORE_CHINESE.test(before)) return "others";
  // A model "with open weights" has them: the words are a thing here, and no adjective.
  if (
    predicate === "open-weights" &&
    /\bwith\s*$/i.test(before) &&
    !MODEL_NOUN.test(after.slice(0, 20))
  )
    return COMPARED.test(before) ? "others" : "own";
  if (COMPARED.test(before)) return "others";
  if (OF_OTHERS_BEFORE.test(before) && !/\b(?:we|our)\b/i.test(before.slice(-40))) return "others";
  if (
    predicate === "open-source" &&
    subject === "model" &&
    isAdjective(words, after) &&
    !ownContext(before, after)
  )
    return "others";
  return "own";
}

function subjectOf(
  predicate: OpenWords["predicate"],
  words: string,
  before: string,
  after: string,
): Subject {
  // "permissive licenses", "permissively licensed repositories": what data were chosen by.
  if (predicate === "open-license") return SOURCES.test(`${words}${after}`) ? "data" : "license";
  if (predicate === "open-weights") return "model";
  if (predicate === "open") {
    // "a corpus, an open reproduction of": the apposition is of what stands before it.
    const isApposition = /(?:reproduction|release)$/i.test(words) && /,\s*an?\s*$/i.test(before);
    if (isApposition) return lastHead(before) ?? "model";
    return /\bdata\b/i.test(words) && !/model/i.test(words) ? "data" : "model";
  }
  // "We open-source the code, data and weights": of a list, the model is what counts.
  if (LISTS_MODEL.test(after) && /\bwe\b[^.]{0,30}$/i.test(before)) return "model";
  const head = headOf(after);
  if (head) return head;
  if (MODEL_NOUN.test(after)) return "model";
  // "tools are open-sourced": without a noun after it the word takes the noun before it.
  const said = /([^.;:]{0,80}?)\s(?:is|are|was|were|be|been|being)\s(?:\w+\s){0,2}$/i.exec(
    before,
  )?.[1];
  const taken = said === undefined ? undefined : lastHead(said);
  if (taken) return taken;
  const clause = before.split(/[，。；]/).at(-1) ?? "";
  if (/代码|仓库/.test(clause) && !/模型|权重/.test(clause)) return "code";
  return "model";
}

/** "open-source models" describes; "we open-source" and "are open-sourced" claim. */
function isAdjective(words: string, after: string): boolean {
  return !/(?:ed|ing)$/i.test(words) && MODEL_NOUN.test(after.slice(0, 40));
}

function ownContext(before: string, after: string): boolean {
  return (
    OWN_BEFORE.test(before) ||
    WE_RELEASE.test(before) ||
    /^\W*(?:(?:the|\d+\.)\W*|an?\W+(?:\w+\W+){0,2})?$/i.test(before) ||
    /[:：,(•|–—*]\s*(?:an?\s+(?:\w+\s+){0,2})?$/i.test(before) ||
    /^[^.]{0,40}\b(?:launched|released|developed|trained|created|built) by\b/i.test(after)
  );
}
