import type { ClauseRule } from "./clause-rule.ts";
import {
  firstMatch,
  MUST_NOT,
  oneOf,
  phrase,
  prohibitedWithin,
  holds,
  type Phrase,
} from "./wording.ts";

const OUTPUT = String.raw`\b(?:outputs?|results?|generations?|generated (?:data|content|text|images?|material)|responses|completions|synthetic data)\b`;
const TRAIN = String.raw`\b(?:train|trains|training|improve|improving|improvement|develop|developing|development|create|creating|fine-?\s?tun(?:e|ing)|distill?(?:ing|ation)?|build|building|enhance|pre-?train(?:ing)?)\b`;
const MODEL = String.raw`(?:\bmodels?\b|\bAI (?:system|product|service)s?\b|\bLLMs?\b|\bcompet(?:e|es|ing|itive|itor)\b|\bmachine learning\b|\bfoundation(?:al)?\b|\bartificial intelligence\b)`;
/** Words of one part of a sentence; the point in a version such as "2.0" does not end it. */
function inside(most: number): string {
  return String.raw`(?:[^.;]|\.(?=\d)){0,${most}}?`;
}

const PHRASES: readonly Phrase[] = [
  phrase(oneOf(MUST_NOT), prohibitedWithin(700), OUTPUT, inside(250), TRAIN, inside(120), MODEL),
  phrase(
    oneOf(MUST_NOT),
    inside(200),
    TRAIN,
    inside(120),
    MODEL,
    inside(120),
    String.raw`\b(?:using|with|on|from|based on|by means of)\b${inside(60)}`,
    OUTPUT,
  ),
  phrase(OUTPUT, inside(120), oneOf(MUST_NOT), inside(80), TRAIN, inside(80), MODEL),
];

/** A list of risks or of what outputs are not. */
const UNLESS =
  /\bnot (?:deemed|considered)\b|\bwarrant|\bliab|\bcaus(?:e|ing) (?:harm|injury)|\bis not a\b/i;

/** Is it forbidden to train or improve other models with the outputs? */
export const outputTrainingBan: ClauseRule = {
  kind: "output-training-ban",
  asks: "Is it forbidden to train or improve other models with the outputs?",
  because:
    "Distillation, synthetic data and many evaluations then break the license, also for those who only received the outputs.",
  needs: ["output", "result", "generat", "response", "completion", "synthetic"],

  find(sentence) {
    if (sentence.isDefinition || holds(sentence, UNLESS)) return undefined;
    return firstMatch(sentence, PHRASES);
  },
};
