import type { Definition } from "../definition.ts";
import { ARCHITECTURE, without } from "../common-tests.ts";

/**
 * Whether a model can fall under the exemption of the EU AI Act for free and open-source general-purpose models, by Article 53(2)
 * and section 4 of the Commission's guidelines. A screening: a disqualifier that the guidelines list excludes; all else is an open
 * point, since what is not in this release may be public elsewhere. It never says that a model qualifies, and is no legal advice.
 */
export const eu532: Definition = {
  id: "eu-53-2",
  version: "C(2025)5045",
  title: "EU AI Act, Article 53(2): screening for the open-source exemption",
  source: {
    title:
      "Guidelines on the scope of obligations for providers of general-purpose AI models, European Commission, section 4",
    url: "https://digital-strategy.ec.europa.eu/en/library/guidelines-scope-obligations-providers-general-purpose-ai-models-under-ai-act",
  },
  date: "2025-07-18",
  yields: "verdict",
  note: "A screening of documents, not a legal opinion. A model is out of scope where the documents say so: by the compute that they state, or by what it makes. An estimate of the compute counts only where it is ten times off the threshold.",
  says: {
    met: "possible",
    fails: "excluded",
    undecided: "open points",
    outside: "out of scope",
  },
  rules: [
    {
      id: "eu-general-purpose-size",
      cites: "Guidelines, section 2",
      asks: "Is its training as large as that of a general-purpose model?",
      because:
        "Smaller models are out of scope, and owe none of this: the indicative size is 10^23 operations.",
      remedy: "State the compute of the training.",
      // A range around the threshold leaves it open: only the whole range decides.
      test: {
        scope: {
          all_of: [
            {
              expr: "training.compute.exists(c, c.at_least >= 1e23 || c.at_most >= 1e23)",
              means: "10^23 operations of training or more",
            },
            {
              unknown_if: {
                expr: "training.compute.all(c, c.at_least >= 1e23)",
                means: "10^23 operations of training or more, for certain",
              },
            },
          ],
        },
      },
      decide: "partly",
      human:
        "Was it trained with more than 10^23 floating-point operations, all stages taken together?",
    },
    {
      id: "eu-general-purpose-output",
      cites: "Guidelines, section 2",
      asks: "Does it make language, or images or video from text?",
      because:
        "A model that only sorts, measures or embeds is out of scope: general-purpose models are told by what they can make.",
      remedy: "Name the task of the model in the card.",
      test: {
        scope: {
          expr: "output.kind in ['language', 'text-to-image', 'text-to-video']",
          means: "it makes language, or images or video from text",
        },
      },
      decide: "partly",
      human: "Does it make text or speech, or images or video from text, for many ends?",
    },
    {
      id: "eu-no-systemic-risk",
      cites: "Art. 51(2), 53(2); para 73",
      asks: "Is it below the threshold of systemic risk?",
      because:
        "Models with systemic risk are not exempt, whatever their license; above 10^25 operations it is presumed.",
      remedy: "State the compute of the training.",
      test: {
        expr: "training.compute.exists(c, c.at_least <= 1e25)",
        means: "at most 10^25 operations of training",
      },
      decide: "human",
      human:
        "Was it trained with less than 10^25 floating-point operations, and is it not designated as a model with systemic risk?",
    },
    {
      id: "eu-access",
      cites: "para 79",
      asks: "Can anyone obtain it, wherever they are?",
      because: "Access must not discriminate, as by country.",
      remedy: "Drop the limits by territory.",
      test: without(["territory"], ["weights"]),
      decide: "auto",
    },
    {
      id: "eu-gate",
      cites: "paras 79, 87",
      asks: "Can it be obtained without a gate?",
      because:
        "A gate is tolerated for safety only; one that collects personal data for other ends counts as payment.",
      remedy: "Offer the weights for download without account or approval.",
      test: { unknown_if: { require: { access: "open" } } },
      decide: "partly",
      human:
        "Does the place that holds the weights ask for data or approval, and is that only for safety, without discrimination?",
    },
    {
      id: "eu-use",
      cites: "paras 80, 83",
      asks: "May it be used for commercial ends, outside of research?",
      because: "A limit to non-commercial or research use excludes.",
      remedy: "Grant commercial use.",
      test: without(["non-commercial", "research-only"], ["weights"]),
      decide: "auto",
    },
    {
      id: "eu-scale",
      cites: "paras 83, 86",
      asks: "May it be used at any scale?",
      because: "Another license above a number of users, or above a revenue, excludes.",
      remedy: "Drop the cap on users or revenue.",
      test: without(["user-cap", "revenue-cap"], ["weights"]),
      decide: "auto",
    },
    {
      id: "eu-no-separate-license",
      cites: "paras 83, 86",
      asks: "May it be used without a separate license for some uses?",
      because: "A separate commercial license for some uses excludes.",
      remedy: "Grant all uses in one license.",
      test: without(["licensor-approval"], ["weights"]),
      decide: "auto",
    },
    {
      id: "eu-distribution",
      cites: "paras 82, 83",
      asks: "May it be passed on, changed or not?",
      because: "A ban on distribution excludes.",
      remedy: "Grant distribution, also of derivatives.",
      test: without(["no-distribution"], ["weights"]),
      decide: "auto",
    },
    {
      id: "eu-conditions",
      cites: "paras 80-82",
      asks: "Is nothing asked but credit and the same terms?",
      because:
        "Other conditions on use, change or distribution are not those of a free and open-source license.",
      remedy: "Ask for no more than a notice and the same terms.",
      test: {
        unknown_if: without(
          [
            "hosting-ban",
            "output-training-ban",
            "output-training-branding",
            "naming-prefix",
            "guardrail-clause",
            "update-duty",
            "revocable",
            "license-may-change",
            "reverse-engineering-ban",
          ],
          ["weights"],
        ),
      },
      decide: "partly",
      human:
        "Do the quoted conditions restrict use, change or distribution beyond credit and the same terms?",
    },
    {
      id: "eu-safety-terms",
      cites: "para 84",
      asks: "Are there no limits on what it is used for?",
      because:
        "Specific terms for safety are tolerated where they are proportionate, objective and do not discriminate.",
      remedy: "Name the risks that the terms are for, and keep them narrow.",
      test: {
        unknown_if: without(
          [
            "field-of-use",
            "aup-incorporated",
            "aup-mutable",
            "extra-policy-file",
            "remote-restriction",
            "content-filter-duty",
          ],
          ["weights"],
        ),
      },
      decide: "partly",
      human:
        "Are the limits on use proportionate, objective and free of discrimination, and for safety only?",
    },
    {
      id: "eu-no-monetisation",
      cites: "paras 85-89",
      asks: "Is it free of charge in every way?",
      because:
        "A price, a paid license beside the free one, access only through paid hosting, or bundled paid support is monetization; micro-enterprises are excepted.",
      remedy: "Offer the model free of charge; services beside it may be paid.",
      test: { ask: "whether anything must be paid for is not known from files" },
      decide: "human",
      human:
        "Is there no price, no paid license beside this one, and no access that depends on paid hosting or support?",
    },
    {
      id: "eu-weights-public",
      cites: "paras 90-92",
      asks: "Are the weights public?",
      because: "Weights are the first of the three things that must be public.",
      remedy: "Publish the weights.",
      test: { unknown_if: { need: "weights.final" } },
      decide: "auto",
    },
    {
      id: "eu-architecture-public",
      cites: "paras 90-92",
      asks: "Is the architecture public?",
      because:
        "Information on the architecture must be public, clear enough to use and change the model.",
      remedy: "Publish the configuration or the modeling code.",
      test: { unknown_if: ARCHITECTURE },
      decide: "auto",
    },
    {
      id: "eu-usage-public",
      cites: "paras 90-92",
      asks: "Is information on the usage public?",
      because: "Modalities, capabilities, limits and the means to integrate it must be public.",
      remedy: "Publish a model card with these.",
      test: { unknown_if: { need: "doc.card" } },
      decide: "partly",
      human:
        "Does the card tell modalities, capabilities, limitations and how to integrate the model?",
    },
    {
      id: "eu-copyright-policy",
      cites: "Art. 53(1)(c); para 75",
      asks: "Is there a copyright policy?",
      because: "Every provider owes one, exempt or not.",
      remedy: "Publish the policy, with how it heeds opt-outs.",
      test: { warn: { ask: "a copyright policy is not looked for in files" } },
      decide: "human",
      human: "Is there a policy to comply with copyright law, opt-outs included?",
    },
    {
      id: "eu-training-summary",
      cites: "Art. 53(1)(d); para 75",
      asks: "Is there a public summary of the training content?",
      because: "Every provider owes one on the template of the AI Office, exempt or not.",
      remedy: "Publish the summary.",
      test: { warn: { ask: "a summary on the template is not looked for in files" } },
      decide: "human",
      human: "Is there a public summary of the training content on the template of the AI Office?",
    },
  ],
};
