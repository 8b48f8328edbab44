import { AssayError } from "../../bytes/errors.ts";
import { refusePath } from "../refused-path.ts";
import type { HostFacts } from "../release.ts";
import type { HubApi } from "./hub-api.ts";
import type { HubTarget } from "./hub-target.ts";
import type { TreeFile } from "./tree-page.ts";
import type { RepositoryCache } from "./cache/repository-cache.ts";

/** All that is known of one commit. */
export interface HubListing {
  readonly commit: string;
  readonly files: readonly TreeFile[];
  /** Why these are not all files; undefined where they are. */
  readonly partialBecause?: string;
  /** What the hub says of the repository; undefined where it was not asked. */
  readonly host?: HostFacts;
}

/** How a listing is fetched. */
interface ListingOptions {
  readonly maxEntries: number;
  /** Asks the hub also where the cache knows the commit. */
  readonly isFresh?: boolean | undefined;
  readonly signal: AbortSignal | undefined;
}

const COMMIT = /^[0-9a-f]{40}$/;

/** The branch that is meant where none is named, here as in the official clients. */
const DEFAULT_REVISION = "main";

/**
 * The listing of a repository: the revision is resolved to a commit with one question, and what a commit holds, which
 * never changes, is asked once and kept.
 */
export async function fetchListing(
  { revision = DEFAULT_REVISION }: HubTarget,
  api: HubApi,
  cache: RepositoryCache,
  { maxEntries, isFresh = false, signal }: ListingOptions,
): Promise<HubListing> {
  const isCommit = COMMIT.test(revision);
  const known = isCommit && !isFresh ? cache.tree(revision) : undefined;
  if (known) return { commit: revision, files: known };
  const { commit, ...host } = await api.look(revision, signal);
  if (!isCommit) cache.keepCommit(revision, commit);
  const kept = cache.tree(commit);
  if (kept) return { commit, files: kept, host };
  const { files, isComplete } = await api.tree(commit, maxEntries, signal);
  // A listing with names that no repository can have is not kept, for us or for those who share the cache.
  const isSound = files.every(({ path }) => refusePath(path) === undefined);
  if (isComplete && isSound) cache.keepTree(commit, files);
  return {
    commit,
    files,
    host,
    ...(!isComplete && { partialBecause: `only the first ${maxEntries} entries were listed` }),
  };
}

/** The listing of a repository as the cache has it. Throws `AssayError("offline")` where it has nothing. */
export function cachedListing(
  { id, revision = DEFAULT_REVISION }: HubTarget,
  cache: RepositoryCache,
): HubListing {
  const commit = COMMIT.test(revision) ? revision : cache.commitOf(revision);
  const tree = commit === undefined ? undefined : cache.tree(commit);
  if (commit !== undefined && tree) return { commit, files: tree };
  const files = commit === undefined ? [] : cache.snapshot(commit);
  if (commit === undefined || files.length === 0) {
    const detail = `offline was asked for, and the cache has nothing of ${JSON.stringify(revision)}`;
    throw new AssayError("offline", `Cannot read ${id}: ${detail}`);
  }
  const partialBecause = "offline: only the files of this commit that the cache holds are known";
  return { commit, files, partialBecause };
}
