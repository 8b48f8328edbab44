import { contextOf } from "../../licenses/clauses/clause-rule.ts";
import type { ClauseText, Sentence } from "../../licenses/clauses/clause-text.ts";
import { USES, type Use } from "./use.ts";

const GIVES =
  /\b(?:grants?|granted|granting|permission is|permitted to|you may|you are free to|free to|may be used|is licensed)\b/i;
const TAKES_BACK =
  /\b(?:no (?:other )?(?:rights?|licen[sc]es?)|not (?:be )?grant\w*|shall not grant)\b/i;

/** Words that a grant names the use with. */
const WORDS: Readonly<Record<Use, RegExp>> = {
  use: /\b(?:us(?:e|ed|ing)|run|reproduce|access|exercise|deal in|deploy|execute)\b/i,
  host: /\b(?:us(?:e|ed|ing)|host|mak(?:e|ing) \w{0,12} ?available|perform|deal in|deploy|distribut\w+|share)\b/i,
  "fine-tune":
    /\b(?:modif\w+|derivatives?|adapt\w*|fine-?\s?tun\w+|deal in|derivative works|changes)\b/i,
  distill: /\b(?:us(?:e|ed|ing)|run|reproduce|access|exercise|deal in|deploy|execute)\b/i,
  ship: /\b(?:distribut\w*|redistribut\w*|sublicens\w*|share|convey|publish|deal in)\b/i,
  sell: /\b(?:sell|commercial\w*|distribut\w*|redistribut\w*|sublicens\w*|share|convey|deal in)\b/i,
};

/** The first sentence that grants each use; nothing is granted by silence. */
export function findGrants({ sentences }: ClauseText): ReadonlyMap<Use, Sentence> {
  const found = new Map<Use, Sentence>();
  for (const sentence of sentences) {
    if (sentence.isDefinition) continue;
    const context = contextOf(sentence);
    if (!GIVES.test(context) || TAKES_BACK.test(sentence.words)) continue;
    for (const use of USES) {
      if (!found.has(use) && WORDS[use].test(context)) found.set(use, sentence);
    }
  }
  return found;
}

const NOTICE =
  /\b(?:must|shall|retain|reproduce|include[ds]?|provided that|keep|give|carry|accompan\w+|publish)\b[^]{0,200}?\b(?:copyright notices?|permission notice|attribution notices?|copy of (?:this|the) (?:licen[sc]e|agreement)|list of conditions|notices? (?:that|stating|contained)|appropriate credit|identification of the creator)/i;
const UNDER_SAME =
  /\b(?:must|shall|provided that)\b[^]{0,200}?\bunder (?:the (?:same )?terms (?:and conditions )?of )?(?:this (?:public )?licen[sc]e|the same licen[sc]e|an? (?:BY-SA )?compatible licen[sc]e)/i;
/** What may or should be done is no duty. */
const ADVICE = /\b(?:recommend|you may add|should also)\b/i;
const NETWORK = /\bremotely through a (?:computer )?network\b/i;

/** Sentences that ask for notices, for the same license, or for the source of a network service. */
export function findDuties({ sentences }: ClauseText): {
  readonly notices: readonly Sentence[];
  readonly shareAlike: readonly Sentence[];
  readonly network: readonly Sentence[];
} {
  const binding = sentences.filter(
    ({ isDefinition, words }) => !isDefinition && !ADVICE.test(words),
  );
  const saying = (wording: RegExp): readonly Sentence[] =>
    binding.filter((sentence) => wording.test(contextOf(sentence)));
  return { notices: saying(NOTICE), shareAlike: saying(UNDER_SAME), network: saying(NETWORK) };
}
