import { AssayError } from "../bytes/errors.ts";
import { inspectElsewhere } from "../inventory/loading/inspect-elsewhere.ts";
import type { NetworkOptions } from "../net/network-options.ts";
import { openRelease } from "../release/open-release.ts";
import { isRecord } from "../release/record/is-record.ts";
import { isElsewhere } from "../release/schemes.ts";
import { inspectionReport, type InspectionReport } from "../report/inspection/inspection-report.ts";
import { digestModel } from "../weights/digest/model-digests.ts";
import { inspectPath } from "../weights/inspect-path.ts";
import { modelOfPath } from "../weights/model/model-of-path.ts";
import { metered } from "./metered.ts";

/** How an inspection is done; everything may be left out. */
export interface InspectOptions {
  /** Whether the report lists every tensor. */
  readonly withTensors?: boolean;
  /** Whether every tensor is read and digested. */
  readonly withDigests?: boolean;
  /** What the network is asked under; without it, only what lies on this disk is read. */
  readonly network?: NetworkOptions;
  /** Stops the inspection; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * Inspects a file of weights, a folder of them, or those of a release elsewhere: what it holds, whether it follows its format, and what would run when it
 * is loaded. Nothing of it is loaded or run. Rejects with `AssayError` when there is nothing to read.
 */
export async function inspect(
  path: string,
  { withTensors = false, withDigests = false, network, signal }: InspectOptions = {},
): Promise<InspectionReport> {
  if (isElsewhere(path, network?.env) || isRecord(path)) {
    if (withDigests) {
      const message = `Cannot digest ${JSON.stringify(path)}: that takes every byte; give a copy on this disk`;
      throw new AssayError("usage", message);
    }
    const release = await openRelease(path, { network: metered(network), signal });
    const { inspection, byteLength, model } = await inspectElsewhere(release, signal);
    return inspectionReport(path, inspection, { byteLength, withTensors, model });
  }
  const { inspection, byteLength, source } = await inspectPath(path, signal);
  const digests = withDigests
    ? await digestModel(inspection.tensors, {
        ...(source && { file: source }),
        ...(signal && { signal }),
      })
    : {};
  return inspectionReport(path, inspection, {
    byteLength,
    withTensors,
    ...digests,
    model: await modelOfPath(path, inspection, signal),
  });
}
