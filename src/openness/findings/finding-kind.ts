import type { Evidence } from "../../inventory/evidence.ts";
import type { Inventory } from "../../inventory/inventory.ts";
import type { InheritedTerms } from "../../inventory/lineage/inherit-terms.ts";
import type { Observations } from "../../inventory/observations.ts";
import type { LicenseFacts } from "../../licenses/license.ts";
import type { Severity } from "../finding.ts";

/** One kind of thing a person should look at. Its words are data: reports and documentation print them. */
export interface FindingKind {
  /** Stable, kebab-case. */
  readonly id: string;
  readonly severity: Severity;
  /** Why it matters to somebody who wants to use the release. */
  readonly because: string;
  /** What the publisher can do about it. */
  readonly remedy: string;
  readonly find: (facts: FindingFacts) => readonly Sight[];
}

/** What findings are judged from. */
export interface FindingFacts {
  /** As the release itself gives it; the line of base models is in it, the terms that come down are apart. */
  readonly inventory: Inventory;
  /** What comes down the line of base models to the weights; nothing where it was not followed. */
  readonly inherited: InheritedTerms;
  readonly observations: Observations;
  /** Undefined for a license that the catalog does not hold. */
  readonly licenseFacts: (id: string) => LicenseFacts | undefined;
}

/** One case of a kind in this release. */
export interface Sight {
  /** One sentence with the release's own names and numbers. */
  readonly message: string;
  readonly evidence: readonly Evidence[];
  /** When this case weighs more or less than its kind. */
  readonly severity?: Severity;
}
