import type { TextFile } from "../release/read-text.ts";
import type { Oddity } from "../release/release.ts";
import type { LicenseBadge } from "./statements/from-badges.ts";
import type { LicenseFile, LicenseStatement } from "./statements/license-statement.ts";
import type { OpenClaim } from "./claims/claims.ts";
import type { Document } from "./documents.ts";
import type { Evidence } from "./evidence.ts";
import type { AppliedClause } from "./inventory.ts";
import type { Prose } from "./prose/prose.ts";
import type { Pointer } from "./pointers/pointer.ts";

/** What was seen on the way to the inventory: findings look for contradictions here. */
export interface Observations {
  /** Texts that were read, by path. */
  readonly texts: ReadonlyMap<string, TextFile>;
  /** Paths of all files that the listing names. */
  readonly paths: ReadonlySet<string>;
  readonly documents: readonly Document[];
  readonly statements: readonly LicenseStatement[];
  readonly licenseFiles: readonly LicenseFile[];
  /** License files of the release read as sentences, by path. */
  readonly licenseProse: ReadonlyMap<string, Prose>;
  readonly badges: readonly LicenseBadge[];
  readonly claims: readonly OpenClaim[];
  readonly pointers: readonly Pointer[];
  /** Accounts that publish this release; pointers to others lead to somebody else's work. */
  readonly publishers: ReadonlySet<string>;
  /** Clauses by the file they stand in; those of the inventory, kept apart by place. */
  readonly clausesByFile: ReadonlyMap<string, readonly AppliedClause[]>;
  readonly weightsEvidence: readonly Evidence[];
  readonly oddities: readonly Oddity[];
  /** Texts that clauses of ancestors stand in, by the ancestor's name and by path; empty where the line was not followed. */
  readonly ancestorTexts: ReadonlyMap<string, ReadonlyMap<string, TextFile>>;
}
