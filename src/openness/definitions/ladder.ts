import { TRAINING_CODE } from "../common-tests.ts";
import type { Definition } from "../definition.ts";

/**
 * The ladder from closed to rebuildable: each step implies the ones before it, and the topic of a rule is the step it
 * belongs to (`open-terms` gathers the part of step 3 that speaks of licenses). Step 0 asks nothing. No file of a release can prove steps 1 and 6, so these only ask a person.
 *
 * Step 2 asks for the weights alone, so it is the lowest place of all weights that can be had: what is restricted there
 * was either seen (then the reasons against step 3 quote it) or is not known to be free (`license-unknown`).
 */
export const ladder: Definition = {
  id: "ladder",
  version: "1",
  title: "The ladder from closed to rebuildable",
  source: { title: "Assay" },
  date: "2026-11-23",
  yields: "step",
  rules: [
    {
      id: "endpoint-offered",
      topics: ["api-only"],
      asks: "Is the model offered as a hosted service?",
      because: "Where weights cannot be had, a service is the only access.",
      remedy: "Say where the model can be used.",
      test: { ask: "whether the model is hosted somewhere is nothing a file shows" },
      decide: "human",
      human: "Is the model offered as a hosted service?",
    },
    {
      id: "weights-obtainable",
      topics: ["restricted-open-weights"],
      asks: "Can the weights be had?",
      because: "Without weights there is no model to speak of.",
      remedy: "Publish the weights, or a link to them.",
      test: {
        any_of: [
          { need: "weights.final" },
          {
            require: {
              summary: "weights",
              met: ["present", "hub-pointer", "direct-download", "gated"],
              undecided: ["promised", "unknown"],
              shown_by: "weights.final",
            },
          },
        ],
      },
      decide: "auto",
    },
    {
      id: "weights-not-gated",
      topics: ["open-weights"],
      asks: "Can anyone get the weights without being refused?",
      because: "Open means open to everyone.",
      remedy: "Offer the weights for download without approval.",
      test: { require: { access: "open" } },
      decide: "partly",
      human: "Does the place that holds the weights ask for an account or an approval?",
    },
    {
      id: "weights-license-open",
      topics: ["open-weights", "open-terms"],
      asks: "Are the weights under a license that is listed as open?",
      because: "A list kept in public is the common measure of open terms.",
      remedy: "Put the weights under an OSI-approved or open data license, unmodified.",
      test: { require: { license_of: "weights", listed_as: ["osi", "open-data"] } },
      decide: "auto",
    },
    {
      id: "weights-unrestricted",
      topics: ["open-weights", "open-terms"],
      asks: "Are the terms of the weights free of restrictions on people, uses and changes?",
      because: "Policies and notices beside an open license can take back what it grants.",
      remedy: "Drop the clauses that are quoted here.",
      test: {
        forbid: {
          clauses: [
            "non-commercial",
            "research-only",
            "user-cap",
            "revenue-cap",
            "field-of-use",
            "aup-incorporated",
            "aup-mutable",
            "territory",
            "licensor-approval",
            "hosting-ban",
            "output-training-ban",
            "output-training-branding",
            "branding-display",
            "naming-prefix",
            "flow-down",
            "revocable",
            "remote-restriction",
            "guardrail-clause",
            "content-filter-duty",
            "update-duty",
            "no-distribution",
            "reverse-engineering-ban",
          ],
          on: ["weights"],
        },
      },
      decide: "auto",
    },
    {
      id: "weights-terms-stay",
      topics: ["open-weights", "open-terms"],
      asks: "Do the terms of the weights stand in one text that stays as it is?",
      because: "A policy beside the license, or a right to change it, may hold restrictions.",
      remedy: "State all terms in the license, and bind each revision to the text it came with.",
      test: {
        unknown_if: {
          forbid: { clauses: ["license-may-change", "extra-policy-file"], on: ["weights"] },
        },
      },
      decide: "partly",
      human:
        "Does the extra policy, or the right to change the terms, restrict people, uses or changes?",
    },
    {
      id: "training-code-there",
      topics: ["open-weights-and-training-code"],
      asks: "Is the code there that trained these weights?",
      because: "Training code is part of the source of a model.",
      remedy: "Publish the training code with the configuration that was used.",
      test: TRAINING_CODE,
      decide: "partly",
      human: "Is this the code, with the settings, that trained the published weights?",
    },
    {
      id: "code-license-open",
      topics: ["open-weights-and-training-code"],
      asks: "Is the code under an OSI-approved license?",
      because: "Code that may not be used freely does not open the model.",
      remedy: "Put the code under an OSI-approved license, unmodified.",
      test: { require: { license_of: "code", listed_as: ["osi"] } },
      decide: "auto",
    },
    {
      id: "training-data-there",
      topics: ["fully-open"],
      asks: "Is the training data there?",
      because: "Data is the larger part of the source of a model.",
      remedy: "Publish the training data, pinned to a revision.",
      test: { need: "data.train" },
      decide: "partly",
      human: "Is this all of the data that trained the published weights?",
    },
    {
      id: "data-license-open",
      topics: ["fully-open"],
      asks: "Is the data under open terms?",
      because: "Data that may not be used freely cannot be trained on again.",
      remedy: "State an open license for the data.",
      test: { require: { license_of: "data", listed_as: ["osi", "open-data"] } },
      decide: "auto",
    },
    {
      id: "preprocessing-there",
      topics: ["fully-open"],
      asks: "Is the code there that prepared the data?",
      because: "Raw data is not what the model saw.",
      remedy: "Publish the filters, deduplication and tokenizing scripts that were used.",
      test: { need: "code.preprocess" },
      decide: "partly",
      human: "Is this the code that prepared the data for these weights?",
    },
    {
      id: "rebuilt",
      topics: ["rebuildable"],
      asks: "Has somebody rebuilt it and measured how close the result is?",
      because: "Only a run shows that the source is complete.",
      remedy:
        "Publish the record of a rebuild: data digest, commit, environment, log and closeness.",
      test: { ask: "no record of a verified rebuild was judged" },
      decide: "human",
      human: "Has somebody rebuilt the model from these parts, and how close is the result?",
    },
  ],
};
