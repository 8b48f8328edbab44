import type { FilePlace } from "./file-place.ts";

/** Random access to bytes of a known length, wherever they lie: a file, an archive member, memory. */
export interface ByteSource {
  /** Length in bytes. */
  readonly byteLength: number;
  /** Where on this machine the bytes lie in one run, for readers in other threads; undefined where they do not. */
  readonly place?: FilePlace;
  /** Whether a read is a request to a server; readers then do without what they do not need. */
  readonly isRemote?: boolean;
  /** Lets go of bytes that were kept in memory for further reads; these go back to where they came from. */
  readonly forget?: () => void;
  /** Throws away what was kept on this disk for later readers: it does not look as it should, and is to be fetched anew. */
  readonly drop?: () => void;

  /**
   * Bytes from `start` up to, not including, `end`; both are clamped to the source.
   * Throws `FormatError("changed-while-read")` when fewer bytes come than the length promised.
   */
  read(start: number, end: number, signal?: AbortSignal): Promise<Uint8Array>;
}
