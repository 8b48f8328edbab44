import type { ClauseRule } from "./clause-rule.ts";
import { firstMatch, MUST, phrase, holds, type Phrase } from "./wording.ts";

const ASK = String.raw`\b(?:request|apply (?:for|to)|obtain|seek|acquire|get|receive|secure|submit|fill (?:out|in)|complete (?:a|an|the|our)|purchase|contact|negotiate|enter into)\b`;
const APPROVAL = String.raw`(?<!no |any )\b(?:licen[sc]e (?:from|with)|commercial licen[sc]e|separate licen[sc]e|additional licen[sc]e|licen[sc]e agreement with|permission|authori[sz]ation|approval|consent|application form|request form|questionnaire|registration form|the form)\b`;
const PHRASES: readonly Phrase[] = [
  phrase(MUST, "[^.;]{0,100}?", ASK, "[^.;]{0,120}?", APPROVAL),
  phrase(
    String.raw`\bwithout\b[^.;]{0,40}?\b(?:prior|express|explicit|written|separate)\b[^.;]{0,40}?`,
    APPROVAL,
  ),
  phrase(
    String.raw`\bunless\b[^.;]{0,60}?\b(?:agreed|permitted|authori[sz]ed|approved|consented)\b[^.;]{0,20}?\bin writing\b`,
  ),
  phrase(
    String.raw`\b(?:requires?|subject to|upon|after obtaining|needs?) (?:a |an |the |our |your )?(?:prior |separate |express |explicit |written |formal |commercial ){1,4}`,
    APPROVAL,
  ),
  phrase(MUST, String.raw`[^.;]{0,40}?\bregister (?:with|at|your)\b`),
  phrase(
    String.raw`\b(?:please|must|shall|should|need to|required to)\b[^.;]{0,60}?\b(?:contact|email|e-mail|write to|reach out to)\b[^.;]{0,80}?\b(?:(?:a|for|commercial|obtain) licen[sc](?:e|ing)\b|permission|authori[sz]ation|commercial)`,
  ),
  phrase(
    String.raw`\bfor commercial (?:use|usage|purposes|licens\w+)[^.;]{0,40}?\b(?:please|contact|fill|apply|email)\b`,
  ),
  phrase(
    String.raw`\b(?:apply|register|registration)\b[^.;]{0,60}?\b(?:for|to obtain|and obtain|to receive)\b[^.;]{0,40}?`,
    APPROVAL,
  ),
  phrase(
    String.raw`\bcommercial (?:use|usage|purposes?)\b[^.;]{0,120}?\b(?:please|must|shall) (?:first )?(?:contact|write|e-?mail)\b`,
  ),
];

/** Approval for other things than use: names, assignment, settlement, secrets; and a cap, which is a kind of its own. */
const UNLESS =
  /\b(?:endors\w+|promot\w+|trademarks?|trade names?|service marks?|logos?|name or mark|may not be called|appear in (?:their|its) name|names? of|publicity|assign(?:ed|ment|s)?|transfer(?:red)? this|settle\w*|confidential|official product|waive[rd]?|amendments?|monthly active users?|applicable law(?: \(|)[^.]{0,60}agreed to in writing|contributors? be liable|be liable|warrant\w*|indemni\w+|(?:unless )?required by applicable law|third[- ]party rights|rights of third|consents before|feedback|regulatory|authorit(?:y|ies)|neither party|bind the other|public announcements?|you consent|by the parties|exercise (?:your|any|the) rights|reproduced in any form)\b/i;

/** Must the licensor agree before some use? */
export const licensorApproval: ClauseRule = {
  kind: "licensor-approval",
  asks: "Must the licensor agree before some use?",
  because:
    "A right that has to be asked for can be refused, and the asking itself takes time and tells who you are.",
  needs: [
    "licens",
    "licenc",
    "permission",
    "authori",
    "approval",
    "consent",
    "form",
    "questionnaire",
    "register",
    "commercial",
    "agreed",
    "permitted",
    "approved",
  ],

  find(sentence) {
    if (sentence.isDefinition || holds(sentence, UNLESS)) return undefined;
    return firstMatch(sentence, PHRASES);
  },
};
