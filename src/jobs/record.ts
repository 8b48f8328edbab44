import { takeInventory } from "../inventory/take-inventory.ts";
import type { WrittenRecord } from "../release/record/write-record.ts";
import { licenseEngine } from "../scan/license-catalog.ts";
import type { AuditOptions } from "./audit-options.ts";
import { metered } from "./metered.ts";
import { openFor } from "./open-parts.ts";
import { readingOf } from "./reading-of.ts";

/** How a record is made: as an audit is done. */
export type RecordOptions = Pick<
  AuditOptions,
  "network" | "withoutWeights" | "signal" | "onProgress" | "limits"
>;

/**
 * Makes a record of a release in `folder`: its listing, and what an audit reads of it, so that the same audit can be done later
 * and elsewhere. Resolves with what could not be read. Rejects as `audit` does, and with `usage` where the folder holds
 * anything but a record of the same target.
 */
export async function record(
  target: string,
  folder: string,
  options: RecordOptions = {},
): Promise<WrittenRecord> {
  const release = await openFor(target, { ...options, network: metered(options.network) });
  const { startRecord } = await import("../release/record/write-record.ts");
  const recorder = startRecord(release, folder);
  const reading = readingOf(options, "reading headers of weights");
  await takeInventory(recorder.release, licenseEngine(), reading);
  options.signal?.throwIfAborted();
  return recorder.finish();
}
