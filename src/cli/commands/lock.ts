import { count } from "../../report/text/count.ts";
import { AssayError } from "../../bytes/errors.ts";
import { parseJsonFile } from "../../release/json-file.ts";
import { checkLock, type CheckedRelease } from "../../lock/check-lock.ts";
import { checkText, exitOfCheck } from "../../lock/tell-check.ts";
import {
  lockFileSchema,
  writeLockFile,
  type LockedRelease,
  type LockFile,
} from "../../lock/locked-release.ts";
import { escapeInvisible, harmless } from "../../report/harmless.ts";
import { EXIT } from "../exit-codes.ts";
import { networkOf, type NetworkFlags } from "../network-flags.ts";
import { progressLine } from "../progress.ts";
import { readNamedFile } from "../read-named-file.ts";
import type { World } from "../world.ts";
import { writeWhole } from "../write-file.ts";

/** Options of `assay lock`, as commander reads them. */
export interface LockFlags extends NetworkFlags {
  /** A path, or `-` for stdout. */
  readonly output: string;
  /** A path; true for the usual one. */
  readonly check?: string | true;
  readonly format: "text" | "json";
  /** False with `--no-weights`. */
  readonly weights?: boolean;
  readonly quiet?: boolean;
}

/** Locks targets, or compares them with a lock; the exit code. */
export async function runLock(
  targets: readonly string[],
  flags: LockFlags,
  world: World,
): Promise<number> {
  if (flags.check !== undefined) return check(targets, flags, world);
  if (targets.length === 0) {
    throw new AssayError("usage", "Cannot lock: name a target, or --check for a lock that exists");
  }
  const releases: LockedRelease[] = [];
  for (const target of targets) releases.push(await lockOne(target, flags, world));
  const text = writeLockFile(releases);
  if (flags.output === "-") {
    world.stdout.write(escapeInvisible(text));
    return EXIT.done;
  }
  writeWhole(flags.output, escapeInvisible(text), "the lock");
  const rows = releases.map(({ target, revision, files }) => {
    const at = revision === undefined ? "" : ` at ${revision}`;
    return `${target}${at}: ${count(files.length, "file")} locked`;
  });
  world.stdout.write(`${rows.map(harmless).join("\n")}\n`);
  return EXIT.done;
}

async function check(targets: readonly string[], flags: LockFlags, world: World): Promise<number> {
  const path = flags.check === undefined || flags.check === true ? "models.lock" : flags.check;
  if (targets.length > 0) {
    throw new AssayError("usage", "Cannot check single targets: a lock is checked as a whole");
  }
  const { releases } = readLock(path);
  const checked: CheckedRelease[] = [];
  for (const before of releases) {
    checked.push(await checkLock(before, (target) => lockOne(target, flags, world)));
  }
  world.signal.throwIfAborted();
  world.stdout.write(
    flags.format === "json"
      ? escapeInvisible(`${JSON.stringify({ releases: checked }, undefined, 2)}\n`)
      : `${checkText(checked).map(harmless).join("\n")}\n`,
  );
  return EXIT[exitOfCheck(checked)];
}

function readLock(path: string): LockFile {
  const text = readNamedFile("lock", path);
  return parseJsonFile(text, lockFileSchema, `the lock file ${JSON.stringify(path)}`);
}

async function lockOne(target: string, flags: LockFlags, world: World): Promise<LockedRelease> {
  const line = progressLine(world);
  return world
    .lock(target, {
      network: networkOf(flags, world, flags.quiet === true ? undefined : line.countTraffic),
      ...(flags.weights === false && { withoutWeights: true }),
      signal: world.signal,
      onProgress: flags.quiet === true ? () => undefined : line.update,
    })
    .finally(line.clear);
}
