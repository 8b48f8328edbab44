import type { ReadLimits } from "../inventory/reading-plan.ts";
import type { FollowPlaces } from "../lineage/follow-release.ts";
import type { NetworkOptions } from "../net/network-options.ts";
import type { Policy } from "../openness/definition.ts";
import type { ReleaseLimits } from "../release/gather-options.ts";

/** How an audit is done; everything may be left out. */
export interface AuditOptions {
  /** Text of a recorded listing: names of files that exist in the release and are not at hand. */
  readonly listing?: string;
  /** More targets that belong to the same release, such as the repository of its code. */
  readonly also?: readonly string[];
  /** Reads what the documents link to as a part of the release, as if it were named in `also`. */
  readonly withLinked?: boolean;
  /** One model of a release that holds several. */
  readonly subject?: string;
  /** A policy to judge it by, and the day, ISO 8601, on which its waivers are looked at. */
  readonly policy?: { readonly rules: Policy; readonly today: string };
  /** What the network is asked under; without it, only what lies on this disk is read. */
  readonly network?: NetworkOptions;
  /** Leaves the bytes of weights unread, also their headers: for an answer about the documents alone. */
  readonly withoutWeights?: boolean;
  /** Follows the line of base models to read their terms; left out, these are unknown. */
  readonly follow?: FollowPlaces;
  /** Stops the audit; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Told how far a long audit is. `total` is missing while files are still being counted. */
  readonly onProgress?: (progress: { phase: string; done: number; total?: number }) => void;
  readonly limits?: {
    /** How much of a source is walked and unpacked. */
    readonly release?: Partial<ReleaseLimits>;
    /** How much of it is read as text. */
    readonly reading?: ReadLimits;
  };
}
