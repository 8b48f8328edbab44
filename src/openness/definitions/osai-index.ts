import type { Definition } from "../definition.ts";
import { TRAINING_CODE, WEIGHTS_OBTAINABLE } from "../common-tests.ts";

/**
 * The dimensions of the European Open Source AI Index that a release can show. The index judges families of models by hand and knows
 * open, partial and closed; `met` is open here, `fails` closed, and what lies between is undecided.
 */
export const osaiIndex: Definition = {
  id: "osai-index",
  version: "2026-06",
  title: "European Open Source AI Index, the dimensions that files can show",
  source: { title: "European Open Source AI Index", url: "https://osai-index.eu" },
  date: "2026-06-12",
  yields: "tally",
  note: "Left out: code documentation, hardware architecture and peer-reviewed paper, which files do not show.",
  rules: [
    {
      id: "osai-base-data",
      cites: "datasources_basemodel",
      asks: "Is the data of the base model documented and available?",
      because: "The index asks it of the base model; where there is none, of the model itself.",
      remedy: "Publish the training data, or the base model's.",
      test: {
        any_of: [
          {
            all_of: [
              { expr: "base_models.size() == 0" },
              {
                require: {
                  summary: "trainingData",
                  met: ["released-pointer"],
                  undecided: ["named-public-sources", "described-only", "unknown"],
                  shown_by: "data.train",
                },
              },
            ],
          },
          {
            all_of: [
              { expr: "base_models.size() > 0" },
              { ask: "the base model is a release of its own, which was not read" },
            ],
          },
        ],
      },
      decide: "partly",
      human: "Is the data of the base model documented and available?",
    },
    {
      id: "osai-end-data",
      cites: "datasources_endmodel",
      asks: "Is the data of the end-user model documented and available?",
      because: "Data is the first thing the index asks for.",
      remedy: "Publish the training data.",
      test: {
        require: {
          summary: "trainingData",
          met: ["released-pointer"],
          undecided: ["named-public-sources", "described-only", "unknown"],
          shown_by: "data.train",
        },
      },
      decide: "partly",
      human: "Is all of the data documented and available?",
    },
    {
      id: "osai-base-weights",
      cites: "weights_basemodel",
      asks: "Are the weights of the base model available?",
      because: "The index asks it of the base model; where there is none, of the model itself.",
      remedy: "Publish the weights of the base model.",
      test: {
        any_of: [
          { all_of: [{ expr: "base_models.size() == 0" }, WEIGHTS_OBTAINABLE] },
          {
            all_of: [
              { expr: "base_models.size() > 0" },
              { ask: "the base model is a release of its own, which was not read" },
            ],
          },
        ],
      },
      decide: "partly",
      human: "Are the weights of the base model freely available?",
    },
    {
      id: "osai-end-weights",
      cites: "weights_endmodel",
      asks: "Are the weights of the end-user model available to everyone?",
      because: "A gate makes them partial.",
      remedy: "Publish the weights without a gate.",
      test: { all_of: [WEIGHTS_OBTAINABLE, { unknown_if: { require: { access: "open" } } }] },
      decide: "auto",
    },
    {
      id: "osai-training-code",
      cites: "trainingcode",
      asks: "Is the code for data processing, training and tuning available?",
      because: "Code is what others can check and run.",
      remedy: "Publish all of the training code.",
      test: { all_of: [TRAINING_CODE, { need: "code.preprocess" }] },
      decide: "partly",
      human: "Is it all of the code for processing, training and tuning?",
    },
    {
      id: "osai-preprint",
      cites: "preprint",
      asks: "Is there a preprint or a report?",
      because: "Archived texts tell how the system was made.",
      remedy: "Publish a report.",
      test: { any_of: [{ need: "doc.paper" }, { need: "doc.report" }] },
      decide: "partly",
      human: "Does it detail data, training and tuning?",
    },
    {
      id: "osai-model-card",
      cites: "modelcard",
      asks: "Is there a model card?",
      because: "A card in a standard format is what users read.",
      remedy: "Publish a model card.",
      test: { need: "doc.card" },
      decide: "partly",
      human: "Is the card comprehensive on architecture, training, tuning and evaluation?",
    },
    {
      id: "osai-datasheet",
      cites: "datasheet",
      asks: "Is there a datasheet?",
      because: "Datasheets for data sets have a published form.",
      remedy: "Publish a data card.",
      test: { need: "doc.datacard" },
      decide: "partly",
      human: "Does it follow the form of a datasheet?",
    },
    {
      id: "osai-licenses",
      cites: "licenses",
      asks: "Are weights, code and data all under open licenses?",
      because: "The index asks for the whole project; two of three make it partial.",
      remedy: "State open licenses for all three.",
      test: {
        all_of: [
          { require: { license_of: "weights", listed_as: ["osi", "open-data"] } },
          { require: { license_of: "code", listed_as: ["osi"] } },
          { require: { license_of: "data", listed_as: ["osi", "open-data"] } },
        ],
      },
      decide: "partly",
      human: "Do these licenses cover all of the project?",
    },
  ],
};
