import { AssayError } from "../bytes/errors.ts";
import type { Inventory } from "../inventory/inventory.ts";
import { originOf } from "../inventory/base-models/model-origin.ts";
import type { LicenseEngine } from "../licenses/license.ts";
import type { NetworkOptions } from "../net/network-options.ts";
import { openRelease } from "../release/open-release.ts";
import { followLine } from "./follow-line.ts";
import type { FollowedLine } from "./followed-line.ts";
import { openParents } from "./open-parents.ts";
import type { OpenParent } from "./parent-opener.ts";
import { rememberedParents } from "./remembered-parents.ts";
import { parentsInFolder, targetInFolder } from "./parents-in-folder.ts";

/** Where the releases of base models are looked for, in this order. */
export interface FollowPlaces {
  /** A folder that holds them as `owner/name` or `owner--name`. */
  readonly folder?: string;
  /** Whether the network is asked for those that are not there. */
  readonly elsewhere?: boolean;
}

/** What following a line from a release takes. */
export interface FollowReleaseOptions {
  readonly places: FollowPlaces;
  readonly engine: LicenseEngine;
  readonly network?: NetworkOptions | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number) => void) | undefined;
}

/**
 * Follows the line of base models of a release that was read at `target`. An ancestor that cannot be read is in the answer, with the
 * reason why. Rejects only when aborted, and with `AssayError("usage")` for a folder that is not there.
 */
export async function followRelease(
  target: string,
  { release, baseModels }: Pick<Inventory, "release" | "baseModels">,
  { places, engine, network, signal, onProgress }: FollowReleaseOptions,
): Promise<FollowedLine> {
  const { folder, elsewhere = false } = places;
  const openers: OpenParent[] = [];
  if (folder !== undefined) openers.push(parentsInFolder(folder, signal));
  if (elsewhere) {
    const open: OpenParent = (each) => openRelease(each, { network, signal });
    openers.push(network ? rememberedParents(network, open) : open);
  }
  if (openers.length === 0)
    throw new AssayError("usage", "Cannot follow base models: no place was named to look for them");
  return followLine(release.name, baseModels, {
    open: openParents(openers),
    engine,
    target: targetOf(target, release.name, folder),
    signal,
    ...(onProgress && { onProgress }),
  });
}

/** By which target base models would name the release itself. */
function targetOf(target: string, name: string, folder: string | undefined): string | undefined {
  const local = folder === undefined ? undefined : targetInFolder(folder, target);
  if (local !== undefined) return local;
  const isAddress = /^(?:hf:|https?:)/i.test(target);
  // A folder may be named as caches name them, for its account and its model.
  const origin = originOf(isAddress ? target : name.replace("--", "/"), "program");
  return "target" in origin ? origin.target : undefined;
}
