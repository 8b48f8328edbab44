import type { Asked } from "../jobs/ask.ts";
import type { AuditOptions } from "../jobs/audit-options.ts";
import type { FetchReport } from "../inventory/fetch-report.ts";
import type { NetworkOptions } from "../net/network-options.ts";
import type { FollowPlaces } from "../lineage/follow-release.ts";
import type { Profile } from "../openness/ask/profile.ts";
import type { LockedRelease } from "../lock/locked-release.ts";
import type { WrittenRecord } from "../release/record/write-record.ts";
import type { AuditReport } from "../report/audit-report.ts";
import type { LineageReport } from "../report/lineage/lineage-report.ts";
import type { InspectionReport } from "../report/inspection/inspection-report.ts";
import type { Signed, SignOptions } from "../signing/sign.ts";
import type { Verification, VerifyOptions } from "../signing/verify.ts";

/** All that a command touches outside of files: handed in, so that tests can look at it. */
export interface World {
  readonly stdout: Stream;
  readonly stderr: Stream;
  /** What `-` as a path reads. */
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Home folder of the person. */
  readonly home: string;
  /** Milliseconds from some start; only differences mean anything. */
  readonly now: () => number;
  /** The day, ISO 8601, UTC. */
  readonly today: () => string;
  /** Aborted when the person interrupts. */
  readonly signal: AbortSignal;
  /** From now on the process spends more time on its memory, and takes less of it. */
  readonly keepHeapSmall: () => void;
  /** The library's audit, loaded when it is called for. */
  readonly audit: Audit;
  /** The library's inspect, loaded when it is called for. */
  readonly inspect: Inspect;
  /** The library's ask, loaded when it is called for. */
  readonly ask: Ask;
  /** The library's planAudit, loaded when it is called for. */
  readonly planAudit: PlanAudit;
  /** The library's record, loaded when it is called for. */
  readonly record: MakeRecord;
  /** The library's lock, loaded when it is called for. */
  readonly lock: Lock;
  /** The library's lineage, loaded when it is called for. */
  readonly lineage: Lineage;
  /** The library's verify, loaded when it is called for. */
  readonly verify: Verify;
  /** The library's sign, loaded when it is called for. */
  readonly sign: Sign;
}

/** Somewhere to write to. */
export interface Stream {
  /** Calls back when the text is out, or cannot be. */
  write(text: string, done?: (error?: Error | null) => void): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** As much of the library's `audit` as the command line uses. */
export type Audit = (target: string, options: AuditRequest) => Promise<AuditReport>;

/** As much of the library's `planAudit` as the command line uses. */
export type PlanAudit = (target: string, options: AuditRequest) => Promise<FetchReport>;

/** As much of the library's `record` as the command line uses. */
export type MakeRecord = (
  target: string,
  folder: string,
  options: RecordRequest,
) => Promise<WrittenRecord>;

/** As much of the library's `lock` as the command line uses. */
export type Lock = (target: string, options: RecordRequest) => Promise<LockedRelease>;

/** As much of the library's `ask` as the command line uses. */
export type Ask = (target: string, profile: Profile, options: AuditRequest) => Promise<Asked>;

/** As much of the library's `lineage` as the command line uses. */
export type Lineage = (target: string, options: LineageRequest) => Promise<LineageReport>;

/** As much of the library's `inspect` as the command line uses. */
export type Inspect = (path: string, options: InspectRequest) => Promise<InspectionReport>;

/** The library's `verify`. */
export type Verify = (path: string, options: VerifyOptions) => Promise<Verification>;

/** The library's `sign`. */
export type Sign = (path: string, options: SignOptions) => Promise<Signed>;

/** What the command line asks of an inspection. */
interface InspectRequest {
  readonly withTensors: boolean;
  readonly withDigests: boolean;
  readonly network: NetworkOptions;
  readonly signal: AbortSignal;
}

/** What the command line asks of an audit: it can always be stopped, and tells how far it is. */
export type AuditRequest = Omit<AuditOptions, "limits"> &
  Required<Pick<AuditOptions, "signal" | "onProgress">>;

/** What the command line asks of a record, and of a lock. */
type RecordRequest = Pick<AuditRequest, "network" | "withoutWeights" | "signal" | "onProgress">;

/** What the command line asks of a line of base models. */
type LineageRequest = Pick<AuditRequest, "subject" | "network" | "signal" | "onProgress"> & {
  readonly follow: FollowPlaces;
};

/** How far a long audit is. */
export interface Progress {
  readonly phase: string;
  readonly done: number;
  readonly total?: number;
}
