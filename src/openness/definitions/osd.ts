import type { Definition } from "../definition.ts";
import { PERSON_CLAUSES, PURPOSE_CLAUSES, without } from "../common-tests.ts";

/**
 * The Open Source Definition, asked of the code of a release. Terms that belong to the text of a listed license were weighed by those
 * who keep the list.
 */
export const osd: Definition = {
  id: "osd",
  version: "1.9",
  title: "The Open Source Definition, for the code",
  source: { title: "Open Source Initiative", url: "https://opensource.org/osd" },
  date: "2007-03-22",
  yields: "verdict",
  note: "Asked of the code alone: a release whose code is open source may hold weights that are not.",
  rules: [
    {
      id: "osd-listed",
      asks: "Is the license of the code on the list of open ones?",
      because:
        "The list is kept by those who wrote the definition; a license that is not on it was not weighed.",
      remedy: "Use a license of the list, unmodified.",
      test: { unknown_if: { require: { license_of: "code", listed_as: ["osi"] } } },
      decide: "partly",
      human: "Does the license meet the definition, though it is not on the list?",
    },
    {
      id: "osd-redistribution",
      cites: "1. Free redistribution",
      asks: "May it be given away and sold, alone or as part of something?",
      because: "Free redistribution, without royalty or permission.",
      remedy: "Grant redistribution without limits.",
      test: without(
        ["no-distribution", "non-commercial", "research-only", "licensor-approval"],
        ["code"],
      ),
      decide: "auto",
    },
    {
      id: "osd-source",
      cites: "2. Source code",
      asks: "Is the source code there?",
      because: "The form that people change must be there; what a tool made of it does not count.",
      remedy: "Publish the source code.",
      test: { any_of: [{ need: "code.arch" }, { need: "code.train" }, { need: "code.infer" }] },
      decide: "partly",
      human: "Is this the form in which the code is changed, and complete?",
    },
    {
      id: "osd-derived-works",
      cites: "3. Derived works",
      asks: "May it be changed, and the changed work passed on under the same terms?",
      because: "Derived works must be allowed.",
      remedy: "Drop duties to keep guardrails or to update, and bans on distribution.",
      test: without(["guardrail-clause", "update-duty", "no-distribution"], ["code"]),
      decide: "auto",
    },
    {
      id: "osd-integrity",
      cites: "4. Integrity of the author's source code",
      asks: "Is no more asked of the name of derived works than that it differs?",
      because: "A license may protect the author's name and version, and no more.",
      remedy: "Ask for a different name, not for one of yours.",
      test: { unknown_if: without(["naming-prefix", "branding-display"], ["code"]) },
      decide: "partly",
      human: "Is the name that must be used or shown no more than the author's integrity needs?",
    },
    {
      id: "osd-persons",
      cites: "5. No discrimination against persons or groups",
      asks: "May every person and group use it?",
      because: "No discrimination against persons or groups.",
      remedy: "Drop limits on users, revenue and territory.",
      test: without(PERSON_CLAUSES, ["code"]),
      decide: "auto",
    },
    {
      id: "osd-fields",
      cites: "6. No discrimination against fields of endeavor",
      asks: "May it be used in every field?",
      because: "No discrimination against fields of endeavor.",
      remedy: "Drop limits on use, with the policies that hold them.",
      test: without(PURPOSE_CLAUSES, ["code"]),
      decide: "auto",
    },
    {
      id: "osd-license-travels",
      cites: "7. Distribution of license",
      asks: "Do the rights reach everyone who gets it, without another agreement?",
      because: "The license must be enough for whoever gets a copy.",
      remedy: "Drop approvals, and terms that can be revoked or changed later.",
      test: without(
        ["licensor-approval", "revocable", "license-may-change", "remote-restriction"],
        ["code"],
      ),
      decide: "auto",
    },
    {
      id: "osd-not-one-product",
      cites: "8. License must not be specific to a product",
      asks: "Do the rights hold outside of one product or service?",
      because: "The rights must not depend on the distribution that it is part of.",
      remedy: "Grant the rights for every use of the files.",
      test: {
        any_of: [
          { require: { license_of: "code", listed_as: ["osi"] } },
          { ask: "whether a term ties the rights to one product is for a reader of the license" },
        ],
      },
      decide: "partly",
      human: "Does no term tie the rights to one product or service?",
    },
    {
      id: "osd-other-software",
      cites: "9. License must not restrict other software",
      asks: "Does it leave other software alone?",
      because: "The license must not restrict what is distributed beside it or made with it.",
      remedy: "Drop bans and names for models that are trained on outputs.",
      test: without(["output-training-ban", "output-training-branding"], ["code"]),
      decide: "auto",
    },
    {
      id: "osd-technology-neutral",
      cites: "10. License must be technology-neutral",
      asks: "Is no term tied to a technology or an interface?",
      because: "A right must not depend on how the work is shown or delivered.",
      remedy: "Drop terms on user interfaces and ways of delivery.",
      test: {
        any_of: [
          { require: { license_of: "code", listed_as: ["osi"] } },
          { ask: "whether a term is tied to a technology is for a reader of the license" },
        ],
      },
      decide: "partly",
      human: "Is no term tied to a technology or a style of interface?",
    },
  ],
};
