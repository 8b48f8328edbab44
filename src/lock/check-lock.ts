import { AssayError, type AssayErrorCode } from "../bytes/errors.ts";
import { compareLocks } from "./compare-locks.ts";
import type { LockComparison } from "./lock-change.ts";
import type { LockedRelease } from "./locked-release.ts";

/** What became of one release of a lock. */
export interface CheckedRelease extends LockComparison {
  readonly target: string;
  /** The commit that was locked, and the one that is there now. */
  readonly revision?: string;
  readonly revisionNow?: string;
  /** Why it could not be read at all. */
  readonly problem?: { readonly code: AssayErrorCode; readonly message: string };
}

/**
 * Looks at a locked release again, by `lock`. One that cannot be read is in the answer: where the host closed a door that was
 * open, the gate changed. Rejects when aborted.
 */
export async function checkLock(
  before: LockedRelease,
  lock: (target: string) => Promise<LockedRelease>,
): Promise<CheckedRelease> {
  const { target, revision } = before;
  const known = { target, ...(revision !== undefined && { revision }) };
  try {
    const now = await lock(target);
    const revisionNow = now.revision;
    return {
      ...known,
      ...(revisionNow !== undefined && { revisionNow }),
      ...compareLocks(before, now),
    };
  } catch (error) {
    if (!(error instanceof AssayError) || error.code === "aborted") throw error;
    const { code, message } = error;
    const isClosed = code === "target-not-allowed" && before.gate === "none";
    return {
      ...known,
      changes: isClosed ? [{ kind: "gate", message: `was none; now: ${message}` }] : [],
      unknown: [],
      problem: { code, message },
    };
  }
}
