import { AssayError } from "../bytes/errors.ts";
import type { Inventory, Unread } from "../inventory/inventory.ts";
import type { Release } from "../release/release.ts";

/** Opens what the documents link to as a part of the release; what cannot be had is told. */
export async function openLinked(
  isAsked: boolean | undefined,
  { related = [] }: Inventory,
  open: (target: string) => Promise<Release>,
): Promise<{ readonly releases: readonly Release[]; readonly unread: readonly Unread[] }> {
  const releases: Release[] = [];
  const unread: Unread[] = [];
  for (const { target } of isAsked === true ? related : []) {
    try {
      releases.push(await open(target));
    } catch (error) {
      if (!(error instanceof AssayError) || error.code === "aborted") throw error;
      unread.push({ what: target, why: error.message });
    }
  }
  return { releases, unread };
}
