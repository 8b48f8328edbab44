import { sha256 } from "./bytes/digest.ts";
import { AssayError, FormatError } from "./bytes/errors.ts";
import type { ReadingOptions } from "./inventory/read-release.ts";
import { takeInventory, type TakenInventory } from "./inventory/take-inventory.ts";
import { clausesOfTexts, type LicenseClauses } from "./licenses/clauses/clauses-of.ts";
import type { Identification, LicenseEngine, LicenseFacts } from "./licenses/license.ts";
import { askRelease } from "./openness/ask/ask-release.ts";
import type { Profile } from "./openness/ask/profile.ts";
import { judgeDefinitions } from "./openness/definitions/index.ts";
import { findAll } from "./openness/findings/find-all.ts";
import { judgeFreedoms } from "./openness/freedoms.ts";
import type { Policy } from "./openness/definition.ts";
import { judgePolicy } from "./openness/policy.ts";
import { climbLadder } from "./openness/ladder.ts";
import type { NetworkOptions } from "./net/network-options.ts";
import { trafficMeter } from "./net/traffic-meter.ts";
import { joinReleases } from "./release/joined/join-releases.ts";
import { openRelease, type OpenOptions } from "./release/open-release.ts";
import { isRecord } from "./release/record/is-record.ts";
import type { WrittenRecord } from "./release/record/write-record.ts";
import { isElsewhere } from "./release/schemes.ts";
import type { Release } from "./release/release.ts";
import type { ReleaseLimits } from "./release/gather-options.ts";
import { fileWithRelease } from "./inventory/evidence.ts";
import type { Observations } from "./inventory/observations.ts";
import { fetchReport, type FetchReport } from "./inventory/fetch-report.ts";
import { inspectElsewhere } from "./inventory/loading/inspect-elsewhere.ts";
import { leaveWeights } from "./inventory/leave-weights.ts";
import type { ReadLimits } from "./inventory/reading-plan.ts";
import type { Inventory, Unread } from "./inventory/inventory.ts";
import { withLineage } from "./inventory/lineage/with-lineage.ts";
import { tellLine } from "./lineage/tell-line.ts";
import { followRelease, type FollowPlaces } from "./lineage/follow-release.ts";
import { lockRelease } from "./lock/lock-release.ts";
import type { LockedRelease } from "./lock/locked-release.ts";
import type { AskReport } from "./report/ask/ask-report.ts";
import type { AuditReport } from "./report/audit-report.ts";
import type { LineageReport } from "./report/lineage/lineage-report.ts";
import { reportedLoading } from "./report/loading.ts";
import {
  licensesOf,
  reportedLicense,
  reportedLicenses,
  reportedLineage,
} from "./report/reported-licenses.ts";
import { licenseEngine } from "./scan/license-catalog.ts";
import type { Signed, SignOptions } from "./signing/sign.ts";
import type { Verification, VerifyOptions } from "./signing/verify.ts";
import { inspectionReport, type InspectionReport } from "./report/inspection/inspection-report.ts";
import { digestModel } from "./weights/digest/model-digests.ts";
import { modelOfPath } from "./weights/model/model-of-path.ts";
import { inspectPath } from "./weights/inspect-path.ts";

export { AssayError, type AssayErrorCode } from "./bytes/errors.ts";
export type { Component, ComponentStatus, ComponentType } from "./inventory/component.ts";
export type { Evidence } from "./inventory/evidence.ts";
export type {
  Access,
  AppliedClause,
  AppliedLicense,
  Claim,
  Part,
  Summary,
  Unread,
} from "./inventory/inventory.ts";
export type { FetchReport, PlannedFetch } from "./inventory/fetch-report.ts";
export type { ReadLimits } from "./inventory/reading-plan.ts";
export type { LicenseClauses } from "./licenses/clauses/clauses-of.ts";
export { compareLicenseTexts } from "./licenses/differences/compare-license-texts.ts";
export type {
  ClauseChange,
  ClausePassage,
  Hunk,
  Passage,
  SectionChange,
  SectionPlace,
  TextComparison,
} from "./licenses/differences/comparison.ts";
export type { FreeDifferences } from "./licenses/differences/free-differences.ts";
export type { FileAnswer, FileLicenses, UnreadFile } from "./licenses/file-answer.ts";
export type {
  Clause,
  ClauseKind,
  Identification,
  LicenseMatch,
  MatchKind,
  MatchSpan,
  TextDifference,
} from "./licenses/license.ts";
export type { Policy } from "./openness/definition.ts";
export type { PolicyVerdict, Violation } from "./openness/policy.ts";
export type { Traffic } from "./net/http.ts";
export type { NetworkOptions } from "./net/network-options.ts";
export type { Finding, Severity } from "./openness/finding.ts";
export type { Freedom, Freedoms, LadderStep, Reason, Result, Verdict } from "./openness/verdict.ts";
export type { FollowPlaces } from "./lineage/follow-release.ts";
export type { ReleaseLimits } from "./release/gather-options.ts";
export type { Money, Profile, Purpose } from "./openness/ask/profile.ts";
export type { AskedUse, Duty, Use, UseAnswer, UseReason } from "./openness/ask/use.ts";
export type { WrittenRecord } from "./release/record/write-record.ts";
export { compareLocks } from "./lock/compare-locks.ts";
export type { LockChange, LockComparison } from "./lock/lock-change.ts";
export type { LockedRelease } from "./lock/locked-release.ts";
export type { LineageReport } from "./report/lineage/lineage-report.ts";
export type { AskReport } from "./report/ask/ask-report.ts";
export type { AuditReport, ReportedComponent, ReportedLicense } from "./report/audit-report.ts";
export type { ReportedFile, ReportedLoading, ReportedModel } from "./report/loading.ts";
export { identifyFiles, type IdentifyFilesOptions } from "./scan/identify-files.ts";
export type { InspectionFinding, InspectionReport } from "./report/inspection/inspection-report.ts";
export type { Signed, SignOptions } from "./signing/sign.ts";
export type { Verification, VerifyOptions } from "./signing/verify.ts";
export type { Exec, Integrity } from "./weights/inspection.ts";

/** How an audit is done; everything may be left out. */
export interface AuditOptions {
  /** Text of a recorded listing: names of files that exist in the release and are not at hand. */
  readonly listing?: string;
  /** More targets that belong to the same release, such as the repository of its code. */
  readonly also?: readonly string[];
  /** Reads what the documents link to as a part of the release, as if it were named in `also`. */
  readonly withLinked?: boolean;
  /** One model of a release that holds several. */
  readonly subject?: string;
  /** A policy to judge it by, and the day, ISO 8601, on which its waivers are looked at. */
  readonly policy?: { readonly rules: Policy; readonly today: string };
  /** What the network is asked under; without it, only what lies on this disk is read. */
  readonly network?: NetworkOptions;
  /** Leaves the bytes of weights unread, also their headers: for an answer about the documents alone. */
  readonly withoutWeights?: boolean;
  /** Follows the line of base models to read their terms; left out, these are unknown. */
  readonly follow?: FollowPlaces;
  /** Stops the audit; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Told how far a long audit is. `total` is missing while files are still being counted. */
  readonly onProgress?: (progress: { phase: string; done: number; total?: number }) => void;
  readonly limits?: {
    /** How much of a source is walked and unpacked. */
    readonly release?: Partial<ReleaseLimits>;
    /** How much of it is read as text. */
    readonly reading?: ReadLimits;
  };
}

/**
 * Audits one release: a folder, a `.zip` or `.tar` of one, a single file, or a repository elsewhere, such as `hf:org/name`.
 *
 * Resolves to the report, also when the release is damaged or hostile: what could not be read is in `unread`.
 * Rejects with `AssayError` when there is nothing to audit (`target-not-found`, `target-not-allowed`,
 * `target-unreadable`), the listing cannot be fetched (`offline`, `network`, `too-large`), or the request makes no sense (`listing-invalid`, `usage`).
 */
export async function audit(target: string, options: AuditOptions = {}): Promise<AuditReport> {
  const { inventory, observations, engine } = await takeStock(target, options);
  const licenseFacts = (id: string): LicenseFacts | undefined => engine.facts(id);
  const facts = { ...inventory, licenseFacts };
  const ladder = climbLadder(facts);
  const findings = findAll({ inventory, observations, licenseFacts });
  const { policy } = options;
  return {
    schemaVersion: "1",
    release: inventory.release,
    ...(inventory.subject === undefined ? {} : { subject: inventory.subject }),
    ladder,
    freedoms: judgeFreedoms(facts),
    licenses: reportedLicenses(inventory),
    components: inventory.components.map((component) => ({
      ...component,
      licenses: licensesOf(component, inventory),
    })),
    clauses: inventory.clauses,
    claims: inventory.claims,
    findings,
    verdicts: judgeDefinitions(facts),
    ...(policy && {
      policy: judgePolicy(policy.rules, { ...facts, judged: { ladder, findings } }, policy.today),
    }),
    access: inventory.access,
    loading: reportedLoading(inventory.loading),
    training: inventory.training,
    ...(inventory.lineage && { lineage: reportedLineage(inventory.lineage) }),
    ...(inventory.related && { related: inventory.related }),
    summary: inventory.summary,
    unread: inventory.unread,
  };
}

/** A report, with the files of the release whose texts were asked: for the copies that have to be handed on. */
export interface Asked {
  readonly report: AskReport;
  /** Texts that the answers rest on, by path; those of base models by the model's name and path. */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * Asks the documents of a release what they say of using, hosting, fine-tuning, distilling, shipping and selling it, for somebody's
 * size, country and purpose. Rejects as `audit` does.
 */
export async function ask(
  target: string,
  profile: Profile,
  options: AuditOptions = {},
): Promise<Asked> {
  const { inventory, observations, engine } = await takeStock(target, options);
  const answer = askRelease({
    inventory,
    texts: observations.texts,
    ancestorTexts: observations.ancestorTexts,
    licenseFacts: (id) => engine.facts(id),
    profile,
  });
  const { release, subject, unread } = inventory;
  const cited = new Set(
    [...answer.uses.flatMap(({ reasons }) => reasons), ...answer.notes].flatMap(({ evidence }) =>
      evidence.map(fileWithRelease),
    ),
  );
  return {
    report: {
      schemaVersion: "1",
      release,
      ...(subject === undefined ? {} : { subject }),
      profile,
      ...answer,
      unread,
    },
    texts: new Map([...allTexts(observations)].filter(([path]) => cited.has(path))),
  };
}

/** Texts of the release by path, and those of base models by the model's name and path. */
function* allTexts({ texts, ancestorTexts }: Observations): Generator<readonly [string, string]> {
  for (const [path, { text }] of texts) yield [path, text];
  for (const [release, files] of ancestorTexts) {
    for (const [file, { text }] of files) yield [fileWithRelease({ release, file }), text];
  }
}

/** How a line of base models is told: as an audit is done, and where the base models are looked for. */
export type LineageOptions = Pick<
  AuditOptions,
  "listing" | "subject" | "network" | "signal" | "onProgress"
> & { readonly follow: FollowPlaces };

/**
 * Follows the line of base models of a release and tells each with its terms. No weights are read, but the metadata of GGUF files,
 * which may name base models. Rejects as `audit` does.
 */
export async function lineage(target: string, options: LineageOptions): Promise<LineageReport> {
  const { follow: places, network, onProgress, ...rest } = options;
  const { inventory, unread } = await tellLine(target, {
    ...rest,
    network: metered(network),
    places,
    engine: licenseEngine(),
    onProgress: (done) => onProgress?.({ phase: "reading base models", done }),
  });
  const { release, subject, licenses, lineage: line } = inventory;
  return {
    schemaVersion: "1",
    release,
    ...(subject === undefined ? {} : { subject }),
    licenses: licenses.weights.filter(({ from }) => from === undefined).map(reportedLicense),
    lineage: reportedLineage(line ?? { ancestors: [], circles: [] }),
    unread,
  };
}

/** A release with its inventory. */
interface Stock extends TakenInventory {
  readonly release: Release;
  readonly engine: LicenseEngine;
}

/** Opens a release and takes its inventory. */
async function takeStock(
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

/** How the files of a release are read; `inspecting` is what progress calls the reading of weights. */
function readingOf(
  { subject, signal, limits, onProgress }: AuditOptions,
  inspecting: string,
): ReadingOptions {
  return {
    ...(subject === undefined ? {} : { subject }),
    ...(signal === undefined ? {} : { signal }),
    ...(limits?.reading === undefined ? {} : { limits: limits.reading }),
    onProgress: (done, total) => onProgress?.({ phase: "reading", done, total }),
    onInspect: (done, total) => onProgress?.({ phase: inspecting, done, total }),
  };
}

/** What is asked of the network for one job, counted together however many servers are asked. */
function metered(network: NetworkOptions | undefined): NetworkOptions | undefined {
  return network && { meter: trafficMeter(network), ...network };
}

async function openFor(target: string, options: OpenedFor): Promise<Release> {
  return joinReleases(await openParts(target, options));
}

/** The target, and those that belong to it. */
async function openParts(target: string, options: OpenedFor): Promise<Parts> {
  const first = await openOne(target, options);
  const others: Release[] = [];
  const { listing: _, ...rest } = options;
  for (const each of options.also ?? []) others.push(await openOne(each, rest));
  return [first, ...others];
}

type Parts = readonly [Release, ...Release[]];

async function openOne(
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

async function takeTogether(
  parts: Parts,
  engine: LicenseEngine,
  reading: ReadingOptions,
): Promise<{ readonly release: Release; readonly taken: TakenInventory }> {
  const release = joinReleases(parts);
  return { release, taken: await takeInventory(release, engine, reading) };
}

/** Opens what the documents link to as a part of the release; what cannot be had is told. */
async function openLinked(
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

type OpenedFor = Omit<AuditOptions, "network"> &
  Pick<OpenOptions, "isFresh"> & { readonly network: NetworkOptions | undefined };

/**
 * What an audit of a release elsewhere would fetch, and what it would leave out. Only the listing is fetched for it. Rejects as
 * `audit` does.
 */
export async function planAudit(target: string, options: AuditOptions = {}): Promise<FetchReport> {
  const release = await openFor(target, { ...options, network: metered(options.network) });
  return fetchReport(release, options.limits?.reading);
}

/** How a lock is made: as an audit is done. */
export type LockOptions = Pick<
  AuditOptions,
  "network" | "withoutWeights" | "signal" | "onProgress" | "limits"
>;

/**
 * What is true of a release now, to hold it against later: revision, digests, licenses, claims, verdicts, owner and gate. Files
 * on this disk are digested; of those elsewhere the declared digests are taken. Rejects as `audit` does.
 */
export async function lock(target: string, options: LockOptions = {}): Promise<LockedRelease> {
  const taken = await takeStock(target, { ...options, isFresh: true });
  const { release, inventory, observations, engine } = taken;
  const digests = await digestFiles(release, observations, options);
  const verdicts = judgeDefinitions({ ...inventory, licenseFacts: (id) => engine.facts(id) });
  return lockRelease(target, { release, inventory, observations, verdicts, digests });
}

/** SHA-256 of the files that lie here, that nothing declares a digest of, and that were not read as text. */
async function digestFiles(
  { files }: Release,
  { texts }: Observations,
  { signal, onProgress }: LockOptions,
): Promise<ReadonlyMap<string, string>> {
  const digests = new Map<string, string>();
  const asked = files.filter(
    ({ path, isRemote, declaredSha256, declaredGitSha1 }) =>
      isRemote !== true &&
      (declaredSha256 ?? declaredGitSha1 ?? texts.get(path)?.sha256) === undefined,
  );
  for (const [done, { path, open }] of asked.entries()) {
    onProgress?.({ phase: "digesting files", done, total: asked.length });
    try {
      const source = await open?.();
      if (source) digests.set(path, await sha256(source, signal));
    } catch (error) {
      // The lock has no digest of it, and says so by that.
      if (!(error instanceof AssayError || error instanceof FormatError)) throw error;
    }
  }
  return digests;
}

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
  const { startRecord } = await import("./release/record/write-record.ts");
  const recorder = startRecord(release, folder);
  const reading = readingOf(options, "reading headers of weights");
  await takeInventory(recorder.release, licenseEngine(), reading);
  options.signal?.throwIfAborted();
  return recorder.finish();
}

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

/**
 * Holds a model against its signatures: for each, who signed it and whether that is somebody you named, and what became of
 * every file, or of every tensor. Damaged and foreign signatures are in the answer; rejects with `AssayError` when there is
 * no model, or an option makes no sense.
 */
export async function verify(path: string, options: VerifyOptions): Promise<Verification> {
  const signing = await import("./signing/verify.ts");
  return signing.verify(path, options);
}

/** Signs the files of a model, and its tensors where that is asked for. Rejects with `AssayError` when that cannot be done. */
export async function sign(path: string, options: SignOptions): Promise<Signed> {
  const signing = await import("./signing/sign.ts");
  return signing.sign(path, options);
}

/**
 * Says which licenses a text states: license texts, word for word or changed, notices, tags and names. The name of the file tells
 * package metadata and model cards from prose.
 */
export function identifyLicense(text: string, fileName?: string): Identification {
  return licenseEngine().identify(text, fileName);
}

/**
 * The clauses of each license text in a text, where they stand, with those that are altered or missing; where it holds no text of the
 * catalog, those that its wording shows, as possible ones.
 */
export function clausesOf(text: string): readonly LicenseClauses[] {
  return clausesOfTexts(text, licenseEngine().identifyText(text));
}
