import type { ClauseText } from "../../licenses/clauses/clause-text.ts";
import { countriesIn } from "./countries.ts";
import type { Profile } from "./profile.ts";

/** What a sentence about territory says of a country. */
export interface TerritoryAnswer {
  readonly side: "excluded" | "included" | "unknown";
  readonly because: string;
}

const TERM = /\b(?:the|this|such) Territory\b/i;
const TERM_MEANS = /"?Territory"? (?:shall |will )?(?:means?|refers? to|is defined)/i;
const ONLY_THERE =
  /\b(?:only|solely|exclusively) (?:in|within|inside|for)\b|\b(?:in|within|for) [^.;]{0,60} only\b/i;
const LEFT_OUT = /\bexclu|\bnot\b|\bexcept\b|\bother than\b/i;

/** Whether a clause leaves the profile's country out; a term such as "Territory" is read where the text says what it means. */
export function judgeTerritory(
  sentence: string,
  text: ClauseText | undefined,
  profile: Profile,
): TerritoryAnswer {
  const defined = text?.sentences.find(({ words }) => TERM_MEANS.test(words))?.words;
  const isByTerm = countriesIn(sentence).length === 0 && TERM.test(sentence);
  return judgePlaces((isByTerm ? defined : sentence) ?? "", profile);
}

/** Whether words that name places leave the profile's country out. */
export function judgePlaces(words: string, { country, multimodal }: Profile): TerritoryAnswer {
  if (country === undefined) return unknown("the profile names no country");
  const isOfMultimodal = /\bmultimodal models?\b/i.test(words);
  if (isOfMultimodal && multimodal === false) {
    return { side: "included", because: "it speaks of multimodal models, and none is used" };
  }
  const places = countriesIn(words);
  if (places.length === 0) return unknown("which places it means was not understood");
  const isNamed = places.includes(country);
  if (LEFT_OUT.test(words)) {
    if (!isNamed) return { side: "included", because: `it does not leave ${country} out` };
    const scope = isOfMultimodal ? ", for multimodal models" : "";
    return { side: "excluded", because: `it leaves ${country} out${scope}` };
  }
  if (!ONLY_THERE.test(words)) {
    return unknown("whether it leaves these places out was not understood");
  }
  return isNamed
    ? { side: "included", because: `it is for ${country} too` }
    : { side: "excluded", because: `it is for other places than ${country}` };
}

function unknown(because: string): TerritoryAnswer {
  return { side: "unknown", because };
}
