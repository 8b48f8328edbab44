import type { Definition } from "../definition.ts";
import { PERSON_CLAUSES, PURPOSE_CLAUSES, without } from "../common-tests.ts";

/**
 * The Debian Free Software Guidelines, asked of code and weights: what Debian ships in its main archive.
 */
export const dfsg: Definition = {
  id: "dfsg",
  version: "1.1",
  title: "The Debian Free Software Guidelines",
  source: {
    title: "Debian Social Contract 1.1",
    url: "https://www.debian.org/social_contract#guidelines",
  },
  date: "2004-04-26",
  yields: "verdict",
  note: "Debian has not settled what the source of weights is; that question is left to a person.",
  rules: [
    {
      id: "dfsg-listed",
      asks: "Are code and weights under licenses that Debian or OSI calls free?",
      because: "Licenses that Debian knows were weighed against the guidelines.",
      remedy: "Use a license that Debian's archive holds, unmodified.",
      test: {
        unknown_if: {
          all_of: [
            { require: { license_of: "code", listed_as: ["dfsg", "osi"] } },
            { require: { license_of: "weights", listed_as: ["dfsg", "osi"] } },
          ],
        },
      },
      decide: "partly",
      human: "Would Debian take the license?",
    },
    {
      id: "dfsg-redistribution",
      cites: "1. Free redistribution",
      asks: "May it be sold and given away as part of a distribution?",
      because: "Free redistribution, without a fee.",
      remedy: "Grant redistribution without limits.",
      test: without(["no-distribution", "non-commercial", "research-only"], ["weights", "code"]),
      decide: "auto",
    },
    {
      id: "dfsg-source",
      cites: "2. Source code",
      asks: "Is the source there?",
      because:
        "Programs must come with source code; of weights, training code and data may be the source.",
      remedy: "Publish the training code and the training data.",
      test: { unknown_if: { all_of: [{ need: "code.train" }, { need: "data.train" }] } },
      decide: "partly",
      human: "Is what comes with it the source of the weights, as Debian sees it?",
    },
    {
      id: "dfsg-derived-works",
      cites: "3. Derived works",
      asks: "May it be changed, and passed on under the same terms?",
      because: "Derived works must be allowed.",
      remedy: "Drop duties to keep guardrails or to update.",
      test: without(["guardrail-clause", "update-duty"], ["weights", "code"]),
      decide: "auto",
    },
    {
      id: "dfsg-integrity",
      cites: "4. Integrity of the author's source code",
      asks: "Is no more asked of the name of derived works than that it differs?",
      because: "A license may ask for another name, which is a compromise.",
      remedy: "Ask for a different name, not for one of yours.",
      test: { unknown_if: without(["naming-prefix", "branding-display"], ["weights", "code"]) },
      decide: "partly",
      human: "Is the name that must be used or shown no more than another name or version?",
    },
    {
      id: "dfsg-persons",
      cites: "5. No discrimination against persons or groups",
      asks: "May every person and group use it?",
      because: "No discrimination against persons or groups.",
      remedy: "Drop limits on users, revenue and territory.",
      test: without(PERSON_CLAUSES, ["weights", "code"]),
      decide: "auto",
    },
    {
      id: "dfsg-fields",
      cites: "6. No discrimination against fields of endeavor",
      asks: "May it be used in every field?",
      because: "No discrimination against fields of endeavor.",
      remedy: "Drop limits on use, with the policies that hold them.",
      test: without(PURPOSE_CLAUSES, ["weights", "code"]),
      decide: "auto",
    },
    {
      id: "dfsg-license-travels",
      cites: "7. Distribution of license",
      asks: "Do the rights reach everyone, without another license?",
      because: "The rights must apply to all who receive it.",
      remedy: "Drop approvals, and terms that can be revoked or changed later.",
      test: without(
        ["licensor-approval", "revocable", "license-may-change", "remote-restriction"],
        ["weights", "code"],
      ),
      decide: "auto",
    },
    {
      id: "dfsg-not-debian-only",
      cites: "8. License must not be specific to Debian",
      asks: "Do the rights hold outside of Debian?",
      because: "The rights must not depend on the system that it is part of.",
      remedy: "Grant the rights for every use of the files.",
      test: {
        any_of: [
          {
            all_of: [
              { require: { license_of: "code", listed_as: ["dfsg", "osi"] } },
              { require: { license_of: "weights", listed_as: ["dfsg", "osi"] } },
            ],
          },
          { ask: "whether a term ties the rights to one system is for a reader of the license" },
        ],
      },
      decide: "partly",
      human: "Does no term tie the rights to one system?",
    },
    {
      id: "dfsg-other-software",
      cites: "9. License must not contaminate other software",
      asks: "Does it leave other software alone?",
      because: "The license must not restrict what is distributed beside it.",
      remedy: "Drop bans and names for models that are trained on outputs.",
      test: without(["output-training-ban", "output-training-branding"], ["weights", "code"]),
      decide: "auto",
    },
  ],
};
