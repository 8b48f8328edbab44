import type { Release } from "../release/release.ts";
import type { Unread } from "./inventory.ts";
import { fetchedBytes } from "./loading/inspection-plan.ts";
import { DEFAULT_READ_LIMITS, planReading, type ReadLimits } from "./reading-plan.ts";

/** One file that would be fetched. */
export interface PlannedFetch {
  readonly path: string;
  /** As a person calls it: license, document, config, code, data, weights. */
  readonly kind: string;
  /** Size of the file; undefined where the listing does not tell. */
  readonly byteLength?: number;
  /** At most so many bytes of it; for weights, and where the size is not known, an estimate. */
  readonly fetchedBytes: number;
}

/** What an audit would fetch of a release elsewhere, where no cache has it. */
export interface FetchReport {
  readonly schemaVersion: "1";
  readonly release: {
    readonly name: string;
    readonly source: string;
    readonly revision?: string;
    readonly listing: "complete" | "partial";
  };
  readonly files: readonly PlannedFetch[];
  /** The sum over `files`. */
  readonly bytes: number;
  /** What would be left out. */
  readonly unread: readonly Unread[];
}

/** Says what would be fetched, by the listing alone. */
export function fetchReport(
  { name, source, revision, listing, files, prefetch }: Release,
  limits: ReadLimits = DEFAULT_READ_LIMITS,
): FetchReport {
  const plan = planReading(files, limits);
  const fetches = plan.read.flatMap(({ file, kind, maxBytes }) => {
    const { path, byteLength } = file;
    // Where files are fetched together, one whose length is known has come with the listing.
    const isToCome = prefetch !== undefined && byteLength === undefined;
    if (file.isRemote !== true && !isToCome) return [];
    const most = kind === "weights" ? fetchedBytes(path) : maxBytes;
    return [
      {
        path,
        kind: kind === "table" ? "data" : kind,
        ...(byteLength !== undefined && { byteLength }),
        fetchedBytes: Math.min(byteLength ?? most, most),
      },
    ];
  });
  return {
    schemaVersion: "1",
    release: { name, source: source.kind, ...(revision !== undefined && { revision }), listing },
    files: fetches,
    bytes: fetches.reduce((sum, { fetchedBytes: bytes }) => sum + bytes, 0),
    unread: plan.unread,
  };
}
