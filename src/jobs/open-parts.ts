import type { NetworkOptions } from "../net/network-options.ts";
import { joinReleases } from "../release/joined/join-releases.ts";
import { leaveWeights } from "../inventory/leave-weights.ts";
import { openRelease, type OpenOptions } from "../release/open-release.ts";
import type { Release } from "../release/release.ts";
import type { AuditOptions } from "./audit-options.ts";

/** How the parts of a release are opened. */
export type OpenedFor = Omit<AuditOptions, "network"> &
  Pick<OpenOptions, "isFresh"> & { readonly network: NetworkOptions | undefined };

/** The target and those that belong to it, as one release. */
export async function openFor(target: string, options: OpenedFor): Promise<Release> {
  return joinReleases(await openParts(target, options));
}

/** The target, and those that belong to it. */
export async function openParts(target: string, options: OpenedFor): Promise<Parts> {
  const first = await openOne(target, options);
  const others: Release[] = [];
  const { listing: _, ...rest } = options;
  for (const each of options.also ?? []) others.push(await openOne(each, rest));
  return [first, ...others];
}

/** At least the target itself. */
export type Parts = readonly [Release, ...Release[]];

/** One target. */
export async function openOne(
  target: string,
  { listing, network, signal, limits, onProgress, withoutWeights, isFresh }: OpenedFor,
): Promise<Release> {
  const release = await openRelease(target, {
    listing,
    network,
    signal,
    limits: limits?.release,
    isFresh,
    onProgress: (done: number) => onProgress?.({ phase: "listing files", done }),
  });
  return withoutWeights === true ? leaveWeights(release) : release;
}
