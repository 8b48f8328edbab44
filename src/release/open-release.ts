import { accessSync, constants, statSync, type Stats } from "node:fs";

import { AssayError } from "../bytes/errors.ts";
import { systemErrorCode } from "../bytes/system-error.ts";
import { hasArchiveEnding, hasUnreadArchiveEnding } from "./archive-ending.ts";
import type { NetworkOptions } from "../net/network-options.ts";
import { gatherFile } from "./file.ts";
import { gatherFolder } from "./folder.ts";
import type { GatherOptions } from "./gather-options.ts";
import { parseListing } from "./listing.ts";
import { isRecord } from "./record/is-record.ts";
import type { Release } from "./release.ts";
import { SCHEMES, type Scheme } from "./schemes.ts";
import { withListing } from "./with-listing.ts";

/** What can be asked of `openRelease`. */
export interface OpenOptions extends GatherOptions {
  /** Text of a recorded listing that names files which are not at hand. */
  readonly listing?: string | undefined;
  /** Without it, only what lies on this disk is opened. */
  readonly network?: NetworkOptions | undefined;
  /** Asks the host what it says of the repository, also where a cache knows all that is in it. */
  readonly isFresh?: boolean | undefined;
}

/**
 * The release at `target`: a folder, a `.zip`, a `.tar` (also packed by gzip or zstd), a single file, or a place that one of
 * `SCHEMES` knows. Throws `AssayError`: `target-not-found`, `target-not-allowed`, `target-unreadable` (neither file nor
 * folder, or an archive that is not read), `listing-invalid`; for places elsewhere also `offline`, `network` and
 * `too-large`. Rejects with the signal's reason when aborted.
 */
export async function openRelease(target: string, options: OpenOptions = {}): Promise<Release> {
  options.signal?.throwIfAborted();
  const listing = options.listing === undefined ? undefined : parseListing(options.listing);
  const env = options.network?.env ?? {};
  const scheme = SCHEMES.find(({ accepts }) => accepts(target, env));
  const release = scheme
    ? await openElsewhere(target, scheme, options)
    : await gather(target, look(target), options);
  return listing ? withListing(release, listing) : release;
}

async function openElsewhere(
  target: string,
  { load }: Scheme,
  { network, signal, onProgress, limits, isFresh }: OpenOptions,
): Promise<Release> {
  if (network === undefined) {
    const message = `Cannot open ${JSON.stringify(target)}: it lies elsewhere, and no network was given`;
    throw new AssayError("offline", message);
  }
  const open = await load();
  return open(target, { network, signal, onProgress, limits, isFresh });
}

async function gather(target: string, stats: Stats, options: GatherOptions): Promise<Release> {
  if (stats.isDirectory()) {
    if (!isRecord(target)) return gatherFolder(target, options);
    const { openRecord } = await import("./record/open-record.ts");
    return openRecord(target);
  }
  if (!stats.isFile()) throw unreadable(target, "neither a file nor a folder");
  if (hasUnreadArchiveEnding(target)) {
    throw unreadable(target, "this kind of archive is not read; unpack it and give the folder");
  }
  if (!hasArchiveEnding(target)) return gatherFile(target);
  // Loaded when needed: the libraries for archives take longer to load than most folders to read.
  const { gatherArchive } = await import("./archive.ts");
  return gatherArchive(target, options);
}

function look(target: string): Stats {
  try {
    const stats = statSync(target);
    const needed = stats.isDirectory() ? constants.R_OK | constants.X_OK : constants.R_OK;
    accessSync(target, needed);
    return stats;
  } catch (error) {
    throw targetError(target, error);
  }
}

function targetError(target: string, error: unknown): AssayError {
  // Node refuses such a path before the system sees it.
  if (target.includes("\0")) return notFound(target, "a path cannot hold a NUL", error);
  const code = systemErrorCode(error);
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
    case "ENAMETOOLONG":
      return notFound(target, "no such file or folder", error);
    case "EACCES":
    case "EPERM":
      return new AssayError(
        "target-not-allowed",
        `Cannot open ${JSON.stringify(target)}: no permission to read it`,
        { cause: error },
      );
    default:
      return unreadable(target, code, error);
  }
}

function notFound(target: string, detail: string, cause: unknown): AssayError {
  const message = `Cannot open ${JSON.stringify(target)}: ${detail}`;
  return new AssayError("target-not-found", message, { cause });
}

function unreadable(target: string, detail: string, cause?: unknown): AssayError {
  const message = `Cannot open ${JSON.stringify(target)}: ${detail}`;
  return new AssayError("target-unreadable", message, { cause });
}
