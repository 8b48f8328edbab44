import { hash } from "node:crypto";
import { join } from "node:path";
import type { ByteSource } from "../../bytes/byte-source.ts";
import { AssayError } from "../../bytes/errors.ts";
import { hasKeptRanges, keptRanges } from "../../bytes/kept-ranges.ts";
import { httpClient } from "../../net/http-client.ts";
import { rangeSource } from "../../net/range-source.ts";
import { DEFAULT_RELEASE_LIMITS } from "../gather-options.ts";
import { namedFiles } from "../named-files.ts";
import type { RemoteOptions } from "../open-remote.ts";
import type { Release, ReleaseFile } from "../release.ts";
import { keptRangesFolder } from "../own-cache.ts";
import { blobName, repositoryFolder } from "./cache/cache-layout.ts";
import { repositoryCache } from "./cache/repository-cache.ts";
import { hubApi } from "./hub-api.ts";
import { hubSettings } from "./hub-environment.ts";
import { hubFile, WHOLE_BYTES } from "./hub-file.ts";
import { cachedListing, fetchListing } from "./hub-listing.ts";
import { parseHubTarget } from "./hub-target.ts";
import type { TreeFile } from "./tree-page.ts";

/** Of one long file, the least and the most that is fetched, however many there are: a header, and one with a vocabulary. */
const MIN_FETCHED_BYTES = 1 << 20;
const MAX_FETCHED_BYTES = 32 << 20;

/**
 * A release on the hub: its listing at one commit now, bytes when a file is opened. Offline, all of it comes from the caches.
 * Rejects with `AssayError`.
 */
export async function openHub(target: string, options: RemoteOptions): Promise<Release> {
  const { network, signal, onProgress } = options;
  const limits = { ...DEFAULT_RELEASE_LIMITS, ...options.limits };
  const place = parseHubTarget(target, network.env);
  const settings = hubSettings(network);
  const { isOffline, endpoint, ownCache } = settings;
  const client = httpClient({
    ...network,
    offline: isOffline,
    allowPrivate: [...(network.allowPrivate ?? []), endpoint],
  });
  const api = hubApi(client, settings, place);
  const cache = repositoryCache(settings, place);
  const listing = isOffline
    ? cachedListing(place, cache)
    : await fetchListing(place, api, cache, {
        maxEntries: limits.maxEntries,
        isFresh: options.isFresh,
        signal,
      });
  const { commit } = listing;
  const { files, oddities, isComplete } = namedFiles(listing.files, place);
  const isSingle = files.length === 1 && files[0]?.path === place.path;
  const partialBecause = isSingle ? "a single file was given" : listing.partialBecause;
  onProgress?.(files.length);

  const longFiles = files.filter(({ byteLength }) => byteLength > WHOLE_BYTES).length;
  const maxFetchedBytes = Math.min(
    MAX_FETCHED_BYTES,
    Math.max(MIN_FETCHED_BYTES, Math.floor(limits.maxFetchedBytes / longFiles)),
  );
  const rangesOf = (file: TreeFile): string =>
    join(
      keptRangesFolder(ownCache),
      repositoryFolder(place.kind, place.id),
      hash("sha256", `${endpoint}\n${blobName(file)}`),
    );
  const signed = api.lfsPlaces(files.filter(({ byteLength }) => byteLength > WHOLE_BYTES));
  const sourceOf = (file: TreeFile): ByteSource => {
    const remote = rangeSource(
      client,
      () => api.place(commit, file.path),
      file.byteLength,
      file.byteLength > WHOLE_BYTES ? () => signed(file) : undefined,
    );
    return hubFile(file, {
      atHand: cache.file(commit, file),
      remote: file.byteLength > WHOLE_BYTES ? keptRanges(remote, rangesOf(file)) : remote,
      maxFetchedBytes,
      keep: (bytes) => {
        cache.keepFile(commit, file, bytes);
      },
      keepName: () => {
        cache.keepName(commit, file);
      },
    });
  };
  const isReadable = (file: TreeFile): boolean =>
    !isOffline || cache.file(commit, file) !== undefined || hasKeptRanges(rangesOf(file));
  const release: Release = {
    name: place.id.slice(place.id.indexOf("/") + 1),
    source: { kind: place.kind === "datasets" ? "dataset" : "hub", location: target },
    revision: commit,
    ...(listing.host && { host: listing.host }),
    listing: isComplete && partialBecause === undefined ? "complete" : "partial",
    ...(partialBecause !== undefined && { partialBecause }),
    files: files.map(({ printable, ...file }) => {
      let source: Promise<ByteSource> | undefined;
      return {
        path: printable,
        byteLength: file.byteLength,
        ...(file.sha256 === undefined
          ? { declaredGitSha1: file.gitSha1 }
          : { declaredSha256: file.sha256 }),
        isRemote: true,
        // One source for all who open the file: what one fetched, the others have.
        ...(isReadable(file)
          ? { open: () => (source ??= new Promise((done) => done(sourceOf(file)))) }
          : { whyNotOpen: "offline was asked for, and no cache has it" }),
      };
    }),
    oddities,
  };
  if (listing.host?.isGated === true) await refuseGate(release.files, signal);
  return release;
}

/** Reads one short file of a gated repository: who has no access is told so at once, and not file by file. */
async function refuseGate(
  files: readonly ReleaseFile[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const short = files.filter(
    ({ path, byteLength = 0 }) =>
      // These two are shown to everybody.
      byteLength > 0 && byteLength <= WHOLE_BYTES && !/^(?:README\.md|\.gitattributes)$/.test(path),
  );
  const [first] = short.toSorted((a, b) => (a.byteLength ?? 0) - (b.byteLength ?? 0));
  const source = await first?.open?.();
  await source?.read(0, 1, signal).catch((error: unknown) => {
    if (error instanceof AssayError && error.code === "target-not-allowed") throw error;
    // Any other trouble is of this one file; the audit will tell it.
    if (!(error instanceof AssayError)) throw error;
  });
}
