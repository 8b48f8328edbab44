import { COMPONENT_TYPES, type ComponentType } from "../inventory/component.ts";
import type { AppliedLicense, Part } from "../inventory/inventory.ts";
import { unreadAncestorsInShort } from "../inventory/lineage/unread-ancestors.ts";
import { componentOf, type Facts } from "./facts.ts";
import { allOutcomes, type Outcome } from "./outcome.ts";

/**
 * Whether the terms of a part are known well enough to say what they do *not* hold. Never `fails`.
 *
 * Met: every license that applies is in the catalog and was seen unmodified or by name, and one of them grants
 * something (a policy only restricts). A part that the release certainly lacks has no terms to know.
 */
export function termsKnown(part: Part, facts: Facts): Outcome {
  const licenses = facts.licenses[part];
  if (licenses.length === 0) return withoutLicense(part, facts);
  const isSilent = licenses.every(({ from }) => from !== undefined);
  const each = allOutcomes([
    // What base models grant of their weights says nothing of what was made from them.
    ...(isSilent ? [withoutLicense(part, facts)] : []),
    ...licenses.map((license) => licenseTermsKnown(license, part, facts)),
    ...(part === "weights" ? baseModelTerms(facts) : []),
  ]);
  if (each.result !== "met" || licenses.some((license) => grants(license, facts))) return each;
  return {
    result: "undecided",
    because: `only a policy was found for the ${part}: it restricts, and nothing that grants was seen`,
    evidence: each.evidence,
    lack: { thing: `a license for the ${part}` },
  };
}

/** What is made from a model may be bound by that model's terms: those that nobody read leave open what binds. */
export function baseModelTerms(facts: Facts): readonly Outcome[] {
  return unreadAncestorsInShort(facts).map(({ name, called, why, evidence }) => ({
    result: "undecided",
    because: `weights: made from ${called}, whose terms are not known: ${why}`,
    evidence,
    lack: { thing: `terms of ${name}`, wants: "to be read" },
  }));
}

/** "code: MIT": for reasons. */
export function nameLicense(license: AppliedLicense, part: Part): string {
  return `${part}: ${license.id}`;
}

function withoutLicense(part: Part, facts: Facts): Outcome {
  const components = componentTypesOf(part).map((type) => componentOf(facts, type));
  if (part !== "weights" && components.every(({ status }) => status === "absent")) {
    return { result: "met", because: `the release holds no ${part}`, evidence: [] };
  }
  return {
    result: "undecided",
    because: `no license was found for the ${part}: nothing is granted by silence, and nothing is known`,
    evidence: [],
    lack: { thing: `a license for the ${part}` },
  };
}

function licenseTermsKnown(license: AppliedLicense, part: Part, facts: Facts): Outcome {
  const { evidence } = license;
  const name = nameLicense(license, part);
  const undecided = (why: string): Outcome => ({
    result: "undecided",
    because: `${name}, ${why}`,
    evidence,
    lack: { thing: `terms of ${license.id}`, wants: "to be read by a person" },
  });
  if (!license.termsKnown) return undecided("whose terms are not known");
  if (facts.licenseFacts(license.id) === undefined) {
    return undecided("whose text was read but is not in the catalog: a person should read it");
  }
  if (license.match === "modified") return undecided("in a modified text: a person should read it");
  return { result: "met", because: name, evidence };
}

function grants(license: AppliedLicense, facts: Facts): boolean {
  const kind = facts.licenseFacts(license.id)?.kind;
  return kind !== undefined && kind !== "policy";
}

const PREFIXES = { weights: "weights.", code: "code.", data: "data.", docs: "doc." } as const;

/** Component types that a part's license governs. */
function componentTypesOf(part: Part): readonly ComponentType[] {
  return COMPONENT_TYPES.filter((type) => type.startsWith(PREFIXES[part]));
}
