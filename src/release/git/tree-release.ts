import { posix } from "node:path";

import type { ArchiveEntry } from "../archive-entry.ts";
import { arrangeTree } from "../arrange-entries.ts";
import { readLfsPointer } from "../../bytes/lfs-pointer.ts";
import { byPath } from "../by-path.ts";
import { printableName, utf8Text } from "../printable-path.ts";
import type { Oddity, Release, ReleaseFile } from "../release.ts";
import type { BlobReader } from "./blob-reader.ts";
import type { LfsStore } from "./lfs/lfs-store.ts";
import { objectFacts, readBlobs } from "./store/git-objects.ts";
import type { TreeEntry, TreeListing } from "./store/list-tree.ts";
import type { GitPlace } from "./store/run-git.ts";

/** The part of a release that a listing gives. */
export type ListedTree = Pick<
  Release,
  "listing" | "partialBecause" | "files" | "oddities" | "prefetch"
>;

/** Where the contents of a listing are. */
export interface TreeOrigin {
  readonly place: GitPlace;
  readonly blobs: BlobReader;
  /** The files that git LFS keeps elsewhere; without it they are listed only. */
  readonly lfs?: LfsStore | undefined;
  /** Folder or file that the listing was made of; empty for all. */
  readonly folder: string;
  /**
   * Files shorter than this come with the listing, so that their sizes are known with it. Others may be at hand from
   * earlier runs; that is not told, so that the same commit always gives the same report.
   */
  readonly sizesBelow: number;
  readonly signal?: AbortSignal | undefined;
}

/** Names that git itself refuses in a folder, whatever their case: it would take them for its own store. */
const STORE_STEP = /(?:^|\/)(?:\.git|git~1)(?:\/|$)/i;

/** A longer link is none on any system; the pointers of git LFS are shorter. */
const MAX_SMALL_BYTES = 4096;

/**
 * Files of a release from the entries of a commit. What git LFS keeps elsewhere has the size and the digest that its
 * pointer says. Submodules are other repositories: the listing is partial where there is one.
 */
export async function treeRelease(
  { entries, isComplete }: TreeListing,
  origin: TreeOrigin,
): Promise<ListedTree> {
  const oddities: Oddity[] = [];
  const chosen = entries.filter((entry) => isFile(entry, origin.folder, oddities));
  const known = await lookInto(chosen, origin);
  const objects = new Map<ReleaseFile["open"], string>();
  const described = chosen.map((entry) => {
    const described = archiveEntry(entry, known, origin);
    // What git LFS keeps is no content of git.
    const isInGit = described.declared?.isRemote !== true;
    if (described.open && isInGit) objects.set(described.open, entry.object);
    return described;
  });
  const arranged = arrangeTree(described);
  if (!isComplete) {
    const detail = `only the first ${entries.length} entries`;
    oddities.push({ kind: "too-many-files", path: "", detail });
  }
  const [only] = entries;
  const isOne = entries.length === 1 && only !== undefined && only.path === origin.folder;
  const isWhole = oddities.length === 0 && arranged.isComplete && !isOne;
  return {
    listing: isWhole ? "complete" : "partial",
    ...(isOne && { partialBecause: "a single file was given" }),
    files: arranged.files,
    oddities: [...oddities, ...arranged.oddities].toSorted(byPath),
    prefetch: async (files) => {
      const asked = files.map((file) => ({ file, object: objects.get(file.open) ?? "" }));
      const sizes = await origin.blobs.prefetch(asked.flatMap(({ object }) => object || []));
      return asked.map(({ file, object }) => {
        const byteLength = sizes.get(object);
        return byteLength === undefined ? file : { ...file, byteLength };
      });
    },
  };
}

/** Whether an entry is a file of the release; what is not is an oddity that hides files from us. */
function isFile(entry: TreeEntry, folder: string, oddities: Oddity[]): boolean {
  const path = relativePath(entry, folder);
  if (entry.kind === "submodule") {
    const detail = `another repository, at commit ${entry.object}: not looked into`;
    oddities.push({ kind: "submodule", path: printableName(path).text, detail });
    return false;
  }
  if (STORE_STEP.test(entry.path.toString())) {
    const detail = "no repository can have a file in git's own store";
    oddities.push({ kind: "listed-path-refused", path: printableName(path).text, detail });
    return false;
  }
  return true;
}

/** What is at hand of the contents. */
interface Known {
  readonly sizes: ReadonlyMap<string, number>;
  /** Contents that may be a pointer of git LFS or the target of a link. */
  readonly small: ReadonlyMap<string, Uint8Array>;
}

async function lookInto(entries: readonly TreeEntry[], origin: TreeOrigin): Promise<Known> {
  const { place, blobs, signal } = origin;
  const links = entries.filter(({ kind }) => kind === "link").map(({ object }) => object);
  if (links.length > 0) await blobs.prefetch(links);
  const objects = [...new Set(entries.map(({ object }) => object))];
  const sizes = new Map<string, number>();
  for (const [object, { kind, byteLength }] of await objectFacts(place, objects, signal)) {
    if (kind === "blob") sizes.set(object, byteLength);
  }
  const isSmall = (object: string): boolean => (sizes.get(object) ?? Infinity) <= MAX_SMALL_BYTES;
  const pointers = new Set([...links, ...mayBePointers(entries, sizes)].filter(isSmall));
  const small = new Map<string, Uint8Array>();
  for await (const { object, bytes } of readBlobs(place, [...pointers], signal)) {
    small.set(object, bytes);
  }
  return { sizes, small };
}

/** Sizes that a pointer can have: its three lines are 120 bytes and more, with extensions fewer than 1024. */
function mayBePointers(
  entries: readonly TreeEntry[],
  sizes: ReadonlyMap<string, number>,
): readonly string[] {
  return entries
    .map(({ object }) => object)
    .filter((object) => {
      const size = sizes.get(object) ?? 0;
      return size >= 120 && size < 1024;
    });
}

function archiveEntry(entry: TreeEntry, { sizes, small }: Known, origin: TreeOrigin): ArchiveEntry {
  const { object, kind } = entry;
  const name = relativePath(entry, origin.folder);
  const content = small.get(object);
  if (kind === "link") {
    const target = content && Buffer.from(content);
    return { name, kind: "link", ...(target && { linkTarget: utf8Text(target) ?? target }) };
  }
  const pointer = content && readLfsPointer(Buffer.from(content).toString("latin1"));
  if (pointer) {
    const { byteLength, sha256 } = pointer;
    const open = origin.lfs?.opener(pointer);
    const declared = { declaredSha256: sha256, ...(open && { isRemote: true }) };
    return { name, kind: "file", byteLength, declared, ...(open && { open }) };
  }
  const size = sizes.get(object) ?? Infinity;
  return {
    name,
    kind: "file",
    ...(size < origin.sizesBelow && { byteLength: size }),
    ...(object.length === 40 && { declared: { declaredGitSha1: object } }),
    open: () => origin.blobs.open(object),
  };
}

/** Path in the release: without the folder that was asked for; of a single file its name. */
function relativePath({ path }: TreeEntry, folder: string): string | Buffer {
  if (folder === "") return path;
  if (path === folder) return posix.basename(folder);
  if (typeof path === "string") return path.slice(folder.length + 1);
  const rest = path.subarray(Buffer.byteLength(folder) + 1);
  return utf8Text(rest) ?? rest;
}
