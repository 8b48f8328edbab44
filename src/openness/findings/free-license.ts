import type { AppliedLicense } from "../../inventory/inventory.ts";
import type { FindingFacts } from "./finding-kind.ts";

/** Whether a license is open source or open data, unchanged, as far as the catalog knows. */
export function isFree(license: AppliedLicense, { licenseFacts }: FindingFacts): boolean {
  const facts = licenseFacts(license.id);
  return license.match !== "modified" && Boolean(facts?.isOsiApproved || facts?.isOpenData);
}

/** The license that governs the weights: the strongest statement that is not inherited from a base model. */
export function weightsLicense({ inventory }: FindingFacts): AppliedLicense | undefined {
  return inventory.licenses.weights.find((license) => license.scope !== "inherited");
}
