import { lstatSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { ByteSource } from "../../../bytes/byte-source.ts";
import { AssayError } from "../../../bytes/errors.ts";
import { fileSource } from "../../../bytes/file-source.ts";
import { systemErrorCode } from "../../../bytes/system-error.ts";
import { writeWholeFile } from "../../../bytes/write-whole-file.ts";
import type { HubSettings } from "../hub-environment.ts";
import type { HubTarget } from "../hub-target.ts";
import type { TreeFile } from "../tree-page.ts";
import { cacheLayout } from "./cache-layout.ts";
import { listSnapshot } from "./list-snapshot.ts";
import { readTreeText, writeTreeText } from "./tree-text.ts";

/**
 * What is known on this disk of one repository, in the folder that the Python client uses, too. What is written is written
 * whole; where it cannot be written, nothing is kept and nothing fails.
 */
export interface RepositoryCache {
  /** The commit that a revision named when it was last asked. */
  commitOf(revision: string): string | undefined;
  /** The whole listing of a commit. */
  tree(commit: string): readonly TreeFile[] | undefined;
  /** Files of a commit that other programs fetched, where no listing is known. */
  snapshot(commit: string): readonly TreeFile[];
  /** The bytes of a file, not yet checked; undefined where they are not there, or not all of them. */
  file(commit: string, file: TreeFile): ByteSource | undefined;
  keepCommit(revision: string, commit: string): void;
  keepTree(commit: string, files: readonly TreeFile[]): void;
  /** Keeps bytes whose digest was checked. */
  keepFile(commit: string, file: TreeFile, bytes: Uint8Array): void;
  /** Names a file, which is there for another commit, in the snapshot of this one. */
  keepName(commit: string, file: TreeFile): void;
}

const COMMIT = /^[0-9a-f]{40}$/;

/** So that programs that save or search folders leave it out (bford.info/cachedir). */
const CACHE_TAG = `Signature: 8a477f597d28d172789f06886806bc55
# This folder is a cache of the Hugging Face hub; what is in it can be fetched again.
`;

/** The cache of one repository. */
export function repositoryCache(
  { cache, hasLinks }: Pick<HubSettings, "cache" | "hasLinks">,
  target: Pick<HubTarget, "kind" | "id">,
): RepositoryCache {
  const layout = cacheLayout(cache, target);
  return {
    commitOf(revision) {
      const commit = readIfThere(layout.ref(revision))?.trim();
      return commit !== undefined && COMMIT.test(commit) ? commit : undefined;
    },
    tree(commit) {
      const text = readIfThere(layout.tree(commit));
      return text === undefined ? undefined : readTreeText(text);
    },
    snapshot: (commit) => listSnapshot(layout.snapshot(commit)),
    file(commit, file) {
      const source =
        sourceAt(layout.blob(file)) ??
        // Where links are not supported, the snapshot holds the bytes themselves.
        sourceAt(nameOf(commit, file));
      return source?.byteLength === file.byteLength ? source : undefined;
    },
    keepCommit(revision, commit) {
      attempt(() => {
        // The Python client takes a reference to a snapshot that is not there for damage.
        mkdirSync(layout.snapshot(commit), { recursive: true });
        if (readIfThere(layout.ref(revision)) === commit) return;
        writeWholeFile(layout.ref(revision), commit);
      });
    },
    keepTree(commit, files) {
      attempt(() => {
        mkdirSync(layout.snapshot(commit), { recursive: true });
        tagCache(cache);
        writeWholeFile(layout.tree(commit), writeTreeText(files));
      });
    },
    keepFile(commit, file, bytes) {
      attempt(() => {
        if (hasLinks) writeWholeFile(layout.blob(file), bytes);
        else writeWholeFile(nameOf(commit, file), bytes);
      });
      if (hasLinks) link(commit, file);
    },
    keepName(commit, file) {
      if (hasLinks && isThere(layout.blob(file))) link(commit, file);
    },
  };

  function nameOf(commit: string, { path }: TreeFile): string {
    return join(layout.snapshot(commit), ...path.split("/"));
  }

  function link(commit: string, file: TreeFile): void {
    const name = nameOf(commit, file);
    if (isThere(name)) return;
    attempt(() => {
      mkdirSync(dirname(name), { recursive: true });
      symlinkSync(relative(dirname(name), layout.blob(file)), name);
    });
  }
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function tagCache(cache: string): void {
  const tag = join(cache, "CACHEDIR.TAG");
  if (!isThere(tag)) writeWholeFile(tag, CACHE_TAG);
}

/** A regular file at a path: links are not followed, since ours lead to blobs, which are looked for by their digest. */
function sourceAt(path: string): ByteSource | undefined {
  try {
    return fileSource(path);
  } catch (error) {
    if (error instanceof AssayError) return undefined;
    throw error;
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    systemErrorCode(error);
    return undefined;
  }
}

/** What the disk refuses is not kept: a cache is a convenience. */
function attempt(write: () => void): void {
  try {
    write();
  } catch (error) {
    systemErrorCode(error);
  }
}
