import type { ClauseRule } from "./clause-rule.ts";
import { firstMatch, phrase, within, holds, type Phrase } from "./wording.ts";

const AMOUNT = String.raw`(?:(?:US ?\$|USD ?\$?|EUR|GBP|RMB|CNY|\$|\u20ac|\u00a3|\u00a5) ?\d[\d.,]{0,15}(?: ?(?:million|billion|thousand|[mbk]\b))?|\b\d[\d.,]{0,15} ?(?:million|billion|thousand)? ?(?:(?:US|U\.S\.|United States) )?(?:dollars|euros?|USD|EUR|yuan|RMB|pounds)\b|\b(?:one|two|five|ten|twenty|fifty|hundred)[ -](?:hundred |thousand |million |billion ){1,2}(?:(?:US|U\.S\.|United States) )?(?:dollars|euros?))`;
const INCOME = String.raw`\b(?:revenues?|turnover|gross (?:receipts|income|sales)|annual (?:sales|income|receipts)|recurring revenue|earnings|funding|budget)\b`;
const PHRASES: readonly Phrase[] = [
  phrase(AMOUNT, within(120), INCOME),
  phrase(INCOME, within(120), AMOUNT),
];

/** What a cap does; an amount above which only a name must be shown is no cap. */
const CONSEQUENCE =
  /\b(?:request|obtain|apply|require|need|seek|negotiate|enter into|contact)\w*\b[^]{0,80}?\b(?:licen[sc]e|permission|authori[sz]ation|approval|agreement|consent|us)\b|\b(?:not (?:be )?(?:authori[sz]ed|permitted|allowed|granted|licensed|entitled)|(?:may|must|shall|can) ?not|terminates?|does not apply|no (?:right|license)|exceeds?|less than|fewer than|below|under|up to|unless)\b/i;

/** Limits of liability and prices speak of money too. */
const UNLESS = /\bliab(?:le|ility)\b|\bdamages\b/i;

/** Does the license end, or need an extension, above an amount of revenue? */
export const revenueCap: ClauseRule = {
  kind: "revenue-cap",
  asks: "Does the license end, or need an extension, above an amount of revenue?",
  because: "The same release is licensed to a small company and not to the one that buys it.",
  needs: ["revenue", "turnover", "receipts", "income", "sales", "earnings", "funding", "budget"],

  find(sentence) {
    if (!sentence.isDefinition && !holds(sentence, CONSEQUENCE)) return undefined;
    if (holds(sentence, UNLESS)) return undefined;
    return firstMatch(sentence, PHRASES);
  },
};
