import { fetchReport, type FetchReport } from "../inventory/fetch-report.ts";
import type { AuditOptions } from "./audit-options.ts";
import { metered } from "./metered.ts";
import { openFor } from "./open-parts.ts";

/**
 * What an audit of a release elsewhere would fetch, and what it would leave out. Only the listing is fetched for it. Rejects as
 * `audit` does.
 */
export async function planAudit(target: string, options: AuditOptions = {}): Promise<FetchReport> {
  const release = await openFor(target, { ...options, network: metered(options.network) });
  return fetchReport(release, options.limits?.reading);
}
