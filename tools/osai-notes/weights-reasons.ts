import { type Reasons, SILENT } from "./reason.ts";

/** Where we differ on weights. */
export const WEIGHTS_REASONS: Reasons = {
  ...SILENT,
  "hub-pointer>partial": {
    why: "A link to a model on a hub is open to us unless the words tell of a gate as our rules know it; to sign a license or to give one's data is none of these words. Parts, deltas and forms of files are not weighed.",
    examples: {
      "Llama 4": "a license has to be signed",
      "Gemma Japanese": "a consent form, in words that no rule knows",
      WizardLM: "weights are a delta",
      MobileLLM:
        "a gate is told; the card links a second model, and the gate is taken for the first one's alone",
    },
  },
  "hub-pointer>closed": {
    why: "The link is there; the model is not.",
    examples: { Dolly: "taken down after its release" },
  },
  "direct-download>partial": {
    why: "The file is there; the people miss something else.",
    examples: { "Mistral NeMo": "nothing on fine-tuning" },
  },
  "direct-download>closed": {
    why: "The link is there; the file is not.",
    examples: { Koala: "the folder is said to be empty" },
  },
  "unknown>open": {
    why: "Links to repositories of code and web pages, or none at all.",
    examples: {
      T5: "a repository of code",
      RAVE: "a web page",
      "Reka Flash": "the note says that no weights were found, and the class is open",
    },
  },
  "unknown>closed": {
    why: "Denials of weights. No rule of ours reads that weights are nowhere: a text rarely shows it.",
    examples: {
      BitNet: "said not to be available",
      EXAONE: "none found",
      "Lumo AI": "neither shared nor told",
    },
  },
  "unknown>partial": {
    why: "Weights in part or as deltas, and no link to a model.",
    examples: { BELLE: "mostly deltas", "Stanford Alpaca": "made from a model of unclear status" },
  },
};
