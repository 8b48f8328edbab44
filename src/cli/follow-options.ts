import { Option } from "commander";
import type { AuditRequest } from "./world.ts";

/** Options that say whether and where the line of base models is followed, as commander reads them. */
export interface FollowFlags {
  /** True with `--follow`, false with `--no-follow`; undefined with neither. */
  readonly follow?: boolean;
  /** A folder that holds base models. */
  readonly parents?: string;
}

/** `--follow`, `--no-follow` and `--parents`. */
export function followOptions(): readonly Option[] {
  return [
    new Option("--follow", "read the terms of base models, too"),
    new Option("--no-follow", "do not, whatever the target is"),
    new Option("--parents <folder>", "read them from a folder, by owner/name or owner--name"),
  ];
}

/** Where base models are looked for; undefined where nobody asked for it. */
export function placesOf({ follow, parents }: FollowFlags): AuditRequest["follow"] {
  if (follow === false || (follow === undefined && parents === undefined)) return undefined;
  return parents === undefined ? {} : { folder: parents };
}
