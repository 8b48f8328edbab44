import type { Sentence } from "./clause-text.ts";
import type { ClauseRule } from "./clause-rule.ts";
import { contextOf } from "./clause-rule.ts";
import { firstMatch, phrase, holds, type Phrase } from "./wording.ts";

const PHRASES: readonly Phrase[] = [
  phrase(
    String.raw`\bpatents?\b[^.;]{0,100}?\b(?:(?:is|are) not (?:\w+ )?(?:licensed|granted|covered|included|waived))`,
  ),
  phrase(String.raw`\bno [^.;]{0,120}?\b(?:licen[sc]es?|rights?)\b[^.;]{0,200}?\bpatents?\b`),
  phrase(
    String.raw`\bno [^.;]{0,60}?\bpatents?\b[^.;]{0,60}?\b(?:licen[sc]es?|rights?|claims)\b[^.;]{0,120}?\b(?:granted|licensed|conferred|implied|waived|affected|held)`,
  ),
  phrase(
    String.raw`\b(?:does|do|shall) not\b[^.;]{0,60}?\b(?:grant|include|cover|convey|confer|license|extend to|imply|affect)\b[^.;]{0,120}?\bpatents?\b`,
  ),
  phrase(
    String.raw`\b(?:excluding|other than|except(?: for)?|but not)\b[^.;]{0,40}?\bpatents?\b(?! notices?)`,
  ),
];

/** Notices, disclaimers of warranty, and patents of others. */
const UNLESS =
  /\bpatent(?:,|,? and|,? or)?[^.;]{0,40}(?:notices?|litigation)|\bwarrant|\bliab|\bthird part(?:y|ies)'? patents|\bowns?\b[^.;]{0,80}\bpatents/i;
/** A text that grants patents and then says which it does not grant does grant them. */
const PATENT_GRANT =
  /\bgrants?\b[^]{0,300}?\bpatent (?:licen[sc]e|rights|claims)|\bpatent licen[sc]e to (?:make|use)|\blicen[sc]e[^.;]{0,80}\bunder\b[^.;]{0,80}\bpatent/i;

/** Are patents left out of what is licensed? */
export const noPatentGrant: ClauseRule = {
  kind: "no-patent-grant",
  asks: "Are patents left out of what is licensed?",
  because: "The licensor can allow copying and still ask money for use under its patents.",
  needs: ["patent"],

  find(sentence, text) {
    if (holds(sentence, UNLESS)) return undefined;
    const found = firstMatch(sentence, PHRASES);
    if (found === undefined || text.sentences.some(grantsPatents)) return undefined;
    return found;
  },
};

function grantsPatents(sentence: Sentence): boolean {
  return !/\bnot? /i.test(sentence.words) && PATENT_GRANT.test(contextOf(sentence));
}
