import { fileKind } from "../inventory/file-kind.ts";
import type { Inventory } from "../inventory/inventory.ts";
import type { Observations } from "../inventory/observations.ts";
import type { Verdict } from "../openness/verdict.ts";
import type { Release, ReleaseFile } from "../release/release.ts";
import type { LockedFile, LockedLicense, LockedRelease } from "./locked-release.ts";

/** What a lock is made of. */
export interface LockFacts {
  readonly release: Release;
  readonly inventory: Inventory;
  readonly observations: Observations;
  readonly verdicts: readonly Verdict[];
  /** SHA-256 of files that were read for the lock alone, by path. */
  readonly digests: ReadonlyMap<string, string>;
}

/** Locks a release as it was named. */
export function lockRelease(target: string, facts: LockFacts): LockedRelease {
  const { release, inventory, observations, verdicts } = facts;
  const { source, revision, listing } = inventory.release;
  const { host } = release;
  return {
    target,
    source,
    ...(revision !== undefined && { revision }),
    ...(host?.owner !== undefined && { owner: host.owner }),
    ...(host && { gate: host.isGated ? "approval" : "none" }),
    listing,
    files: release.files.map((file) => lockedFile(file, facts)),
    licenses: lockedLicenses(inventory),
    licenseTexts: observations.licenseFiles.map(({ path }) => {
      const sha256 = observations.texts.get(path)?.sha256;
      return { file: path, ...(sha256 !== undefined && { sha256 }) };
    }),
    unreadTexts: unreadTexts(release, inventory),
    claims: inventory.claims.map(({ subject, predicate, verdict }) => ({
      subject,
      predicate,
      verdict,
    })),
    verdicts: Object.fromEntries(verdicts.map(({ definition, result }) => [definition, result])),
  };
}

/** A declared digest stands, since a pointer of git LFS is read in place of what it declares; else that of the bytes read. */
function lockedFile(
  { path, byteLength, declaredSha256, declaredGitSha1 }: ReleaseFile,
  { observations, digests }: LockFacts,
): LockedFile {
  const read = observations.texts.get(path)?.sha256 ?? digests.get(path);
  const sha256 = declaredSha256 ?? read;
  return {
    path,
    ...(byteLength !== undefined && { size: byteLength }),
    ...(sha256 !== undefined && { sha256 }),
    ...(declaredGitSha1 !== undefined && { gitSha1: declaredGitSha1 }),
    ...(read !== undefined && read === sha256 && { isVerified: true }),
  };
}

function unreadTexts({ files }: Release, { unread }: Inventory): readonly string[] {
  const named = new Set(unread.map(({ what }) => what));
  return files
    .map(({ path }) => path)
    .filter((path) => named.has(path) && ["license", "document"].includes(fileKind(path)));
}

const PARTS = ["code", "weights", "data", "docs"] as const;

function lockedLicenses({ licenses }: Inventory): readonly LockedLicense[] {
  return PARTS.flatMap((part) =>
    licenses[part].map(({ id, match }) => ({
      part,
      id,
      match: match === "slightly-modified" ? "modified" : match,
    })),
  );
}
