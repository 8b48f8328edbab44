import type { ClauseRule } from "./clause-rule.ts";
import { firstMatch, phrase, within, holds, type Phrase } from "./wording.ts";

const NUMBER = String.raw`\b(?:\d[\d.,]{0,15} ?(?:million|billion|thousand|m|k)\b|\d{1,3}(?:[,. ]\d{3}){1,4}\b|\d{4,12}\b|(?:one|two|five|ten|twenty|fifty|hundred|seven hundred)[ -](?:hundred|thousand|million|billion))`;
const USERS = String.raw`\b(?:(?:monthly|daily|weekly|annual|yearly|registered|active|unique|total|cumulative|end|paying)[ -]+(?:active |unique |registered )?(?:users?|visitors?|customers?|subscribers?)|(?:users?|customers?) (?:per|each|a) (?:month|day|week|year)|M[AU]Us?|DAUs?)\b`;
const PHRASES: readonly Phrase[] = [
  phrase(NUMBER, within(80), USERS),
  phrase(USERS, within(200), NUMBER),
];

/** What a cap does; a number of users above which only a name must be shown is no cap. */
const CONSEQUENCE =
  /\b(?:request|ask|obtain|apply|require|need|seek|negotiate|enter into|contact)\w*\b[^]{0,80}?\b(?:licen[sc]e|permission|authori[sz]ation|approval|agreement|consent|us)\b|\b(?:not (?:be )?(?:authori[sz]ed|permitted|allowed|granted|licensed|entitled)|(?:may|must|shall|can) ?not|terminates?|does not apply|no (?:right|license)|exceed|less than|fewer than|up to|unless)\b/i;

/** Does the license end, or need an extension, above a number of users? */
export const userCap: ClauseRule = {
  kind: "user-cap",
  asks: "Does the license end, or need an extension, above a number of users?",
  because: "A product that grows past the number loses its license on the day of success.",
  needs: ["user", "visitor", "customer", "subscriber", "mau", "muu", "dau"],

  find(sentence) {
    if (!holds(sentence, CONSEQUENCE)) return undefined;
    return firstMatch(sentence, PHRASES);
  },
};
