import type { Inventory } from "../../inventory/inventory.ts";
import type { ReportedLicense, ReportedLineage } from "../audit-report.ts";

/** What a release was made from, up the line, and under which terms. */
export interface LineageReport {
  readonly schemaVersion: "1";
  readonly release: Inventory["release"];
  /** The one model asked about, where a release holds several. */
  readonly subject?: string;
  /** Of the weights, as the release itself states them. */
  readonly licenses: readonly ReportedLicense[];
  readonly lineage: ReportedLineage;
  /** What was not seen, and why. */
  readonly unread: Inventory["unread"];
}
