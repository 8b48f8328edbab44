import { utf8Text } from "../../printable-path.ts";
import { runGit, type GitPlace } from "./run-git.ts";

/** One entry of a commit's tree that is no folder. */
export interface TreeEntry {
  readonly kind: "file" | "link" | "submodule";
  /** Name of its content; for a submodule the commit of the other repository. */
  readonly object: string;
  /** Path from the top of the repository, as the tree has it: text, or bytes that are not UTF-8. */
  readonly path: string | Buffer;
}

/** The entries of a commit, or of a folder in it. */
export interface TreeListing {
  readonly entries: readonly TreeEntry[];
  /** False when there were more than was asked for. */
  readonly isComplete: boolean;
}

/** What is asked of `listTree`. */
export interface ListTreeOptions {
  readonly commit: string;
  /** Folder or file within; empty for all. */
  readonly folder: string;
  readonly maxEntries: number;
  readonly signal?: AbortSignal | undefined;
}

/** Mode, kind and name of the content, and the path (git-ls-tree, "Output Format"). */
const LINK_MODE = "120000";
const NUL = 0;
const TAB = 0x09;

/**
 * Lists a commit without looking at any file's content: `git ls-tree -l` would fetch every file for its size. Throws
 * `AssayError("wrong-bytes")` where folders are missing.
 */
export async function listTree(
  place: GitPlace,
  { commit, folder, maxEntries, signal }: ListTreeOptions,
): Promise<TreeListing> {
  const args = ["ls-tree", "-r", "-z", "--full-tree", commit];
  if (folder !== "") args.push("--", folder);
  const entries: TreeEntry[] = [];
  let rest: Uint8Array = new Uint8Array();
  for await (const chunk of runGit(place, { args, signal })) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    for (let end = bytes.indexOf(NUL); end >= 0; end = bytes.indexOf(NUL, at)) {
      if (entries.length === maxEntries) return { entries, isComplete: false };
      entries.push(readEntry(bytes.subarray(at, end)));
      at = end + 1;
    }
    rest = bytes.subarray(at);
  }
  return { entries, isComplete: true };
}

function readEntry(line: Uint8Array): TreeEntry {
  const tab = line.indexOf(TAB);
  const [mode, type, object = ""] = Buffer.from(line.subarray(0, tab))
    .toString("latin1")
    .split(" ");
  const kind = type === "commit" ? "submodule" : mode === LINK_MODE ? "link" : "file";
  const path = Buffer.from(line.subarray(tab + 1));
  return { kind, object, path: utf8Text(path) ?? path };
}
