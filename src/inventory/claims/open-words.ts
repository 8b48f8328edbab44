/** What a sentence says about openness, and of whom. */
export interface OpenWords {
  readonly predicate: "open-source" | "open-weights" | "open" | "open-license";
  /** `own`: said of this release. `membership`: counts itself among open ones. `others`: said of something else. */
  readonly role: "own" | "membership" | "others" | "negated";
  readonly subject: "model" | "code" | "data" | "license" | "community";
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
      /\bopen[- ]?(?:source[- ]?)?licen[cs](?:e|es|ed)\b|\bpermissive(?:ly)?\b[^.]{0,50}?\blicen[cs]e|\bpermissively licen[cs]ed\b|开源(?:许可|协议)/gi,
  },
  {
    predicate: "open-source",
    words: /\bopen[- ]?sourc(?:e|es|ed|ing)\b(?!@)|开源|オープンソース/gi,
  },
  { predicate: "open-weights", words: /\bopen[- ]?weights?\b|开放权重/gi },
  {
    predicate: "open",
    words:
      /\b(?:fully|truly|completely|100%) open\b|\bopen access\b|\bopenness\b|\bopen (?:\w+[ -]){0,4}?(?:models?|llms?|vlms?)\b|\bopen (?:training|inference|foundation|science|release|data|reproduction)\b|\b(?:models?|weights|checkpoints|data|code)\b[^.]{0,60}\b(?:are|is) (?:all )?(?:publicly|openly|freely) (?:released|available|accessible)\b/gi,
  },
];

const NEGATED =
  /(?:\b(?:not|isn't|aren't|never|without|un|non|no longer|rather than|instead of)[ -]+(?:\w+[ -]){0,3}|非|不)$/i;

const MODEL_NOUN =
  /^[^.;]{0,60}?\b(?:models?|llms?|mllms?|vlms?|versions?|series|family|release[ds]?|weights?|checkpoints?|sota|state[- ]of[- ]the[- ]art|alternatives?|reproduction|replication|competitors?|counterparts?|foundation|transformer|system|assistant)\b|^\s*(?:模型|大模型|版本|系列)/i;
const OTHER_NOUN: readonly { readonly subject: OpenWords["subject"]; readonly noun: RegExp }[] = [
  { subject: "license", noun: /^\W{0,3}licen[cs]e/i },
  {
    subject: "community",
    noun: /^\W{0,3}(?:\w+ ){0,2}(?:communit(?:y|ies)|ecosystem|initiative|movement|world|contributors?|developers?|spirit|definition)\b|^社区/i,
  },
  {
    subject: "data",
    noun: /^\W{0,3}(?:\w+ ){0,3}(?:data ?sets?|data|corpus|corpora|benchmarks?)\b/i,
  },
  {
    subject: "code",
    noun: /^\W{0,3}(?:\w+ ){0,2}(?:librar(?:y|ies)|frameworks?|tool(?:s|kits?|box)?|packages?|software|codebases?|code|repositor(?:y|ies)|repos?|projects?|implementations?|platforms?|engines?|sdk|stack|infrastructure|components?)\b/i,
  },
];

/** Said of a thing that was used or compared with, not of this release. */
const OF_OTHERS_BEFORE =
  /\b(?:based on|built (?:up)?on|build upon|fine-?tuned (?:from|on)|initiali[sz]ed (?:from|with)|using|uses?|with|leverag\w+|thanks to|inspired by|existing|previous|prior|popular|various|several|many|such as|like|as well as|available|any|some|(?<!other )both|compared (?:to|with)|comparable to|than|versus|vs\.?|outperform\w*|surpass\w*)\s+(?:\w+[ -]){0,4}$/i;
const SUPERLATIVE =
  /\b(?:best|strongest|leading|top|first|largest|most \w+|state[- ]of[- ]the[- ]art|new|powerful|sota|denotes|all other|other|fellow|among|amongst)\b(?:[ -]\w+){0,3}\s*$/i;

/** Words shortly before an adjective that make it the speaker's own: "our open-source model", "Foo is an open-source ...". */
const OWN_BEFORE =
  /\b(?:we|our|us|this|these|here|following|is|are|was|were|be|been|official|fully|announc\w+|introduc\w+|present\w*|refers? to|means)\b(?:[ -]\w+){0,4}\s*$/i;
const WE_RELEASE =
  /\b(?:we|our)\b.*\b(?:releas|introduc|open|present|offer|provid|publish|launch)/i;

/** Every openness word of a sentence with what it is said of; sentences without one give nothing. */
export function findOpenWords(text: string): readonly OpenWords[] {
  const found: OpenWords[] = [];
  const taken: { start: number; end: number }[] = [];
  for (const { predicate, words } of PATTERNS) {
    for (const match of text.matchAll(words)) {
      const start = match.index;
      const end = start + match[0].length;
      if (taken.some((span) => start < span.end && end > span.start)) continue;
      taken.push({ start, end });
      found.push(judge(predicate, match[0], text.slice(0, start), text.slice(end)));
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
  subject: OpenWords["subject"],
  words: string,
  before: string,
  after: string,
): OpenWords["role"] {
  if (NEGATED.test(before)) return "negated";
  if (predicate === "open-license" || predicate === "open") {
    return OF_OTHERS_BEFORE.test(before) && /models?$/i.test(words) ? "others" : "own";
  }
  if (SUPERLATIVE.test(before)) return "membership";
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
): OpenWords["subject"] {
  if (predicate === "open-license") return "license";
  if (predicate === "open-weights") return "model";
  if (predicate === "open")
    return /\bdata\b/i.test(words) && !/model/i.test(words) ? "data" : "model";
  const other = OTHER_NOUN.find(({ noun }) => noun.test(after));
  if (other) return other.subject;
  if (MODEL_NOUN.test(after)) return "model";
  // "open-sourced" without a noun after it takes the noun before it.
  if (
    /\b(?:code|librar(?:y|ies)|framework|toolkit|scripts?|repo(?:sitory)?)\b[^.]*$/i.test(before) &&
    !/\b(?:models?|weights|checkpoints)\b/i.test(before)
  )
    return "code";
  if (/\b(?:data ?sets?|corpus)\b[^.]*$/i.test(before) && !/\b(?:models?|weights)\b/i.test(before))
    return "data";
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
    /^\W*(?:(?:the|an?|\d+\.)\W*)?$/i.test(before) ||
    /[:：,(•|–—*]\s*$/.test(before) ||
    /^[^.]{0,40}\b(?:launched|released|developed|trained|created|built) by\b/i.test(after)
  );
}
