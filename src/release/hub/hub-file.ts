import type { ByteSource } from "../../bytes/byte-source.ts";
import { sha256OfBytes } from "../../bytes/digest.ts";
import { AssayError } from "../../bytes/errors.ts";
import { extentSource } from "../../bytes/extent-source.ts";
import { gitSha1OfBytes } from "../../bytes/git-digest.ts";
import { blobName } from "./cache/cache-layout.ts";
import type { TreeFile } from "./tree-page.ts";

/** Files up to this size are fetched whole with the first read, so that their digest can be checked: texts are shorter. */
export const WHOLE_BYTES: number = 1 << 20;

/** Where the bytes of a file may come from. */
export interface HubFilePlaces {
  /** On this disk, not yet checked. */
  readonly atHand: ByteSource | undefined;
  /** On the hub, range by range. */
  readonly remote: ByteSource;
  /** Of a long file, how much is fetched. */
  readonly maxFetchedBytes: number;
  /** Keeps a whole file whose digest was checked. */
  readonly keep: (bytes: Uint8Array) => void;
  /** Told that what is at hand was checked and is right. */
  readonly keepName: () => void;
}

/**
 * A file of the hub. A short one is read whole, from this disk or the hub, and checked by its digest: reads reject with
 * `AssayError("wrong-bytes")`. Of a long one only what is asked for is read; it is not checked.
 */
export function hubFile(file: TreeFile, places: HubFilePlaces): ByteSource {
  const { atHand, remote, maxFetchedBytes } = places;
  if (file.byteLength > WHOLE_BYTES) return atHand ?? extentSource(remote, maxFetchedBytes);
  let whole: Promise<Uint8Array> | undefined;
  return {
    byteLength: file.byteLength,
    async read(start, end, signal) {
      const bytes = await (whole ??= readWhole(file, places, signal));
      return bytes.subarray(Math.max(0, start), Math.max(0, end));
    },
  };
}

async function readWhole(
  file: TreeFile,
  { atHand, remote, keep, keepName }: HubFilePlaces,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const found = await atHand?.read(0, file.byteLength, signal);
  if (found && digestOf(file, found) === blobName(file)) {
    keepName();
    return found;
  }
  const bytes = await remote.read(0, file.byteLength, signal);
  const digest = digestOf(file, bytes);
  if (digest !== blobName(file)) {
    const detail = `its digest is ${digest}, the hub declares ${blobName(file)}`;
    throw new AssayError("wrong-bytes", `Cannot use the file: ${detail}`);
  }
  keep(bytes);
  return bytes;
}

function digestOf({ sha256 }: TreeFile, bytes: Uint8Array): string {
  return sha256 === undefined ? gitSha1OfBytes(bytes) : sha256OfBytes(bytes);
}
