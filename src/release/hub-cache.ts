import { basename, dirname, join } from "node:path";

/** A snapshot in the cache of the Hugging Face libraries. */
export interface HubSnapshot {
  /** Name of the repository without its owner. */
  readonly name: string;
  /** Commit of the snapshot, when the folder is named for one. */
  readonly revision?: string;
  /** Folder that holds the bytes of the snapshot's files. */
  readonly blobs: string;
}

/** Folder of one repository in the cache: kind, owner (missing for the oldest repositories) and name. */
const CACHE_ENTRY = /^(?:models|datasets|spaces)--(?:.+?--)?(.+)$/;
const COMMIT = /^[0-9a-f]{40}$/;

/**
 * The snapshot at `folder`, when it is one. The cache keeps the files of `models--OWNER--NAME/snapshots/COMMIT` as
 * links to `models--OWNER--NAME/blobs/DIGEST` (huggingface_hub, "Understand caching").
 */
export function hubSnapshot(folder: string): HubSnapshot | undefined {
  const snapshots = dirname(folder);
  const entry = dirname(snapshots);
  const name = CACHE_ENTRY.exec(basename(entry))?.[1];
  if (basename(snapshots) !== "snapshots" || name === undefined) return undefined;
  const commit = basename(folder);
  return { name, ...(COMMIT.test(commit) && { revision: commit }), blobs: join(entry, "blobs") };
}
