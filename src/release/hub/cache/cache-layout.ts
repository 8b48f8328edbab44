import { join } from "node:path";
import type { HubTarget } from "../hub-target.ts";
import type { TreeFile } from "../tree-page.ts";

/** Where the parts of one repository lie in a cache that is shared with the Python client. */
export interface CacheLayout {
  /** The bytes of a file. */
  readonly blob: (file: TreeFile) => string;
  /** A text with the commit that a revision named last. */
  readonly ref: (revision: string) => string;
  /** Links to blobs, under the names of the files. */
  readonly snapshot: (commit: string) => string;
  /** The listing of a commit. */
  readonly tree: (commit: string) => string;
}

/** The layout of huggingface_hub ("Understand caching"). Ids, revisions and commits must have been judged before. */
export function cacheLayout(
  cache: string,
  { kind, id }: Pick<HubTarget, "kind" | "id">,
): CacheLayout {
  const folder = join(cache, repositoryFolder(kind, id));
  return {
    blob: (file) => join(folder, "blobs", blobName(file)),
    ref: (revision) => join(folder, "refs", ...revision.split("/")),
    snapshot: (commit) => join(folder, "snapshots", commit),
    tree: (commit) => join(folder, "trees", `${commit}.json`),
  };
}

/** Name of the folder of a repository, which can be read back: no part of an id holds two dashes. */
export function repositoryFolder(kind: HubTarget["kind"], id: string): string {
  return [kind, ...id.split("/")].join("--");
}

/** Digest by which a file is kept: of the file where it lies outside of git, else of the blob in git. */
export function blobName({ sha256, gitSha1 }: TreeFile): string {
  return sha256 ?? gitSha1;
}
