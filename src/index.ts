/** The library: what one may ask of a release, and the types of the answers. Each question is a file in `jobs/`. */
export { ask, type Asked } from "./jobs/ask.ts";
export { audit } from "./jobs/audit.ts";
export type { AuditOptions } from "./jobs/audit-options.ts";
export { inspect, type InspectOptions } from "./jobs/inspect.ts";
export { clausesOf, identifyLicense } from "./jobs/licenses.ts";
export { lineage, type LineageOptions } from "./jobs/lineage.ts";
export { lock, type LockOptions } from "./jobs/lock.ts";
export { planAudit } from "./jobs/plan-audit.ts";
export { record, type RecordOptions } from "./jobs/record.ts";
export { sign, verify } from "./jobs/signing.ts";
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
