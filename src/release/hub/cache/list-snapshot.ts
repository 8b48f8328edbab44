import { readdirSync, readlinkSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { systemErrorCode } from "../../../bytes/system-error.ts";
import type { TreeFile } from "../tree-page.ts";

const SHA1 = /^[0-9a-f]{40}$/;
const SHA256 = /^[0-9a-f]{64}$/;

/** In place of the digest of the pointer in git, which a snapshot does not tell; the file's own digest is what counts. */
const NO_SHA1 = "0".repeat(40);

/**
 * Files that other programs fetched of a commit, by the links of its snapshot; a link is named for the digest of what it
 * leads to. It is a part of the release only.
 */
export function listSnapshot(folder: string): readonly TreeFile[] {
  return linksIn(folder).flatMap((path) => {
    const name = basename(readlinkSync(join(folder, path)));
    const byteLength = statSync(join(folder, path), { throwIfNoEntry: false })?.size;
    if (byteLength === undefined || !(SHA1.test(name) || SHA256.test(name))) return [];
    return SHA1.test(name)
      ? [{ path, byteLength, gitSha1: name }]
      : [{ path, byteLength, gitSha1: NO_SHA1, sha256: name }];
  });
}

function linksIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isSymbolicLink())
      .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
      .map((path) => path.replaceAll("\\", "/"));
  } catch (error) {
    systemErrorCode(error);
    return [];
  }
}
