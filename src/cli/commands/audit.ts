import type { Traffic } from "../../net/http.ts";
import type { AuditReport } from "../../report/audit-report.ts";
import { EXIT, exitCodeOf, exitCodeOfPolicy, type FailOn } from "../exit-codes.ts";
import { networkOf, type NetworkFlags } from "../network-flags.ts";
import { type FollowFlags, placesOf } from "../follow-options.ts";
import { describeTraffic, progressLine } from "../progress.ts";
import { readNamedFile } from "../read-named-file.ts";
import { hasColor, widthFor } from "../terminal.ts";
import type { AuditRequest, World } from "../world.ts";

/** Options of `assay audit`, as commander reads them. */
export interface AuditFlags extends NetworkFlags, FollowFlags {
  readonly listing?: string;
  readonly also?: readonly string[];
  readonly subject?: string;
  readonly format: string;
  /** A path, or `-` for stdout. */
  readonly output: string;
  readonly failOn?: FailOn;
  /** Path of a rule file. */
  readonly policy?: string;
  /** A file for a record of the Model Openness Tool. */
  readonly writeMof?: string;
  /** False with `--no-weights`. */
  readonly weights?: boolean;
  readonly dryRun?: boolean;
  readonly quiet?: boolean;
  /** False with `--no-color`. */
  readonly color: boolean;
  readonly width?: number;
}

/** What a report written to a file is shown on. */
const NO_TERMINAL = { isTTY: false };

/** Audits one target and writes its report; the exit code. */
export async function runAudit(target: string, flags: AuditFlags, world: World): Promise<number> {
  const listing = flags.listing === undefined ? undefined : readNamedFile("listing", flags.listing);
  const policy = await policyOf(flags, world);
  const places = await placesOf(target, flags, world);
  if (flags.dryRun === true) return runPlan(target, flags, listing, world);
  const report = await auditWithProgress(target, { ...flags, listing, policy, places }, world);
  if (flags.writeMof !== undefined) await writeMofRecord(report, flags.writeMof, world);
  await writeReport(report, flags, world);
  const { failOn } = flags;
  return report.policy === undefined
    ? exitCodeOf(report, failOn)
    : exitCodeOfPolicy(report, report.policy, failOn);
}

/** The policy is read before the target: a mistake in it is told at once. */
async function policyOf({ policy }: AuditFlags, { today }: World): Promise<AuditRequest["policy"]> {
  if (policy === undefined) return undefined;
  const { loadPolicy } = await import("../load-policy.ts");
  return { rules: loadPolicy(policy), today: today() };
}

async function auditWithProgress(
  target: string,
  {
    listing,
    also,
    follow,
    subject,
    policy,
    places,
    quiet,
    weights,
    ...network
  }: Pick<AuditFlags, "also" | "follow" | "subject" | "quiet" | "weights" | keyof NetworkFlags> & {
    listing: string | undefined;
    policy: AuditRequest["policy"];
    places: AuditRequest["follow"];
  },
  world: World,
): Promise<AuditReport> {
  const line = progressLine(world);
  let fetched: Traffic | undefined;
  try {
    const report = await world.audit(target, {
      ...(listing !== undefined && { listing }),
      ...(also !== undefined && { also }),
      ...(follow === true && { withLinked: true }),
      ...(subject !== undefined && { subject }),
      ...(policy !== undefined && { policy }),
      network: networkOf(network, world, (traffic) => {
        fetched = traffic;
        if (quiet !== true) line.countTraffic(traffic);
      }),
      ...(weights === false && { withoutWeights: true }),
      ...(places !== undefined && { follow: places }),
      signal: world.signal,
      onProgress: quiet === true ? () => undefined : line.update,
    });
    // An interrupt that came in the last moments was still meant.
    world.signal.throwIfAborted();
    line.clear();
    if (fetched && quiet !== true) {
      world.stderr.write(`assay: fetched: ${describeTraffic(fetched)}\n`);
    }
    return report;
  } finally {
    line.clear();
  }
}

/** Says what an audit would fetch; nothing but the listing is. */
async function runPlan(
  target: string,
  flags: AuditFlags,
  listing: string | undefined,
  world: World,
): Promise<number> {
  const plan = await world.planAudit(target, {
    ...(listing !== undefined && { listing }),
    ...(flags.also !== undefined && { also: flags.also }),
    network: networkOf(flags, world),
    ...(flags.weights === false && { withoutWeights: true }),
    signal: world.signal,
    onProgress: () => undefined,
  });
  const { fetchJson, fetchText } = await import("../../report/fetch-plan.ts");
  world.stdout.write(flags.format === "json" ? fetchJson(plan) : fetchText(target, plan));
  return EXIT.done;
}

async function writeMofRecord(report: AuditReport, path: string, world: World): Promise<void> {
  const { writeRecord } = await import("../../openness/mof/write-record.ts");
  const { licenseEngine } = await import("../../scan/license-catalog.ts");
  const { writeWhole } = await import("../write-file.ts");
  const engine = licenseEngine();
  writeWhole(
    path,
    writeRecord(report, world.today(), (id) => engine.facts(id)),
    "the record",
  );
}

async function writeReport(report: AuditReport, flags: AuditFlags, world: World): Promise<void> {
  const { REPORT_FORMATS } = await import("../../report/formats.ts");
  const { ansiPaint, plainPaint } = await import("../../report/text/paint.ts");
  const format = REPORT_FORMATS.find(({ name }) => name === flags.format);
  if (format === undefined) throw new TypeError(`No report format is called ${flags.format}`);
  const isToStdout = flags.output === "-";
  const isColored = isToStdout && flags.color && hasColor(world.stdout, world.env);
  const rendered = format.render(report, {
    width: flags.width ?? widthFor(isToStdout ? world.stdout : NO_TERMINAL),
    paint: isColored ? ansiPaint : plainPaint,
  });
  if (isToStdout) {
    world.stdout.write(rendered);
    return;
  }
  const { writeWhole } = await import("../write-file.ts");
  writeWhole(flags.output, rendered, "the report");
}
