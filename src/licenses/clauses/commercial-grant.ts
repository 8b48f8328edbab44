import { contextOf } from "./clause-rule.ts";
import type { ClauseText } from "./clause-text.ts";

const COMMERCIAL_GRANT =
  /\b(?:grants?|may use|licen[sc]e to use)\b[^]{0,600}?\bfor (?:any |your )?(?:non-?\s?commercial (?:and|or) )?commercial (?:use|purposes?)\b/i;
const DENIAL = /\b(?:not|only if|unless|except)\b|non-?\s?commercial/i;

/**
 * Whether some sentence grants commercial use. Where one does, another grant for research or non-commercial use
 * stands beside it and limits nothing.
 */
export function grantsCommercialUse(text: ClauseText): boolean {
  return text.sentences.some(
    (sentence) =>
      /\bcommercial\b/i.test(sentence.words) &&
      COMMERCIAL_GRANT.test(contextOf(sentence)) &&
      !DENIAL.test(sentence.words),
  );
}
