import { sha256 } from "../bytes/digest.ts";
import { AssayError, FormatError } from "../bytes/errors.ts";
import type { Observations } from "../inventory/observations.ts";
import { lockRelease } from "../lock/lock-release.ts";
import type { LockedRelease } from "../lock/locked-release.ts";
import { judgeDefinitions } from "../openness/definitions/index.ts";
import type { Release } from "../release/release.ts";
import type { AuditOptions } from "./audit-options.ts";
import { takeStock } from "./take-stock.ts";

/** How a lock is made: as an audit is done. */
export type LockOptions = Pick<
  AuditOptions,
  "network" | "withoutWeights" | "signal" | "onProgress" | "limits"
>;

/**
 * What is true of a release now, to hold it against later: revision, digests, licenses, claims, verdicts, owner and gate. Files
 * on this disk are digested; of those elsewhere the declared digests are taken. Rejects as `audit` does.
 */
export async function lock(target: string, options: LockOptions = {}): Promise<LockedRelease> {
  const taken = await takeStock(target, { ...options, isFresh: true });
  const { release, inventory, observations, engine } = taken;
  const digests = await digestFiles(release, observations, options);
  const verdicts = judgeDefinitions({ ...inventory, licenseFacts: (id) => engine.facts(id) });
  return lockRelease(target, { release, inventory, observations, verdicts, digests });
}

/** SHA-256 of the files that lie here, that nothing declares a digest of, and that were not read as text. */
async function digestFiles(
  { files }: Release,
  { texts }: Observations,
  { signal, onProgress }: LockOptions,
): Promise<ReadonlyMap<string, string>> {
  const digests = new Map<string, string>();
  const asked = files.filter(
    ({ path, isRemote, declaredSha256, declaredGitSha1 }) =>
      isRemote !== true &&
      (declaredSha256 ?? declaredGitSha1 ?? texts.get(path)?.sha256) === undefined,
  );
  for (const [done, { path, open }] of asked.entries()) {
    onProgress?.({ phase: "digesting files", done, total: asked.length });
    try {
      const source = await open?.();
      if (source) digests.set(path, await sha256(source, signal));
    } catch (error) {
      // The lock has no digest of it, and says so by that.
      if (!(error instanceof AssayError || error instanceof FormatError)) throw error;
    }
  }
  return digests;
}
