import type { AppliedLicense, Part } from "../../inventory/inventory.ts";
import type { LicenseFacts } from "../../licenses/license.ts";
import type { LicenseFlag, Require, RequireLicense, RequireSummary } from "../definition.ts";
import { componentOf, type Facts } from "../facts.ts";
import { allOutcomes, type Outcome } from "../outcome.ts";
import { baseModelTerms, nameLicense, termsKnown } from "../terms.ts";

/** `require`: a named fact has one of the named values. */
export function judgeRequire(condition: Require, facts: Facts): Outcome {
  switch (condition.fact) {
    case "license":
      return requireLicense(condition, facts);
    case "access":
      return requireAccess(facts);
    case "summary":
      return requireSummary(condition, facts);
  }
}

/** Policies are on no list of licenses; what they restrict is for `forbid` to find. */
function requireLicense({ on, flags }: RequireLicense, facts: Facts): Outcome {
  const licenses = facts.licenses[on].filter(({ id }) => facts.licenseFacts(id)?.kind !== "policy");
  if (licenses.length === 0) return termsKnown(on, facts);
  return allOutcomes([
    ...licenses.map((license) => licenseHasFlag(license, on, flags, facts)),
    ...(on === "weights" ? baseModelTerms(facts) : []),
  ]);
}

function licenseHasFlag(
  license: AppliedLicense,
  part: Part,
  flags: readonly LicenseFlag[],
  facts: Facts,
): Outcome {
  const { evidence } = license;
  const name = nameLicense(license, part);
  const catalog = facts.licenseFacts(license.id);
  if (catalog === undefined) {
    return { result: "undecided", because: `${name} is not in the catalog`, evidence };
  }
  const listed = flags.filter((flag) => hasFlag(catalog, flag));
  const asked = flags.map((flag) => FLAG_WORDS[flag]).join(" or ");
  if (listed.length === 0) return { result: "fails", because: `${name} is not ${asked}`, evidence };
  if (license.match === "modified") {
    return {
      result: "undecided",
      because: `${name} in a modified text: a person should read it`,
      evidence,
    };
  }
  return { result: "met", because: `${name} is ${asked}`, evidence };
}

const FLAG_WORDS: Readonly<Record<LicenseFlag, string>> = {
  osi: "OSI-approved",
  fsf: "a free license by the FSF's list",
  "open-data": "an open data license",
};

function hasFlag(catalog: LicenseFacts, flag: LicenseFlag): boolean {
  switch (flag) {
    case "osi":
      return catalog.isOsiApproved;
    case "fsf":
      return catalog.isFsfLibre;
    case "open-data":
      return catalog.isOpenData;
  }
}

/**
 * Weights that lie in the release were not refused; for a link that was not followed only a text can tell. A word for
 * open access that nothing shows counts as unknown.
 */
function requireAccess(facts: Facts): Outcome {
  const { gate, evidence } = facts.access;
  const weights = componentOf(facts, "weights.final");
  if (gate === "approval") {
    return { result: "fails", because: "access to the weights needs an approval", evidence };
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
  };
}

/** A value that nothing shows cannot meet the rule; a value that says "nothing" can fail it, as absence does. */
function requireSummary(condition: RequireSummary, facts: Facts): Outcome {
  const value = facts.summary[condition.field];
  const isIn = (values: readonly string[]): boolean => values.includes(value);
  const { evidence } = componentOf(facts, condition.shownBy);
  const because = `${SUMMARY_WORDS[condition.field]}: ${value}`;
  if (isIn(condition.met)) {
    return { result: evidence.length > 0 ? "met" : "undecided", because, evidence };
  }
  if (isIn(condition.undecided) || facts.release.listing === "partial") {
    return { result: "undecided", because, evidence };
  }
  return { result: "fails", because, evidence };
}

const SUMMARY_WORDS: Readonly<Record<RequireSummary["field"], string>> = {
  trainingCode: "training code",
  trainingData: "training data",
  weights: "weights",
};
