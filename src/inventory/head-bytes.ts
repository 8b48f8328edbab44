import type { ByteSource } from "../bytes/byte-source.ts";
import { FormatError } from "../bytes/errors.ts";
import { readHeaderLength } from "../weights/safetensors/header.ts";
import { isSafetensors } from "../weights/sniff.ts";

/** Bytes of a weights file that its format can be told from, and in which most headers end. */
const HEAD_BYTES = 64 * 1024;

/** As much is fetched of a file on a server to see what it is: a quarter of the bytes for hundreds of shards. */
const REMOTE_HEAD_BYTES = 16 * 1024;

/** The first bytes of a file. On a server no more than is needed: to the end of the header, where it has one that is short. */
export async function readHeadBytes(source: ByteSource, signal?: AbortSignal): Promise<Uint8Array> {
  if (source.isRemote !== true) return source.read(0, HEAD_BYTES, signal);
  const head = await source.read(0, REMOTE_HEAD_BYTES, signal);
  const end = isSafetensors(head) ? headerEnd(head, source.byteLength) : 0;
  return end > head.byteLength && end <= HEAD_BYTES ? source.read(0, end, signal) : head;
}

/** Where a header ends; 0 where the file says what cannot be, which its reader will tell. */
function headerEnd(head: Uint8Array, byteLength: number): number {
  try {
    return readHeaderLength(head, byteLength) + 8;
  } catch (error) {
    if (error instanceof FormatError) return 0;
    throw error;
  }
}
