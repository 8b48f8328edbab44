import { cachedSource, type CacheShape } from "../../bytes/cached-source.ts";
import { AssayError } from "../../bytes/errors.ts";
import { extentSource } from "../../bytes/extent-source.ts";
import { memorySource } from "../../bytes/memory-source.ts";
import type { ByteSource } from "../../bytes/byte-source.ts";
import { httpClient } from "../../net/http-client.ts";
import {
  hasArchiveEnding,
  hasUnreadArchiveEnding,
  withoutArchiveEnding,
} from "../archive-ending.ts";
import { DEFAULT_RELEASE_LIMITS } from "../gather-options.ts";
import type { RemoteOptions } from "../open-remote.ts";
import { refuseUnencrypted } from "../refuse-unencrypted.ts";
import type { Release } from "../release.ts";
import { limitedSource } from "./limited-source.ts";
import { openWebFile, type WebFile } from "./web-file.ts";

/** Archives that have no name of their own, as some servers make them. */
const ARCHIVE_TYPES: readonly string[] = [
  "application/zip",
  "application/x-zip-compressed",
  "application/gzip",
  "application/x-gzip",
  "application/x-tar",
  "application/zstd",
];

/** An archive up to this size comes whole with a second request: its members would take one each. */
const WHOLE_ARCHIVE_BYTES = 16 << 20;

/** Of a larger zip so much comes at once, a member with its neighbors; of a tar a header with what follows. Up to 32 MiB are kept. */
const ZIP_PARTS: CacheShape = { blockBytes: 256 << 10, blocksKept: 128 };
const TAR_PARTS: CacheShape = { blockBytes: 64 << 10, blocksKept: 128 };

/** A packed tar is read from beginning to end, in pieces of this size. */
const STRETCHES: CacheShape = { blockBytes: 8 << 20, blocksKept: 2 };

/** So much of it is fetched at most; a larger one has to be fetched and unpacked by the person. */
const MAX_PACKED_TAR_BYTES = 2 ** 30;

/**
 * The release at an address: an archive, of a large zip or plain tar only its directory and what is opened, or a single
 * file, of which parts are read. Rejects with `AssayError` as `OpenRemote` says.
 */
export async function openWeb(target: string, options: RemoteOptions): Promise<Release> {
  const { network, signal } = options;
  if (URL.parse(target) === null) {
    throw new AssayError("usage", `Cannot open ${JSON.stringify(target)}: not a URL`);
  }
  refuseUnencrypted(target, network.allowPrivate ?? []);
  const file = await openWebFile(httpClient(network), target, signal);
  if (hasUnreadArchiveEnding(file.name)) {
    const detail = "this kind of archive is not read; unpack it and give the folder";
    throw new AssayError("target-unreadable", `Cannot open ${JSON.stringify(target)}: ${detail}`);
  }
  if (!isArchive(file)) return singleFile(target, file);
  const release = await archiveAt(target, file, options);
  return {
    ...release,
    name: withoutArchiveEnding(file.name),
    source: { kind: "web", location: target },
  };
}

function isArchive({ name, contentType }: WebFile): boolean {
  if (hasArchiveEnding(name)) return true;
  return ARCHIVE_TYPES.includes(contentType) && !name.includes(".");
}

/** So much of one file is fetched: the headers of any, and all of most. */
const MAX_FETCHED_BYTES = 256 << 20;

function singleFile(target: string, { name, source: whole, head }: WebFile): Release {
  const isRemote = whole.byteLength > head.byteLength;
  const source = isRemote ? extentSource(whole, MAX_FETCHED_BYTES) : whole;
  return {
    name: name.replace(/(?<=.)\.[^.]+$/, ""),
    source: { kind: "web", location: target },
    listing: "partial",
    partialBecause: "a single file was given",
    files: [
      {
        path: name,
        byteLength: source.byteLength,
        ...(isRemote && { isRemote }),
        open: () => Promise.resolve(source),
      },
    ],
    oddities: [],
  };
}

async function archiveAt(target: string, file: WebFile, options: RemoteOptions): Promise<Release> {
  const { head, name } = file;
  const { isZip } = await import("../archive.ts");
  if (isZip(head, name)) {
    const { zipRelease } = await import("../zip.ts");
    return zipRelease(await inParts(file, ZIP_PARTS, options), target, options);
  }
  const { tarPacking } = await import("../tar-bytes.ts");
  const { tarRelease } = await import("../tar.ts");
  const isPlain = tarPacking(head) === "plain";
  const source = isPlain ? await inParts(file, TAR_PARTS, options) : inStretches(target, file);
  return tarRelease(source, target, options);
}

async function inParts(
  { source }: WebFile,
  shape: CacheShape,
  { limits, signal }: RemoteOptions,
): Promise<ByteSource> {
  const { byteLength } = source;
  if (byteLength <= WHOLE_ARCHIVE_BYTES) {
    return memorySource(await source.read(0, byteLength, signal));
  }
  const { maxFetchedBytes } = { ...DEFAULT_RELEASE_LIMITS, ...limits };
  return cachedSource(limitedSource(source, maxFetchedBytes), shape);
}

function inStretches(target: string, { source }: WebFile): ByteSource {
  if (source.byteLength <= MAX_PACKED_TAR_BYTES) return cachedSource(source, STRETCHES);
  const detail = `a packed tar of ${source.byteLength} bytes has to be read whole, and ${MAX_PACKED_TAR_BYTES} are taken; unpack it and give the folder`;
  throw new AssayError("too-large", `Cannot open ${JSON.stringify(target)}: ${detail}`);
}
