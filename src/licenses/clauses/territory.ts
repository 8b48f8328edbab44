import type { ClauseRule } from "./clause-rule.ts";
import { firstMatch, MUST_NOT, ONLY, oneOf, phrase, holds, type Phrase } from "./wording.ts";

const PLACE = String.raw`\b(?:European Union|E\.?U\.?(?= |,|;|\)|$)|European Economic Area|EEA|United Kingdom|UK|South Korea|Republic of Korea|Switzerland|United States|U\.S\.|mainland China|People's Republic of China|PRC|China|Japan|India|Russia|Canada|California|Illinois|Texas)\b`;
const EXCLUDED = oneOf(
  String.raw`\bexclu(?:des?|ded|ding|sive of)\b`,
  String.raw`\b(?:does|do|shall|will) not (?:apply|extend|cover)\b`,
  String.raw`\b(?:not|never) (?:being |be )?(?:granted|licensed|available|offered|made available|permitted|authori[sz]ed|intended for use)\b`,
  String.raw`\bexcept (?:in|for|within)\b`,
  String.raw`\bother than (?:in )?\b`,
  String.raw`(?:${MUST_NOT})[^.;]{0,60}?\b(?:use|access|distribut\w+|make available|download|deploy)\b[^.;]{0,80}?\b(?:in|within|from|outside|to)\b`,
);
const PHRASES: readonly Phrase[] = [
  phrase(EXCLUDED, "[^.;]{0,200}?", PLACE),
  phrase(
    PLACE,
    "[^.;]{0,80}?",
    String.raw`\b(?:(?:is|are) excluded|(?:is|are) not (?:granted|licensed|permitted|allowed|eligible|authori[sz]ed))`,
  ),
  phrase(String.raw`\bterritory (?:only|of)\b[^.;]{0,60}?\bexclu`),
  phrase(
    String.raw`\b(?:for|in|within) the Territory only\b|\b(?:exclusively|only|solely) (?:in|within) the Territory\b|\boutside (?:of )?the Territory\b`,
  ),
  phrase(
    ONLY,
    String.raw`[^.;]{0,60}?\b(?:supported|eligible|permitted|approved|listed) (?:countr|territor|region)`,
  ),
  phrase(ONLY, String.raw`[^.;]{0,30}?\b(?:in|within|inside) (?:the )?(?:territory of )?`, PLACE),
];

/** Trade sanctions, choice of law and consumer law name countries and leave nobody out of the grant. */
const UNLESS =
  /\b(?:export|sanction|embargo|denied (?:person|part)|treasury|governed by|governing law|courts?|arbitrat\w*|jurisdiction of|conflicts? of laws?|consumers?|directive|regulation \(EU\)|GDPR|data protection|registered (?:office|seat)|located in (?:the )?\w+,? (?:then|if)|copyright law|recogni[sz]ed by|moral rights|database rights?|sui generis)\b/i;

/** Are some countries or regions left out of the grant? */
export const territory: ClauseRule = {
  kind: "territory",
  asks: "Are some countries or regions left out of the grant?",
  because: "People and companies there have no license at all, whatever else the text allows.",
  needs: [
    "union",
    "eu",
    "e.u",
    "eea",
    "kingdom",
    "uk",
    "korea",
    "switzerland",
    "states",
    "u.s.",
    "china",
    "prc",
    "japan",
    "india",
    "russia",
    "canada",
    "california",
    "illinois",
    "texas",
    "territor",
    "countr",
    "region",
    "european",
  ],

  find(sentence) {
    if (holds(sentence, UNLESS)) return undefined;
    return firstMatch(sentence, PHRASES);
  },
};
