import type { ByteSource } from "../bytes/byte-source.ts";
import { FormatError } from "../bytes/errors.ts";
import { readHeaderLength } from "../weights/safetensors/header.ts";
import { isSafetensors } from "../weights/sniff.ts";

/** Bytes of a weights file that its format can be told from, and in which most headers end. */
const HEAD_BYTES = 64 * 1024;

/** As much is fetched of a file on a server to see what it is: a quarter of the bytes for hundreds of shards. */
const REMOTE_HEAD_BYTES = 16 * 1024;

/** A header longer than this is not taken for the measure of others. */
const MAX_GUESS_BYTES = 256 * 1024;

/** Reads the first bytes of one file after the other. */
export type ReadHeadBytes = (source: ByteSource, signal?: AbortSignal) => Promise<Uint8Array>;

/**
 * Reads the first bytes of the files of a release. On a server no more than is needed: to the end of the header, where it has one that
 * is short. Shards have headers much alike, so the first file on a server is the measure of how much the others are fetched at
 * once, with a sixteenth more; what is given of each does not depend on it.
 */
export function headReader(): ReadHeadBytes {
  let measure: Promise<number> | undefined;
  return async (source, signal) => {
    if (source.isRemote !== true) return source.read(0, HEAD_BYTES, signal);
    if (measure === undefined) {
      const end = readRemoteHead(source, 0, signal);
      // Where the first cannot be read, the others are read as it was.
      measure = end.then(
        ({ headerEnd }) => (headerEnd > MAX_GUESS_BYTES ? 0 : Math.ceil((headerEnd * 17) / 16)),
        () => 0,
      );
      return (await end).head;
    }
    return (await readRemoteHead(source, await measure, signal)).head;
  };
}

async function readRemoteHead(
  source: ByteSource,
  guess: number,
  signal: AbortSignal | undefined,
): Promise<{ readonly head: Uint8Array; readonly headerEnd: number }> {
  const first = await source.read(0, Math.max(REMOTE_HEAD_BYTES, guess), signal);
  // A copy: what was fetched beyond it is not to stay for as long as it.
  const head = new Uint8Array(first.subarray(0, REMOTE_HEAD_BYTES));
  const headerEnd = isSafetensors(head) ? endOfHeader(head, source.byteLength) : 0;
  const isShort = headerEnd > head.byteLength && headerEnd <= HEAD_BYTES;
  return { head: isShort ? await source.read(0, headerEnd, signal) : head, headerEnd };
}

/** Where a header ends; 0 where the file says what cannot be, which its reader will tell. */
function endOfHeader(head: Uint8Array, byteLength: number): number {
  try {
    return readHeaderLength(head, byteLength) + 8;
  } catch (error) {
    if (error instanceof FormatError) return 0;
    throw error;
  }
}
