import type { Oddity } from "../release/release.ts";
import type { LicenseBadge } from "./statements/from-badges.ts";
import type { LicenseFile, LicenseStatement } from "./statements/license-statement.ts";
import type { OpenClaim } from "./claims/claims.ts";
import type { Document } from "./documents.ts";
import type { Evidence } from "./evidence.ts";
import type { AppliedClause } from "./inventory.ts";
import type { Pointer } from "./pointers/pointer.ts";
import type { TextFile } from "../release/read-text.ts";

/** What was seen on the way to the inventory: findings look for contradictions here. */
export interface Observations {
  readonly documents: readonly Document[];
  readonly texts: ReadonlyMap<string, TextFile>;
  readonly statements: readonly LicenseStatement[];
  readonly licenseFiles: readonly LicenseFile[];
  readonly badges: readonly LicenseBadge[];
  readonly claims: readonly OpenClaim[];
  readonly pointers: readonly Pointer[];
  /** Accounts that publish this release; pointers to others lead to somebody else's work. */
  readonly publishers: ReadonlySet<string>;
  /** Clauses by the file they stand in; those of the inventory, kept apart by place. */
  readonly clausesByFile: ReadonlyMap<string, readonly AppliedClause[]>;
  readonly weightsEvidence: readonly Evidence[];
  readonly oddities: readonly Oddity[];
}
