import { AssayError } from "../../bytes/errors.ts";
import type { ChosenRef } from "./choose-ref.ts";
import type { LfsStore } from "./lfs/lfs-store.ts";
import { commitOf } from "./store/git-objects.ts";
import { listTree, type ListTreeOptions, type TreeListing } from "./store/list-tree.ts";
import type { GitPlace } from "./store/run-git.ts";

/** A repository, on a server or on this disk. */
export interface GitRepository {
  /** The commit that is asked for, or what a tag names, and the folder behind its name. Rejects with `AssayError`. */
  choose(asked: string): Promise<ChosenRef>;
  /** Lists a commit, which is fetched where it is not at hand. Rejects with `AssayError`. */
  list(object: string, options: CommitOptions): Promise<ListedCommit>;
  /** Fetches contents of files in one request; those that the server does not have are missing afterwards. */
  readonly fetchBlobs?: (objects: readonly string[], maxBytes: number) => Promise<void>;
  /** The files that git LFS keeps elsewhere; without it they are listed only. */
  readonly lfs?: LfsStore;
  readonly place: GitPlace;
  /** Files shorter than this come with the listing. */
  readonly sizesBelow: number;
}

/** What of a commit is listed. */
export type CommitOptions = Omit<ListTreeOptions, "commit">;

/** A commit and what is in it. */
export interface ListedCommit extends TreeListing {
  readonly commit: string;
}

/** Lists a commit that is at hand with all of its folders; undefined where it is not. */
export async function listAtHand(
  place: GitPlace,
  object: string,
  options: CommitOptions,
): Promise<ListedCommit | undefined> {
  const commit = await commitOf(place, object, options.signal);
  if (commit === undefined) return undefined;
  return { commit, ...(await listTree(place, { ...options, commit })) };
}

/** As `listAtHand`; throws `AssayError("target-not-found")` where it is not. */
export async function listOrRefuse(
  place: GitPlace,
  object: string,
  options: CommitOptions,
): Promise<ListedCommit> {
  const listed = await listAtHand(place, object, options);
  if (listed) return listed;
  const message = `Cannot open git object ${object}: no commit of this name`;
  throw new AssayError("target-not-found", message);
}

/** What to say where no ref is called so. */
export function noSuchRef(url: string, asked: string): AssayError {
  const detail =
    asked === "" ? "it has no commits" : `no branch, tag or whole commit ${JSON.stringify(asked)}`;
  return new AssayError("target-not-found", `Cannot open ${JSON.stringify(url)}: ${detail}`);
}
