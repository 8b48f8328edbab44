import type { LicenseFacts } from "../licenses/license.ts";
import { judgeDefinitions } from "../openness/definitions/index.ts";
import { findAll } from "../openness/findings/find-all.ts";
import { judgeFreedoms } from "../openness/freedoms.ts";
import { climbLadder } from "../openness/ladder.ts";
import { judgePolicy } from "../openness/policy.ts";
import type { AuditReport } from "../report/audit-report.ts";
import { reportedLoading } from "../report/loading.ts";
import { licensesOf, reportedLicenses, reportedLineage } from "../report/reported-licenses.ts";
import type { AuditOptions } from "./audit-options.ts";
import { takeStock } from "./take-stock.ts";

/**
 * Audits one release: a folder, a `.zip` or `.tar` of one, a single file, or a repository elsewhere, such as `hf:org/name`.
 *
 * Resolves to the report, also when the release is damaged or hostile: what could not be read is in `unread`.
 * Rejects with `AssayError` when there is nothing to audit (`target-not-found`, `target-not-allowed`,
 * `target-unreadable`), the listing cannot be fetched (`offline`, `network`, `too-large`), or the request makes no sense (`listing-invalid`, `usage`).
 */
export async function audit(target: string, options: AuditOptions = {}): Promise<AuditReport> {
  const { inventory, observations, engine } = await takeStock(target, options);
  const licenseFacts = (id: string): LicenseFacts | undefined => engine.facts(id);
  const facts = { ...inventory, licenseFacts };
  const ladder = climbLadder(facts);
  const findings = findAll({ inventory, observations, licenseFacts });
  const { policy } = options;
  return {
    schemaVersion: "1",
    release: inventory.release,
    ...(inventory.subject === undefined ? {} : { subject: inventory.subject }),
    ladder,
    freedoms: judgeFreedoms(facts),
    licenses: reportedLicenses(inventory),
    components: inventory.components.map((component) => ({
      ...component,
      licenses: licensesOf(component, inventory),
    })),
    clauses: inventory.clauses,
    claims: inventory.claims,
    findings,
    verdicts: judgeDefinitions(facts),
    ...(policy && {
      policy: judgePolicy(policy.rules, { ...facts, judged: { ladder, findings } }, policy.today),
    }),
    access: inventory.access,
    loading: reportedLoading(inventory.loading),
    training: inventory.training,
    ...(inventory.lineage && { lineage: reportedLineage(inventory.lineage) }),
    ...(inventory.related && { related: inventory.related }),
    summary: inventory.summary,
    unread: inventory.unread,
  };
}
