import type { Component } from "../inventory/component.ts";
import type {
  Access,
  Ancestor,
  AppliedClause,
  AppliedLicense,
  Claim,
  Inventory,
  Lineage,
  Part,
  RelatedRelease,
  Summary,
  Training,
  Unread,
} from "../inventory/inventory.ts";
import type { Finding } from "../openness/finding.ts";
import type { ReportedLoading } from "./loading.ts";
import type { PolicyVerdict } from "../openness/policy.ts";
import type { Freedoms, LadderStep, Verdict } from "../openness/verdict.ts";

/** What an audit says of one release: the JSON report, version 1. Fields are added over time, never changed. */
export interface AuditReport {
  readonly schemaVersion: "1";
  readonly release: Inventory["release"];
  /** The one model asked about, where a release holds several. */
  readonly subject?: string;
  readonly ladder: LadderStep;
  readonly freedoms: Freedoms;
  /** Every license that is said to govern a part; more than one entry means that the release disagrees with itself. */
  readonly licenses: Readonly<Record<Part, readonly ReportedLicense[]>>;
  readonly components: readonly ReportedComponent[];
  readonly clauses: readonly AppliedClause[];
  readonly claims: readonly Claim[];
  readonly findings: readonly Finding[];
  /** What the definitions of "open" say, one entry each. */
  readonly verdicts: readonly Verdict[];
  /** What the user's policy says, where one was given. */
  readonly policy?: PolicyVerdict;
  readonly access: Access;
  /** What loading the weights does, and what they are. */
  readonly loading: ReportedLoading;
  readonly training: Training;
  /** The models up the line with their terms; left out where the line of base models was not followed. */
  readonly lineage?: ReportedLineage;
  /** Releases that belong to this one by its own links, and could be read with it; left out where there are none. */
  readonly related?: readonly RelatedRelease[];
  readonly summary: Summary;
  /** What was not seen, and why: every report ends with this. */
  readonly unread: readonly Unread[];
}

/** A license as reports show it: a text with small changes is a modified one, too. */
export interface ReportedLicense extends Omit<AppliedLicense, "match"> {
  readonly match: "exact" | "modified" | "named";
}

/** A line of base models, with licenses as reports show them. */
export interface ReportedLineage extends Omit<Lineage, "ancestors"> {
  readonly ancestors: readonly ReportedAncestor[];
}

/** An ancestor, with licenses as reports show them. */
export interface ReportedAncestor extends Omit<Ancestor, "licenses"> {
  readonly licenses: readonly ReportedLicense[];
}

/** A component with the ids of the licenses that govern it. */
export interface ReportedComponent extends Component {
  readonly licenses: readonly string[];
}
