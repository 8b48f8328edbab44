import { rmSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "../../../bytes/digest.ts";
import { AssayError } from "../../../bytes/errors.ts";
import { fileSource } from "../../../bytes/file-source.ts";
import { gitSha1 } from "../../../bytes/git-digest.ts";
import { namesIn } from "../../../bytes/names-in.ts";
import { folderSize } from "../../folder-size.ts";
import type { HubTarget } from "../hub-target.ts";
import { repositoryFolder } from "./cache-layout.ts";

/** One repository in the cache that is shared with the Python client. */
export interface CachedRepository {
  readonly kind: HubTarget["kind"];
  readonly id: string;
  /** Commits of which files are there. */
  readonly commits: readonly string[];
  readonly bytes: number;
}

/** Folders of repositories; a name holds no two dashes, so that the owner is told from it. */
const ENTRY = /^(models|datasets|spaces)--(.+)$/;

/** The repositories in a cache, by their folders. */
export function listHubCache(cache: string): readonly CachedRepository[] {
  return namesIn(cache)
    .toSorted()
    .flatMap((folder) => {
      const [, kind, id] = ENTRY.exec(folder) ?? [];
      if (id === undefined || (kind !== "models" && kind !== "datasets" && kind !== "spaces")) {
        return [];
      }
      return [
        {
          kind,
          id: id.replace("--", "/"),
          commits: namesIn(join(cache, folder, "snapshots")).toSorted(),
          bytes: folderSize(join(cache, folder)),
        },
      ];
    });
}

/** Removes one repository from a cache; the bytes that were freed. */
export function clearRepository(
  cache: string,
  { kind, id }: Pick<HubTarget, "kind" | "id">,
): number {
  const folder = join(cache, repositoryFolder(kind, id));
  const bytes = folderSize(folder);
  rmSync(folder, { recursive: true, force: true });
  return bytes;
}

/** One file of a cache, held against the digest that its name is. */
export interface VerifiedBlob {
  readonly repository: CachedRepository;
  readonly digest: string;
  readonly isRight: boolean;
}

/** Reads every file of a cache and says whether its bytes have the digest that it is named for. */
export async function* verifyHubCache(
  cache: string,
  signal?: AbortSignal,
): AsyncGenerator<VerifiedBlob, void, undefined> {
  for (const repository of listHubCache(cache)) {
    const blobs = join(cache, repositoryFolder(repository.kind, repository.id), "blobs");
    for (const digest of namesIn(blobs).toSorted()) {
      const digester = DIGESTERS[digest.length];
      if (digester === undefined || !/^[0-9a-f]+$/.test(digest)) continue;
      const found = await digestAt(join(blobs, digest), digester, signal);
      yield { repository, digest, isRight: found === digest };
    }
  }
}

/** By the length of the name: SHA-1 of git, SHA-256 of LFS. */
const DIGESTERS: Readonly<Record<number, typeof sha256>> = { 40: gitSha1, 64: sha256 };

async function digestAt(
  path: string,
  digester: typeof sha256,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  try {
    return await digester(fileSource(path), signal);
  } catch (error) {
    // What cannot be read, or is no file, has no digest.
    if (error instanceof AssayError) return undefined;
    throw error;
  }
}
