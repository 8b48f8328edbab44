import type { Inventory, Unread } from "../inventory/inventory.ts";
import { unreadTerms } from "../inventory/lineage/unread-ancestors.ts";
import { withLineage } from "../inventory/lineage/with-lineage.ts";
import { takeInventory } from "../inventory/take-inventory.ts";
import { openRelease } from "../release/open-release.ts";
import { followRelease, type FollowReleaseOptions } from "./follow-release.ts";
import { termsOf, unreadTexts } from "./read-ancestor.ts";

/** How a line is told. */
export interface TellLineOptions extends FollowReleaseOptions {
  readonly listing?: string | undefined;
  readonly subject?: string | undefined;
}

/** A release with its lineage, and what of its terms and of those up the line was not read. */
export interface ToldLine {
  readonly inventory: Inventory;
  readonly unread: readonly Unread[];
}

/**
 * Reads what a release says of its license and its base models, and follows their line. No weights are read, but the metadata of GGUF
 * files, which may name base models. Rejects with `AssayError` where the release itself cannot be opened.
 */
export async function tellLine(target: string, options: TellLineOptions): Promise<ToldLine> {
  const { engine, listing, subject, network, signal } = options;
  const release = await openRelease(target, { listing, network, signal });
  const { inventory, observations } = await takeInventory(
    termsOf(release, (path) => /\.gguf$/i.test(path)),
    engine,
    { ...(subject !== undefined && { subject }), ...(signal && { signal }) },
  );
  const line = await followRelease(target, inventory, options);
  const followed = withLineage(inventory, observations, line, engine);
  return {
    inventory: followed,
    unread: [
      ...unreadTexts(inventory.unread, release.files),
      ...unreadTerms(followed),
      ...line.unread,
    ],
  };
}
