import { type Reasons, SILENT } from "./reason.ts";

/** Where we differ on data. */
export const DATA_REASONS: Reasons = {
  ...SILENT,
  "not-described>open": {
    why: "Described in a card or a paper is enough for the people; to us data must be linked or named as what the model was trained on. Data of fine-tuning is another thing to our rules, and the index asks for it.",
    examples: {
      "Nitro-AR": "listed in the model card",
      Instella: "told in the model card",
      SmolLM: "a set of the publisher, for fine-tuning",
      mT0: "no more than the name of a set",
    },
  },
  "not-described>partial": {
    why: "Sets that are named, and not as what the model was trained on, or said to be there in part.",
    examples: {
      OpenMoE: "two sets, one misspelled, are called mentioned",
      SkyReels: "two sets named, and much more was used",
      GANsynth: "the set is there, its reduced version is not",
    },
  },
  "named-public-sources>open": {
    why: "Links to sets of others. Each can be had, so the people say open; we cannot tell whether they are all.",
    examples: {
      "Granite Code": "sets of other publishers",
      TangoFlux: "one set of somebody else",
    },
  },
  "named-public-sources>closed": {
    why: "Sets are named, and the note says that they are not all, or that the rest is closed.",
    examples: {
      StripedHyena: "a public set and longer texts",
      OpenCodeInterpreter: "a proprietary set in a model between",
      BitNet: "no full description",
    },
  },
  "released-pointer>partial": {
    why: "The publisher's own set is linked, and it is some of the data. We do not weigh a part against the whole.",
    examples: { LongAlign: "some is on the hub", "Infinity-Instruct": "partly on the hub" },
  },
  "described-only>partial": {
    why: "A description without a place to get the data is closed to us; where some is told, the people say partial.",
    examples: {
      AlchemistCoder: "public sets outlined, synthetic data not given",
      Pharia: "described in broad terms",
    },
  },
};
