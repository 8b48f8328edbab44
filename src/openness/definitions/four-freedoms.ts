import {
  CHANGE_CLAUSES,
  PERMISSION_CLAUSES,
  PERSON_CLAUSES,
  PURPOSE_CLAUSES,
  SHARING_CLAUSES,
  TRAINING_CODE,
  without,
} from "../common-tests.ts";
import type { Definition } from "../definition.ts";

/**
 * The four freedoms, asked of weights and code.
 *
 * Which clause costs which freedom follows the GNU definition where it speaks (permanence, permission, reverse
 * engineering, forced changes) and the reading of known model licenses where it does not. Duties that cost none:
 * a notice, a displayed name, the lack of a patent grant, an end on patent suits. A changed license or a policy file
 * beside it is a doubt for a person, since its words decide.
 *
 * Weights that are only pointed at do not matter for terms. They leave two questions open: whether the place that
 * holds them can refuse, and whether the configuration that usually lies beside them is there.
 */
export const fourFreedoms: Definition = {
  id: "four-freedoms",
  version: "1",
  title: "The four freedoms, for a model release",
  source: {
    title: "The Free Software Definition, GNU project, revision 1.172 of the page",
    url: "https://www.gnu.org/philosophy/free-sw.html",
  },
  date: "2021-02-02",
  yields: "verdict",
  rules: [
    {
      id: "run-any-purpose",
      topics: ["run"],
      asks: "May it be run for any purpose?",
      because: "Freedom 0 has no list of allowed or forbidden uses.",
      remedy: "Publish weights and code under a license without limits on use.",
      test: without(PURPOSE_CLAUSES, ["weights", "code"]),
      decide: "auto",
    },
    {
      id: "run-by-anyone",
      topics: ["run"],
      asks: "May anyone run it, whatever their size and country?",
      because: "Freedom 0 belongs to every person and organization.",
      remedy: "Drop limits on users, revenue and territory.",
      test: without(PERSON_CLAUSES, ["weights", "code"]),
      decide: "auto",
    },
    {
      id: "run-without-asking",
      topics: ["run"],
      asks: "May it be run without asking, now and later?",
      because: "A freedom that needs permission, or that can be taken back, is none.",
      remedy:
        "Grant the license irrevocably and without approval, remote control or forced updates.",
      test: without(PERMISSION_CLAUSES, ["weights", "code"]),
      decide: "auto",
    },
    {
      id: "run-without-gate",
      topics: ["run"],
      asks: "Can anyone get the weights without being refused?",
      because: "Who can be refused the weights cannot run them.",
      remedy: "Offer the weights for download without approval.",
      test: { require: { access: "open" } },
      decide: "partly",
      human: "Does the place that holds the weights ask for an account or an approval?",
    },
    {
      id: "run-terms-stay",
      topics: ["run"],
      asks: "Do the terms stay as they are, in one place?",
      because:
        "Terms that change later, or that stand in a policy beside the license, may limit use.",
      remedy: "State all terms in the license, and bind each revision to the text it came with.",
      test: {
        unknown_if: {
          forbid: { clauses: ["license-may-change", "extra-policy-file"], on: ["weights", "code"] },
        },
      },
      decide: "partly",
      human: "Do the changeable terms or the extra policy limit who may run it, or for what?",
    },
    {
      id: "study-permitted",
      topics: ["study"],
      asks: "May its workings be studied?",
      because: "Freedom 1 includes taking the thing apart.",
      remedy: "Drop the ban on reverse engineering.",
      test: { forbid: { clauses: ["reverse-engineering-ban"], on: ["weights", "code"] } },
      decide: "auto",
    },
    {
      id: "study-architecture",
      topics: ["study"],
      asks: "Is the architecture there?",
      because: "Weights without the network they belong to cannot be understood.",
      remedy: "Publish the modeling code or the configuration.",
      test: {
        any_of: [
          { need: "code.arch" },
          { need: "config" },
          {
            require: {
              summary: "weights",
              met: [],
              undecided: ["hub-pointer", "direct-download", "gated", "promised", "unknown"],
              shown_by: "weights.final",
            },
          },
        ],
      },
      decide: "auto",
    },
    {
      id: "study-training-code",
      topics: ["study"],
      asks: "Is the code there that trained these weights?",
      because: "Training code is part of the source of a model.",
      remedy: "Publish the training code with the configuration that was used.",
      test: TRAINING_CODE,
      decide: "partly",
      human: "Is this the code, with the settings, that trained the published weights?",
    },
    {
      id: "study-data",
      topics: ["study"],
      asks: "Is the training data there, or a description of it?",
      because: "What a model learned from is part of its source.",
      remedy:
        "Publish the training data, or a data card that tells what it was and how it was made.",
      test: {
        any_of: [
          { need: "data.train" },
          { need: "doc.datacard" },
          {
            require: {
              summary: "trainingData",
              met: [],
              undecided: ["released-pointer", "named-public-sources", "described-only", "unknown"],
              shown_by: "data.train",
            },
          },
        ],
      },
      decide: "partly",
      human:
        "Does the data, or what is said of it, let a skilled person understand what was learned?",
    },
    {
      id: "modify-permitted",
      topics: ["modify"],
      asks: "May it be changed, and may changed versions be passed on?",
      because: "Freedom 3 covers every change, under any name, also by learning from outputs.",
      remedy: "Drop bans on training with outputs, forced names and protected guardrails.",
      test: without(CHANGE_CLAUSES, ["weights", "code"]),
      decide: "auto",
    },
    {
      id: "share-permitted",
      topics: ["share"],
      asks: "May copies be passed on to anyone?",
      because: "Freedom 2 lets everyone give copies to everyone, without added limits.",
      remedy:
        "Drop bans on distribution, limits by territory and restrictions that must be passed on.",
      test: without(SHARING_CLAUSES, ["weights", "code"]),
      decide: "auto",
    },
  ],
};
