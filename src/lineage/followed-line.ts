import type { FollowedLineage } from "../inventory/lineage/with-lineage.ts";
import type { LicenseEngine } from "../licenses/license.ts";
import type { TextFile } from "../release/read-text.ts";
import type { OpenParent } from "./parent-opener.ts";

/** How a line is followed. */
export interface FollowOptions {
  readonly open: OpenParent;
  readonly engine: LicenseEngine;
  /** The target of the release itself, where it has one, so that a line that leads back to it is seen. */
  readonly target?: string | undefined;
  readonly maxDepth?: number;
  readonly maxOpened?: number;
  readonly signal?: AbortSignal | undefined;
  /** Told after each release that was read. */
  readonly onProgress?: (done: number) => void;
}

/** A line with the texts that terms of ancestors stand in, by the ancestor's name and by path. */
export interface FollowedLine extends FollowedLineage {
  readonly texts: ReadonlyMap<string, ReadonlyMap<string, TextFile>>;
}
