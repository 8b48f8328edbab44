import { type Reasons, SILENT } from "./reason.ts";

/** Where we differ on training code. */
export const TRAINING_CODE_REASONS: Reasons = {
  ...SILENT,
  "external>open": {
    why: "Training code is said to be in a linked repository. To us that is `external`, which the table calls partial: it was not read, and nobody saw that all of it is there.",
    examples: {
      "Nitro-AR": "a repository of the publisher",
      SmolLM: "the same",
      "GPT-SW3": "a public framework that somebody else publishes",
    },
  },
  "external>closed": {
    why: "The note and the class do not agree.",
    examples: { DeepFloyd: "code said to be published" },
  },
  "unknown>partial": {
    why: "A bare link, or words on how much a visitor found. Our rules read what a release offers.",
    examples: {
      BERT: "a link without words",
      "Qwen-Coder": "sparse code and examples",
      "Llama 4": "inference code only, which elsewhere is closed",
    },
  },
  "unknown>closed": {
    why: "What a visitor did not find, in words that no rule knows. Silence is unknown to us where not all files are listed.",
    examples: {
      BitNet: "inference code only",
      Marco: "no repository",
      Qwen: "a repository without code",
    },
  },
  "unknown>open": {
    why: "A bare link, or code that is not called training code in an order of words that a rule knows.",
    examples: {
      RAVE: "a link without words",
      DreamVideo: "code, with no word of training",
      Amber: "code for training, named from the repository's side",
    },
  },
  "full>partial": {
    why: "The script of one stage is taken for all of it.",
    examples: { Guru: "there for the end model, sparse for the base model" },
  },
  "absent>partial": {
    why: "Minimal code to run models is no training code to us.",
    examples: { "Mistral NeMo": "the people count it" },
  },
};
