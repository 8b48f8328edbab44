import { basename } from "node:path";

import { AssayError } from "../../bytes/errors.ts";
import { httpClient } from "../../net/http-client.ts";
import { assayCache } from "../assay-cache.ts";
import { clonesFolder } from "../own-cache.ts";
import { DEFAULT_RELEASE_LIMITS } from "../gather-options.ts";
import { printableName } from "../printable-path.ts";
import type { Release } from "../release.ts";
import type { RemoteOptions } from "../open-remote.ts";
import { refuseUnencrypted } from "../refuse-unencrypted.ts";
import { authorizeGit } from "./authorize.ts";
import { blobReader } from "./blob-reader.ts";
import { parseGitTarget } from "./git-target.ts";
import { openLocalRepository } from "./local-repository.ts";
import type { GitRepository } from "./repository.ts";
import { openRemoteClone } from "./remote-clone.ts";
import { treeRelease } from "./tree-release.ts";

/** Where `gh:` leads when nothing else is configured. */
const GITHUB = "https://github.com";

/**
 * The release in a git repository at one commit: names of all files and what is in small ones after three requests, and
 * the others when they are opened. What was fetched stays in the cache of Assay, so that the same commit needs no request.
 * Rejects with `AssayError` as `OpenRemote` says.
 */
export async function openGit(target: string, options: RemoteOptions): Promise<Release> {
  const { network, signal } = options;
  const githubUrl = network.env["GITHUB_SERVER_URL"] ?? GITHUB;
  const wanted = parseGitTarget(target, githubUrl);
  const clone = await openRepository(wanted.url, githubUrl, options);
  const chosen = await clone.choose(wanted.asked);
  const folder = [chosen.folder, wanted.folder].filter((part) => part !== "").join("/");
  const { maxEntries } = { ...DEFAULT_RELEASE_LIMITS, ...options.limits };
  const listed = await clone.list(chosen.object, { folder, maxEntries, signal });
  if (listed.entries.length === 0 && folder !== "") {
    const detail = `commit ${listed.commit} has no folder or file ${JSON.stringify(folder)}`;
    throw new AssayError("target-not-found", `Cannot open ${JSON.stringify(target)}: ${detail}`);
  }
  options.onProgress?.(listed.entries.length);
  const { place, fetchBlobs, lfs, sizesBelow } = clone;
  const blobs = blobReader({ place, ...(fetchBlobs && { fetch: fetchBlobs }), signal });
  const tree = await treeRelease(listed, { place, blobs, lfs, folder, sizesBelow, signal });
  const path = folder === "" ? decodeURIComponent(new URL(wanted.url).pathname) : folder;
  return {
    name: printableName(basename(path).replace(/(?<=.)\.git$/, "")).text,
    source: { kind: "git", location: target },
    revision: listed.commit,
    ...tree,
  };
}

function openRepository(
  url: string,
  githubUrl: string,
  { network, signal }: RemoteOptions,
): Promise<GitRepository> {
  const cache = clonesFolder(assayCache(network));
  if (url.startsWith("file:")) return openLocalRepository(url, cache, network);
  // The public address needs no leave, and gets none to lie on a private one.
  const allowPrivate = [...(network.allowPrivate ?? []), githubUrl].filter(
    (each) => each !== GITHUB,
  );
  refuseUnencrypted(url, allowPrivate);
  const client = httpClient({ ...network, allowPrivate });
  const authorize = authorizeGit(network.env, githubUrl);
  return openRemoteClone(url, { access: { client, authorize, signal }, network, cache });
}
