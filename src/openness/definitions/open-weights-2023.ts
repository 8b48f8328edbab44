import type { Definition } from "../definition.ts";
import {
  ALL_LIMITS,
  ARCHITECTURE,
  DATA_DESCRIBED,
  TRAINING_CODE,
  WEIGHTS_OBTAINABLE,
  without,
} from "../common-tests.ts";

/**
 * The stricter meaning of "open weights" that Heather Meeker wrote down in 2023: the weights with all that is needed to understand and
 * retrain them. Not the Open Weight Definition, which asks for the terms of the weights alone.
 */
export const openWeights2023: Definition = {
  id: "open-weights-2023",
  version: "2023",
  title: "Open Weights, as of 2023",
  source: {
    title: "Heather Meeker, Open Weights definition",
    url: "https://github.com/Open-Weights/Definition",
  },
  date: "2023-06-08",
  yields: "verdict",
  rules: [
    {
      id: "ow-weights",
      asks: "Are the weights there?",
      because: "They are what the name promises.",
      remedy: "Publish the weights.",
      test: WEIGHTS_OBTAINABLE,
      decide: "auto",
    },
    {
      id: "ow-weights-terms",
      asks: "Are the weights under open terms?",
      because: "Anyone must be able to use, change and share them for any purpose.",
      remedy: "Put the weights under an open license, unmodified.",
      test: {
        all_of: [
          { require: { license_of: "weights", listed_as: ["osi", "open-data"] } },
          without(ALL_LIMITS, ["weights"]),
        ],
      },
      decide: "auto",
    },
    {
      id: "ow-architecture",
      asks: "Is the architecture described?",
      because: "Numbers mean nothing without the network they belong to.",
      remedy: "Publish the modeling code or the configuration.",
      test: ARCHITECTURE,
      decide: "auto",
    },
    {
      id: "ow-methodology",
      asks: "Is it told how the model was made?",
      because: "Method is what makes the weights reproducible.",
      remedy: "Publish a report or a paper.",
      test: { any_of: [{ need: "doc.report" }, { need: "doc.paper" }] },
      decide: "partly",
      human: "Does the text tell how the model was trained?",
    },
    {
      id: "ow-data-description",
      asks: "Is the training data described, with where it came from?",
      because: "Without the data set itself its description must be public.",
      remedy: "Publish a data card.",
      test: DATA_DESCRIBED,
      decide: "partly",
      human: "Is the origin of the data told?",
    },
    {
      id: "ow-hyperparameters",
      asks: "Are the settings of the training there?",
      because: "A training run cannot be repeated without them.",
      remedy: "Publish the training configuration.",
      test: TRAINING_CODE,
      decide: "partly",
      human: "Are the settings there that were used?",
    },
    {
      id: "ow-training-software",
      asks: "Is the training software under an open source license?",
      because: "The software is asked for under such a license, not only to look at.",
      remedy: "Put the training code under an OSI-approved license.",
      test: {
        all_of: [{ need: "code.train" }, { require: { license_of: "code", listed_as: ["osi"] } }],
      },
      decide: "auto",
    },
  ],
};
