import { AssayError } from "../../bytes/errors.ts";
import type { InspectionReport } from "../../report/inspection/inspection-report.ts";
import { EXIT, EXIT_OF_ERROR } from "../exit-codes.ts";
import { networkOf, type NetworkFlags } from "../network-flags.ts";
import { progressLine } from "../progress.ts";
import { hasColor, widthFor } from "../terminal.ts";
import type { World } from "../world.ts";
import { writePieces } from "../write-pieces.ts";

/** Options of `assay inspect`, as commander reads them. */
export interface InspectFlags extends NetworkFlags {
  readonly format: "text" | "json" | "jsonl";
  readonly tensors?: boolean;
  readonly digests?: boolean;
  readonly quiet?: boolean;
  /** False with `--no-color`. */
  readonly color: boolean;
}

/** Inspects every path in turn and writes what was found; a path that cannot be read does not stop the others. */
export async function runInspect(
  paths: readonly string[],
  flags: InspectFlags,
  world: World,
): Promise<number> {
  const write = await reportWriter(flags, world);
  const line = progressLine(world);
  let exitCode: number = EXIT.done;
  for (const [at, path] of paths.entries()) {
    if (flags.quiet !== true) line.update({ phase: "inspecting", done: at, total: paths.length });
    const report = await inspectOne(path, flags, world).catch((error: unknown) => {
      if (!(error instanceof AssayError)) throw error;
      exitCode = EXIT_OF_ERROR[error.code];
      return notRead(path, error);
    });
    line.clear();
    await write.report(report);
  }
  await write.end();
  return exitCode;
}

async function inspectOne(
  path: string,
  { tensors = false, digests = false, ...network }: InspectFlags,
  world: World,
): Promise<InspectionReport> {
  world.signal.throwIfAborted();
  return world.inspect(path, {
    withTensors: tensors,
    withDigests: digests,
    network: networkOf(network, world),
    signal: world.signal,
  });
}

/** A path that could not be read has its place among the answers all the same. */
function notRead(path: string, { message }: AssayError): InspectionReport {
  return {
    path,
    format: "unknown",
    exec: "unknown",
    integrity: "unknown",
    byteLength: 0,
    tensors: 0,
    elements: 0,
    allowListed: [],
    findings: [],
    unread: [{ what: "the path", why: message }],
  };
}

interface ReportWriter {
  readonly report: (report: InspectionReport) => Promise<void> | void;
  readonly end: () => Promise<void> | void;
}

/** Text and lines go out as they come; a JSON list is one value and waits for its end. */
async function reportWriter(
  { format, color }: InspectFlags,
  { stdout, env }: World,
): Promise<ReportWriter> {
  const { inspectionJson, inspectionJsonLine } = await import("../../report/inspection/json.ts");
  if (format === "json") {
    const reports: InspectionReport[] = [];
    return {
      report: (report) => {
        reports.push(report);
      },
      end: () => writePieces(stdout, inspectionJson(reports)),
    };
  }
  if (format === "jsonl") {
    return {
      report: (report) => writePieces(stdout, inspectionJsonLine(report)),
      end: () => undefined,
    };
  }
  const { inspectionText } = await import("../../report/inspection/text.ts");
  const { ansiPaint, plainPaint } = await import("../../report/text/paint.ts");
  const paint = color && hasColor(stdout, env) ? ansiPaint : plainPaint;
  return {
    report: (report) =>
      writePieces(stdout, inspectionText(report, { width: widthFor(stdout), paint })),
    end: () => undefined,
  };
}
