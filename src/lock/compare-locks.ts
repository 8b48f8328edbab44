import type { LockedClaim, LockedLicense, LockedRelease } from "./locked-release.ts";
import { compareFiles } from "./compare-files.ts";
import type { LockChange, LockComparison } from "./lock-change.ts";

/**
 * What changed of a release since it was locked. A new revision alone is no change. What cannot be compared, since one side
 * does not know it, is in `unknown`.
 */
export function compareLocks(before: LockedRelease, now: LockedRelease): LockComparison {
  const files = compareFiles(before, now);
  const texts = licenseTexts(before, now);
  const host = hostChanges(before, now);
  const said = [...licenses(before, now), ...claims(before, now), ...verdicts(before, now)];
  const unread = now.unreadTexts.filter((path) => !before.unreadTexts.includes(path));
  const isCertain = unread.length === 0;
  return {
    changes: [...host.changes, ...(isCertain ? said : []), ...texts.changes, ...files.changes],
    unknown: [
      ...host.unknown,
      ...unread.map((path) => `${path}: not read now; licenses, claims and verdicts rest on it`),
      ...texts.unknown,
      ...files.unknown,
    ],
  };
}

function hostChanges(before: LockedRelease, now: LockedRelease): LockComparison {
  const changes: LockChange[] = [];
  const unknown: string[] = [];
  for (const kind of ["owner", "gate"] as const) {
    const was = before[kind];
    const is = now[kind];
    if (was === is) continue;
    if (is === undefined) unknown.push(`${kind}: was ${was}, and the host was not asked`);
    // What nobody had said before is no change.
    else if (was !== undefined) changes.push({ kind, message: `was ${was}, is ${is}` });
  }
  return { changes, unknown };
}

const PARTS = ["code", "weights", "data", "docs"] as const;

function licenses(before: LockedRelease, now: LockedRelease): readonly LockChange[] {
  return PARTS.flatMap((part): readonly LockChange[] => {
    const was = licensesOf(before.licenses, part);
    const is = licensesOf(now.licenses, part);
    return was === is ? [] : [{ kind: "license", message: `of the ${part}: was ${was}, is ${is}` }];
  });
}

function licensesOf(all: readonly LockedLicense[], part: LockedLicense["part"]): string {
  const own = all.filter((each) => each.part === part).map(({ id, match }) => `${id} (${match})`);
  return own.length === 0 ? "none" : own.join(", ");
}

function licenseTexts(before: LockedRelease, now: LockedRelease): LockComparison {
  const was = new Map(before.licenseTexts.map(({ file, sha256 }) => [file, sha256]));
  const is = new Map(now.licenseTexts.map(({ file, sha256 }) => [file, sha256]));
  const changes: LockChange[] = [];
  const unknown: string[] = [];
  for (const file of [...new Set([...was.keys(), ...is.keys()])].toSorted()) {
    const old = was.get(file);
    const fresh = is.get(file);
    if (!is.has(file)) changes.push({ kind: "license", file, message: "the text is gone" });
    else if (!was.has(file)) changes.push({ kind: "license", file, message: "the text is new" });
    else if (old === undefined || fresh === undefined)
      unknown.push(`${file}: the text was not read whole`);
    else if (old !== fresh)
      changes.push({ kind: "license", file, message: `the text changed: ${old} to ${fresh}` });
  }
  return { changes, unknown };
}

function claims(before: LockedRelease, now: LockedRelease): readonly LockChange[] {
  const was = new Map(before.claims.map((claim) => [nameOf(claim), claim.verdict]));
  const is = new Map(now.claims.map((claim) => [nameOf(claim), claim.verdict]));
  return [...new Set([...was.keys(), ...is.keys()])].toSorted().flatMap((name) => {
    const old = was.get(name);
    const fresh = is.get(name);
    if (old === fresh) return [];
    const message =
      fresh === undefined
        ? `"${name}" is no longer said`
        : old === undefined
          ? `"${name}" is said now, and ${fresh}`
          : `"${name}" was ${old}, is ${fresh}`;
    return [{ kind: "claims" as const, message }];
  });
}

function nameOf({ subject, predicate }: LockedClaim): string {
  return `${subject}: ${predicate}`;
}

/** A definition that only one side knows came or went with the program, and not with the release. */
function verdicts(before: LockedRelease, now: LockedRelease): readonly LockChange[] {
  return Object.entries(now.verdicts).flatMap(([definition, is]) => {
    const was = before.verdicts[definition];
    return was === undefined || was === is
      ? []
      : [{ kind: "verdict" as const, message: `${definition}: was ${was}, is ${is}` }];
  });
}
