import { hash } from "node:crypto";
import { join } from "node:path";

import type { ByteSource } from "../../bytes/byte-source.ts";
import { extentSource } from "../../bytes/extent-source.ts";
import { hasKeptRanges, keptRanges } from "../../bytes/kept-ranges.ts";
import { httpClient } from "../../net/http-client.ts";
import { rangeSource } from "../../net/range-source.ts";
import { assayCache } from "../assay-cache.ts";
import { checkedSource } from "../checked-source.ts";
import { DEFAULT_RELEASE_LIMITS } from "../gather-options.ts";
import { namedFiles } from "../named-files.ts";
import type { RemoteOptions } from "../open-remote.ts";
import { keptRangesFolder } from "../own-cache.ts";
import { refuseUnencrypted } from "../refuse-unencrypted.ts";
import type { Release } from "../release.ts";
import type { ListedFile } from "./files-page.ts";
import { keptListing } from "./kept-listing.ts";
import { modelScopeApi } from "./modelscope-api.ts";
import { parseModelScopeTarget } from "./modelscope-target.ts";

/** Files up to this size are fetched whole with the first read and checked by their digest: texts are shorter. */
const WHOLE_BYTES = 1 << 20;

/** Of one long file no more than this is fetched: its header, with a vocabulary in it. */
const MAX_FETCHED_BYTES = 32 << 20;

const COMMIT = /^[0-9a-f]{40}$/;

/**
 * A release on ModelScope's hub: its listing now, bytes when a file is opened. Listings and what was read of files with a
 * digest are kept, for the next time and for offline. Rejects with `AssayError` as `OpenRemote` says.
 */
export async function openModelScope(target: string, options: RemoteOptions): Promise<Release> {
  const { network, signal, onProgress } = options;
  const place = parseModelScopeTarget(target, network.env);
  const configured = network.env["MODELSCOPE_DOMAIN"] === undefined ? [] : [place.endpoint];
  const allowPrivate = [...(network.allowPrivate ?? []), ...configured];
  refuseUnencrypted(place.endpoint, allowPrivate);
  const client = httpClient({ ...network, allowPrivate });
  const token = network.env["MODELSCOPE_API_TOKEN"] || undefined;
  const api = modelScopeApi(client, place, token, signal);
  const { maxEntries } = { ...DEFAULT_RELEASE_LIMITS, ...options.limits };
  const cache = assayCache(network);
  const kept = keptListing(join(cache, "modelscope"), place);
  const isPinned = COMMIT.test(place.revision);
  const known = network.offline === true || isPinned ? kept.read() : undefined;
  const listing = known ?? (await api.list(maxEntries));
  if (known === undefined) kept.keep(listing);
  const commit = isPinned ? place.revision : listing.commit;
  const { files, oddities, isComplete } = namedFiles(listing.files, place);
  const isSingle = files.length === 1 && files[0]?.path === place.path;
  const partialBecause = isSingle ? "a single file was given" : listing.partialBecause;
  onProgress?.(files.length);

  /** Folder for parts of a file, by its content; a file without a digest may be another tomorrow. */
  const rangesOf = ({ sha256 }: ListedFile): string | undefined =>
    sha256 && join(keptRangesFolder(cache), hash("sha256", `${place.endpoint}\n${sha256}`));

  function sourceOf(file: ListedFile): ByteSource {
    const { path, byteLength, sha256 } = file;
    const where = api.place(path, commit ?? place.revision);
    const ranges = rangeSource(client, () => where, byteLength);
    const folder = rangesOf(file);
    const parts = folder === undefined ? ranges : keptRanges(ranges, folder);
    if (byteLength > WHOLE_BYTES || sha256 === undefined) {
      return extentSource(parts, MAX_FETCHED_BYTES);
    }
    return checkedSource(parts, sha256);
  }

  function isReadable(file: ListedFile): boolean {
    const folder = rangesOf(file);
    return network.offline !== true || (folder !== undefined && hasKeptRanges(folder));
  }

  return {
    name: place.id.slice(place.id.indexOf("/") + 1),
    source: { kind: "modelscope", location: target },
    ...(commit !== undefined && { revision: commit }),
    listing: isComplete && partialBecause === undefined ? "complete" : "partial",
    ...(partialBecause !== undefined && { partialBecause }),
    files: files.map(({ printable, ...file }) => {
      let source: ByteSource | undefined;
      return {
        path: printable,
        byteLength: file.byteLength,
        ...(file.sha256 !== undefined && { declaredSha256: file.sha256 }),
        isRemote: true,
        ...(isReadable(file) && { open: () => Promise.resolve((source ??= sourceOf(file))) }),
      };
    }),
    oddities,
  };
}
