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

/** All uses at once. */
const EVERYTHING = /\bto do (?:everything|anything)\b|\bfor any purpose\b/i;
/** "If you distribute it, you must ..." presumes that you may. */
const PRESUMES =
  /^(?:if|when|where|in case) (?:you|licensee)\b[^]{0,200}\b(?:must|shall|should)\b(?! not)/i;

/** A sentence that grants a use, or whose conditions presume it. */
export interface Grant {
  readonly sentence: Sentence;
  readonly isPresumed: boolean;
}

/** The first sentence that grants each use, else the first that presumes it; nothing is granted by silence. */
export function findGrants({ sentences }: ClauseText): ReadonlyMap<Use, Grant> {
  const found = new Map<Use, Grant>();
  for (const isPresumed of [false, true]) {
    for (const sentence of sentences.filter(({ isDefinition }) => !isDefinition)) {
      const context = contextOf(sentence);
      const gives = isPresumed
        ? PRESUMES.test(sentence.words)
        : GIVES.test(context) && !TAKES_BACK.test(sentence.words);
      if (!gives) continue;
      // A presumption is of what its condition names, and of nothing else in the sentence.
      const words = isPresumed ? (/^[^,]*,/.exec(sentence.words)?.[0] ?? "") : context;
      for (const use of USES) {
        if (!found.has(use) && (WORDS[use].test(words) || EVERYTHING.test(words))) {
          found.set(use, { sentence, isPresumed });
        }
      }
    }
  }
  return found;
}

const NOTICED = String.raw`(?:copyright notices?|permission notice|attribution notices?|(?:this|the above) notice|copy of (?:this|the) (?:licen[sc]e|agreement)|list of conditions|notices? (?:that|stating|contained)|appropriate credit|identification of the creator)`;
const NOTICE = new RegExp(
  [
    String.raw`\b(?:must|shall|mandatory to|retain|reproduce|include[ds]?|provided that|keep|give|carry|accompan\w+|publish|provide|providing|attach|attribute)\b[^]{0,200}?\b${NOTICED}`,
    String.raw`\b${NOTICED}\b[^]{0,120}?\b(?:must|shall)\b[^]{0,20}?\b(?:included|retained|reproduced|kept|provided|preserved)\b`,
  ].join("|"),
  "i",
);
const UNDER_SAME =
  /\b(?:must|shall|provided that)\b[^]{0,200}?\bunder (?:the (?:same )?terms (?:and conditions )?of )?(?:this (?:public )?licen[sc]e|the same licen[sc]e|an? (?:BY-SA )?compatible licen[sc]e)/i;
/** What may or should be done is no duty. */
const ADVICE = /\b(?:recommend|you may add|should also)\b/i;
const NETWORK =
  /\bremotely through a (?:computer )?network\b|\bavailable to third parties as a service\b[^]{0,120}\bsource code\b/i;

const COMMERCE = /\bcommercial (?:purposes?|use|usage|license|applications?)\b/i;
const AGREEMENT =
  /\b(?:regist(?:er|ration)|permission|authori[sz]\w+|consent|separate (?:licen[sc]e|agreement)|obtain (?:a|an|the) licen[sc]e|apply (?:for|to)|application form)\b/i;

/** The first sentence that speaks of commercial use and of agreement in one breath. */
export function findCommercialTerms({ sentences }: ClauseText): Sentence | undefined {
  return sentences.find(
    ({ words, isDefinition }) => !isDefinition && COMMERCE.test(words) && AGREEMENT.test(words),
  );
}

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
