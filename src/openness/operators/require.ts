import type { AppliedLicense, Part } from "../../inventory/inventory.ts";
import type { LicenseList, Require, RequireLicense, RequireSummary } from "../definition.ts";
import { componentOf, type Facts, isListedAs } from "../facts.ts";
import { allOutcomes, type Outcome } from "../outcome.ts";
import { baseModelTerms, nameLicense, termsKnown } from "../terms.ts";

/** `require`: a named fact has one of the named values. */
export function judgeRequire({ require }: Require, facts: Facts): Outcome {
  if ("license_of" in require) return requireLicense(require, facts);
  return "access" in require ? requireAccess(facts) : requireSummary(require, facts);
}

/** Policies are on no list of licenses; what they restrict is for `forbid` to find. */
function requireLicense(
  { license_of: on, listed_as: lists }: RequireLicense,
  facts: Facts,
): Outcome {
  const licenses = facts.licenses[on].filter(({ id }) => facts.licenseFacts(id)?.kind !== "policy");
  if (licenses.length === 0) return termsKnown(on, facts);
  const isSilent = licenses.every(({ from }) => from !== undefined);
  return allOutcomes([
    ...(isSilent ? [termsKnown(on, facts)] : []),
    ...licenses.map((license) => licenseIsListed(license, on, lists, facts)),
    ...(on === "weights" ? baseModelTerms(facts) : []),
  ]);
}

function licenseIsListed(
  license: AppliedLicense,
  part: Part,
  lists: readonly LicenseList[],
  facts: Facts,
): Outcome {
  const { evidence } = license;
  const name = nameLicense(license, part);
  const asked = lists.map((list) => LIST_WORDS[list]).join(" or ");
  const lack = { thing: `terms of ${license.id}`, wants: `to be ${asked}` };
  const catalog = facts.licenseFacts(license.id);
  if (catalog === undefined) {
    return { result: "undecided", because: `${name} is not in the catalog`, evidence, lack };
  }
  const isListed = lists.some((list) => isListedAs(catalog, list));
  if (!isListed) return { result: "fails", because: `${name} is not ${asked}`, evidence, lack };
  if (license.match === "modified") {
    return {
      result: "undecided",
      because: `${name} in a modified text: a person should read it`,
      evidence,
      lack,
    };
  }
  return { result: "met", because: `${name} is ${asked}`, evidence };
}

const LIST_WORDS: Readonly<Record<LicenseList, string>> = {
  osi: "OSI-approved",
  fsf: "a free license by the FSF's list",
  dfsg: "free by Debian's guidelines",
  "open-data": "an open data license",
};

/**
 * Weights that lie in the release were not refused; for a link that was not followed only a text can tell. A word for
 * open access that nothing shows counts as unknown.
 */
function requireAccess(facts: Facts): Outcome {
  const lack = { thing: "open access to the weights" };
  const { gate, evidence } = facts.access;
  const weights = componentOf(facts, "weights.final");
  if (gate === "approval") {
    return { result: "fails", because: "access to the weights needs an approval", evidence, lack };
  }
  if (gate === "none" && evidence.length > 0) {
    return { result: "met", because: "nobody can refuse access to the weights", evidence };
  }
  if (weights.status === "present") {
    return { result: "met", because: "the weights are there", evidence: weights.evidence };
  }
  return {
    result: "undecided",
    because: "whether the place that holds the weights can refuse was not seen",
    evidence: weights.evidence,
    lack,
  };
}

/** A value that nothing shows cannot meet the rule; a value that says "nothing" can fail it, as absence does. */
function requireSummary(condition: RequireSummary, facts: Facts): Outcome {
  const value = facts.summary[condition.summary];
  const isIn = (values: readonly string[]): boolean => values.includes(value);
  const { evidence } = componentOf(facts, condition.shown_by);
  const lack = {
    thing: condition.shown_by,
    ...(condition.met.length > 0 && { wants: `to be ${condition.met.join(" or ")}` }),
  };
  const because = `${SUMMARY_WORDS[condition.summary]}: ${value}`;
  if (isIn(condition.met)) {
    return { result: evidence.length > 0 ? "met" : "undecided", because, evidence, lack };
  }
  if (isIn(condition.undecided) || facts.release.listing === "partial") {
    return { result: "undecided", because, evidence, lack };
  }
  return { result: "fails", because, evidence, lack };
}

const SUMMARY_WORDS: Readonly<Record<RequireSummary["summary"], string>> = {
  trainingCode: "training code",
  trainingData: "training data",
  weights: "weights",
};
