import { fileKind } from "../inventory/file-kind.ts";
import type { LockChange, LockComparison } from "./lock-change.ts";
import type { LockedFile, LockedRelease } from "./locked-release.ts";

/** Compares files by their digests; where the two sides know no digest of the same kind, by size, which cannot prove sameness. */
export function compareFiles(before: LockedRelease, now: LockedRelease): LockComparison {
  const was = new Map(before.files.map((file) => [file.path, file]));
  const is = new Map(now.files.map((file) => [file.path, file]));
  const changes: LockChange[] = [];
  const unknown: string[] = [];
  for (const path of [...new Set([...was.keys(), ...is.keys()])].toSorted()) {
    const kind = fileKind(path) === "weights" ? "weights" : "files";
    const old = was.get(path);
    const fresh = is.get(path);
    if (fresh === undefined) {
      if (now.listing === "complete") changes.push({ kind, file: path, message: "is gone" });
      else unknown.push(`${path}: not in a listing that is partial`);
    } else if (old === undefined) {
      if (before.listing === "complete") changes.push({ kind, file: path, message: "is new" });
      else unknown.push(`${path}: may be new, the locked listing was partial`);
    } else {
      const message = difference(old, fresh);
      if (message !== undefined) changes.push({ kind, file: path, message });
      else if (!isKnownSame(old, fresh)) unknown.push(`${path}: no digest to compare`);
    }
  }
  return { changes, unknown };
}

function difference(was: LockedFile, is: LockedFile): string | undefined {
  if (isKnownSame(was, is)) return undefined;
  for (const kind of ["sha256", "gitSha1"] as const) {
    const old = was[kind];
    const fresh = is[kind];
    if (old !== undefined && fresh !== undefined) return `changed: ${old} to ${fresh}`;
  }
  if (was.size !== undefined && is.size !== undefined && was.size !== is.size) {
    return `changed: ${was.size} to ${is.size} bytes`;
  }
  return undefined;
}

function isKnownSame(was: LockedFile, is: LockedFile): boolean {
  if (was.sha256 !== undefined && is.sha256 !== undefined) return was.sha256 === is.sha256;
  return was.gitSha1 !== undefined && was.gitSha1 === is.gitSha1;
}
