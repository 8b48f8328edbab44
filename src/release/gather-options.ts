/** How far a release is followed before its listing becomes partial. */
export interface ReleaseLimits {
  /** Files and folders of one release. */
  readonly maxEntries: number;
  /** Bytes that an archive may unpack to, over everything that is read of it. */
  readonly maxUnpackedBytes: number;
  /** A file in a compressed tar is kept in memory up to this size; a larger one is known by name and size only. */
  readonly maxMemberBytes: number;
  /** Bytes of all files of a compressed tar that are kept in memory. */
  readonly maxKeptBytes: number;
  /** Bytes that are fetched in parts of the long files of a release elsewhere, over all of these. */
  readonly maxFetchedBytes: number;
}

/**
 * A million entries: ten times what hubs advise for a repository; half a gigabyte of names.
 * 16 GiB unpacked: a minute of work; weights are not shipped in compressed archives, which do not shrink them.
 * 4 MiB of one file: what is read of a text. 256 MiB of all: more than the text of any repository we met.
 * 256 MiB fetched: the headers of any release in safetensors, and of twenty in GGUF, which carry their vocabulary.
 */
export const DEFAULT_RELEASE_LIMITS: ReleaseLimits = {
  maxEntries: 1_000_000,
  maxUnpackedBytes: 16 * 2 ** 30,
  maxMemberBytes: 4 << 20,
  maxKeptBytes: 256 << 20,
  maxFetchedBytes: 256 << 20,
};

/** What can be asked of any source of a release. */
export interface GatherOptions {
  readonly signal?: AbortSignal | undefined;
  /** Told the number of files and folders seen so far, now and then. */
  readonly onProgress?: ((entries: number) => void) | undefined;
  readonly limits?: Partial<ReleaseLimits> | undefined;
}
