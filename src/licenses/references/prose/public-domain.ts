import { matchAt, type NamePlace, type Reading, wordsBefore } from "./reading.ts";

/** Words that give a work to everybody. */
export const PUBLIC_DOMAIN_NAMES: readonly string[] = ["public domain", "public domian"];

const DEDICATION = "LicenseRef-scancode-public-domain";
const NOT_GIVEN =
  / (?:not|creative|commons|cc0|cc|open data|data commons|workaround|non)(?: (?:in|the|for|a|of|to)){0,2}$/;
/** Words before it that say that a work is there, or came there. */
const GIVEN =
  /(?:^| (?:in(?:to)?|to|as|is|are|be|of|or|and|under|belongs to|belong to|entered|it|this|considered|licen[sc]e[sd]?|released|domain|from|on|\||:|\/))(?: (?:the|a|free|open|100|purely|completely|all|entirely|still|now))*$/;
const WORK =
  / (?:code|sources?|software|implementations?|routines?|programs?|librar(?:y|ies)|functions?|algorithms?|versions?|works?|files?|fonts?|images?|data|materials?)(?= |$)/y;
const OTHER_AFTER = / (?:mark|names?|keys?|certification|dedication)(?= |$)/y;

/** A dedication to the public domain: the work is placed in it, released to it, or simply said to be in it. */
export function readPublicDomain({ passage, start, end }: NamePlace): Reading | undefined {
  const before = wordsBefore(passage, start, 60);
  if (NOT_GIVEN.test(before) || matchAt(OTHER_AFTER, passage.text, end)) return undefined;
  if (!GIVEN.test(before) && !matchAt(WORK, passage.text, end)) return undefined;
  return {
    ids: [DEDICATION],
    isBare: false,
    isWeak: false,
    score: 0.8,
    start,
    end,
  };
}
