import type { ReadingOptions } from "../inventory/read-release.ts";
import { withLineage } from "../inventory/lineage/with-lineage.ts";
import { takeInventory, type TakenInventory } from "../inventory/take-inventory.ts";
import type { LicenseEngine } from "../licenses/license.ts";
import { followRelease } from "../lineage/follow-release.ts";
import { joinReleases } from "../release/joined/join-releases.ts";
import type { OpenOptions } from "../release/open-release.ts";
import type { Release } from "../release/release.ts";
import { licenseEngine } from "../scan/license-catalog.ts";
import type { AuditOptions } from "./audit-options.ts";
import { metered } from "./metered.ts";
import { openLinked } from "./open-linked.ts";
import { openOne, openParts, type Parts } from "./open-parts.ts";
import { readingOf } from "./reading-of.ts";

/** A release with its inventory. */
interface Stock extends TakenInventory {
  readonly release: Release;
  readonly engine: LicenseEngine;
}

/** Opens a release and takes its inventory. */
export async function takeStock(
  target: string,
  options: AuditOptions & Pick<OpenOptions, "isFresh">,
): Promise<Stock> {
  const { signal, onProgress } = options;
  const network = metered(options.network);
  const parts = await openParts(target, { ...options, network });
  const engine = licenseEngine();
  const reading = readingOf(options, "inspecting weights");
  const first = await takeTogether(parts, engine, reading);
  const linked = await openLinked(options.withLinked, first.taken.inventory, (each) =>
    openOne(each, { ...options, network }),
  );
  const { taken, release } =
    linked.releases.length === 0
      ? first
      : await takeTogether([...parts, ...linked.releases], engine, reading);
  const inventory = {
    ...taken.inventory,
    unread: [...taken.inventory.unread, ...linked.unread],
  };
  if (options.follow === undefined) return { ...taken, inventory, release, engine };
  const line = await followRelease(target, inventory, {
    places: options.follow,
    engine,
    network,
    signal,
    onProgress: (done) => onProgress?.({ phase: "reading base models", done }),
  });
  return {
    inventory: withLineage(inventory, taken.observations, line, engine),
    observations: { ...taken.observations, ancestorTexts: line.texts },
    release,
    engine,
  };
}

async function takeTogether(
  parts: Parts,
  engine: LicenseEngine,
  reading: ReadingOptions,
): Promise<{ readonly release: Release; readonly taken: TakenInventory }> {
  const release = joinReleases(parts);
  return { release, taken: await takeInventory(release, engine, reading) };
}
