import type { Definition } from "../definition.ts";
import {
  ALL_LIMITS,
  PERMISSION_CLAUSES,
  PERSON_CLAUSES,
  PREPROCESSING,
  PURPOSE_CLAUSES,
  TRAINING_CODE,
  WEIGHTS_OBTAINABLE,
  without,
} from "../common-tests.ts";

/**
 * What the Free Software Foundation said in 2024 that free machine learning needs. The criteria themselves were announced and are
 * not published yet.
 */
export const fsf2024Statement: Definition = {
  id: "fsf-2024-statement",
  version: "2024-10-22",
  title: "FSF: freedom in machine learning applications (draft)",
  source: {
    title: "Free Software Foundation, statement of 22 October 2024",
    url: "https://www.fsf.org/news/fsf-is-working-on-freedom-in-machine-learning-applications",
  },
  date: "2024-10-22",
  yields: "verdict",
  note: "A draft: the statement announces criteria and is not their text.",
  rules: [
    {
      id: "fsf-software",
      asks: "Does all software of it give the four freedoms?",
      because: "Free software is necessary for it, and not sufficient.",
      remedy: "Put all code under a free license.",
      test: {
        all_of: [
          { require: { license_of: "code", listed_as: ["fsf", "osi"] } },
          without(PURPOSE_CLAUSES, ["code"]),
          without(PERSON_CLAUSES, ["code"]),
          without(PERMISSION_CLAUSES, ["code"]),
        ],
      },
      decide: "auto",
    },
    {
      id: "fsf-training-code",
      asks: "Is the software there that trained it?",
      because: "What cannot be had cannot be studied or changed.",
      remedy: "Publish the training code.",
      test: TRAINING_CODE,
      decide: "partly",
      human: "Is this the software that trained the published weights?",
    },
    {
      id: "fsf-training-data",
      asks: "Is the training data there?",
      because: "The data must respect the freedoms, for which one must have it.",
      remedy: "Publish the training data.",
      test: { need: "data.train" },
      decide: "partly",
      human: "Is this all of the data?",
    },
    {
      id: "fsf-data-license",
      asks: "Is the training data under free terms?",
      because: "All training data must give the four freedoms.",
      remedy: "Put the data under a free license.",
      test: { require: { license_of: "data", listed_as: ["fsf", "osi", "open-data"] } },
      decide: "partly",
      human: "Do these terms cover all of the training data?",
    },
    {
      id: "fsf-data-scripts",
      asks: "Are the scripts there that process the data?",
      because: "Related scripts must respect the freedoms, too.",
      remedy: "Publish the preprocessing scripts.",
      test: PREPROCESSING,
      decide: "partly",
      human: "Are these the scripts that processed the training data?",
    },
    {
      id: "fsf-parameters",
      asks: "Are the trained parameters there?",
      because:
        "Users must be able to change what the program does, and the parameters are part of that.",
      remedy: "Publish the weights.",
      test: WEIGHTS_OBTAINABLE,
      decide: "auto",
    },
    {
      id: "fsf-parameters-free",
      asks: "May the parameters be used, changed and passed on freely?",
      because: "What is true for software is true for what software learned.",
      remedy: "Publish the weights without restrictions.",
      test: without(ALL_LIMITS, ["weights"]),
      decide: "auto",
    },
  ],
};
