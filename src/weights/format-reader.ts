import type { ByteSource } from "../bytes/byte-source.ts";
import type { InspectBudget } from "./inspect-budget.ts";
import type { Inspection } from "./inspection.ts";

/** What is known of a file before a reader is chosen. */
export interface Probe {
  /** The first bytes, up to `PROBE_BYTES`. */
  readonly head: Uint8Array;
  readonly byteLength: number;
  /** Name without folders, lower case. */
  readonly name: string;
}

/** Bytes that readers may look at to know their format: the superblock of HDF5 may lie this deep, and a tar header. */
export const PROBE_BYTES = 8192;

/** Files that lie beside the one inspected: shards, external data, code of the repository. */
export interface Siblings {
  /** Slash-separated paths, relative to the folder of the file; the file itself among them. */
  readonly paths: () => Promise<readonly string[]>;
  /** Undefined when nothing of that path is there, or when it is a link that leads out of the folder. */
  readonly open: (path: string) => ByteSource | undefined;
}

/** Where a file lies and what may be spent on it. */
export interface InspectContext {
  /** Name of the file or member, with the folders inside of its archive. */
  readonly name: string;
  /** Archives around this one. */
  readonly depth: number;
  readonly siblings: Siblings;
  readonly budget: InspectBudget;
  readonly signal?: AbortSignal;
  /**
   * Inspects something that lies inside of this file, by content first, in the same budget, one level deeper; with what
   * lies beside it there, where that has a meaning.
   */
  readonly inspectPart: (
    source: ByteSource,
    name: string,
    siblings?: Siblings,
  ) => Promise<Inspection>;
}

/** One format: how it is known, and how it is read. */
export interface FormatReader {
  /** What reports call it. */
  readonly name: string;
  /** Whether the content is of this format; sees the beginning only, so `inspect` must confirm it. */
  readonly sniff: (probe: Probe) => boolean;
  /** Whether the name promises this format, so that content which is something else breaks the promise. */
  readonly promisedBy?: (name: string) => boolean;
  /** Whether content of this format, or of what it was found to be, commonly has a name that promises another: a checkpoint that is a zip. */
  readonly mayBeNamed?: (name: string, found: string) => boolean;
  /** Never runs anything. Bytes that break the format throw `FormatError` or become problems. */
  readonly inspect: (source: ByteSource, context: InspectContext) => Promise<Inspection>;
}

/** A name without folders, lower case. */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1).toLowerCase();
}
