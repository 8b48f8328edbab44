import type { ClauseRule } from "./clause-rule.ts";
import { firstMatch, MUST, phrase, holds, type Phrase } from "./wording.ts";

const OUTPUT = String.raw`\b(?:outputs?|results?|generations?|generated (?:data|content|text|images?|material)|responses|completions|synthetic data)\b`;
const TRAIN = String.raw`\b(?:train|trains|training|improve|improving|improvement|develop|developing|development|create|creating|fine-?\s?tun(?:e|ing)|distill?(?:ing|ation)?|build|building|enhance|pre-?train(?:ing)?)\b`;
const MODEL = String.raw`(?:\bmodels?\b|\bAI (?:system|product|service)s?\b|\bLLMs?\b|\bcompet(?:e|es|ing|itive|itor)\b|\bmachine learning\b|\bfoundation(?:al)?\b|\bartificial intelligence\b)`;
const DUTY = String.raw`${MUST}[^.;]{0,40}?\b(?:include|display|show|state|name|add|begin|start|mention|mark)\b`;
const PHRASES: readonly Phrase[] = [
  phrase(OUTPUT, "[^.;]{0,200}?", TRAIN, "[^.;]{0,160}?", MODEL, "[^.;]{0,160}?", DUTY),
  phrase(TRAIN, "[^.;]{0,120}?", MODEL, "[^.;]{0,120}?", OUTPUT, "[^.;]{0,160}?", DUTY),
];

const UNLESS = /\b(?:must|shall|will|may|can) ?not\b/i;

/** Must a model trained with the outputs carry the licensor's name? */
export const outputTrainingBranding: ClauseRule = {
  kind: "output-training-branding",
  asks: "Must a model trained with the outputs carry the licensor's name?",
  because: "The name follows into models that hold no part of this one.",
  needs: ["output", "result", "generat", "response", "completion", "synthetic"],

  find(sentence) {
    if (sentence.isDefinition || holds(sentence, UNLESS)) return undefined;
    return firstMatch(sentence, PHRASES);
  },
};
