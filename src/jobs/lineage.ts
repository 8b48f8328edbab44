import { tellLine } from "../lineage/tell-line.ts";
import type { LineageReport } from "../report/lineage/lineage-report.ts";
import { reportedLicense, reportedLineage } from "../report/reported-licenses.ts";
import type { FollowPlaces } from "../lineage/follow-release.ts";
import { licenseEngine } from "../scan/license-catalog.ts";
import type { AuditOptions } from "./audit-options.ts";
import { metered } from "./metered.ts";

/** How a line of base models is told: as an audit is done, and where the base models are looked for. */
export type LineageOptions = Pick<
  AuditOptions,
  "listing" | "subject" | "network" | "signal" | "onProgress"
> & { readonly follow: FollowPlaces };

/**
 * Follows the line of base models of a release and tells each with its terms. No weights are read, but the metadata of GGUF files,
 * which may name base models. Rejects as `audit` does.
 */
export async function lineage(target: string, options: LineageOptions): Promise<LineageReport> {
  const { follow: places, network, onProgress, ...rest } = options;
  const { inventory, unread } = await tellLine(target, {
    ...rest,
    network: metered(network),
    places,
    engine: licenseEngine(),
    onProgress: (done) => onProgress?.({ phase: "reading base models", done }),
  });
  const { release, subject, licenses, lineage: line } = inventory;
  return {
    schemaVersion: "1",
    release,
    ...(subject === undefined ? {} : { subject }),
    licenses: licenses.weights.filter(({ from }) => from === undefined).map(reportedLicense),
    lineage: reportedLineage(line ?? { ancestors: [], circles: [] }),
    unread,
  };
}
