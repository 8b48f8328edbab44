import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Severity } from "../openness/finding.ts";
import type { Result } from "../openness/verdict.ts";
import type { AuditReport } from "../report/audit-report.ts";
import { exitCodeOf, type FailOn } from "./exit-codes.ts";
import { goldenReport } from "./fake-world.test.ts";

interface Case {
  readonly worst?: Severity;
  readonly failOn: FailOn;
  readonly study?: Result;
  readonly unread?: boolean;
  readonly listing?: "complete" | "partial";
  readonly exitCode: number;
}

/** A release with all freedoms and nothing unread, changed in the ways of the case. */
function reportFor({
  worst,
  study = "met",
  unread = false,
  listing = "complete",
}: Case): AuditReport {
  const open = goldenReport("fully-open");
  const finding = { id: "x", message: "", remedy: "", evidence: [] };
  return {
    ...open,
    release: { ...open.release, listing },
    findings: worst === undefined ? [] : [{ ...finding, severity: worst }],
    freedoms: { ...open.freedoms, study: { result: study, reasons: [] } },
    unread: unread ? [{ what: "a.bin", why: "listed only" }] : [],
  };
}

describe("exitCodeOf", () => {
  const table: readonly (Case & { what: string })[] = [
    { what: "nothing found", failOn: "info", exitCode: 0 },
    { what: "a finding, and nobody asked", worst: "high", failOn: "never", exitCode: 0 },
    { what: "a finding at the threshold", worst: "medium", failOn: "medium", exitCode: 1 },
    { what: "a finding above the threshold", worst: "high", failOn: "low", exitCode: 1 },
    { what: "a finding below the threshold", worst: "low", failOn: "medium", exitCode: 0 },
    { what: "info counts when it is asked for", worst: "info", failOn: "info", exitCode: 1 },
    {
      what: "a freedom undecided and a file unread",
      failOn: "never",
      study: "undecided",
      unread: true,
      exitCode: 4,
    },
    {
      what: "a freedom undecided and a partial listing",
      failOn: "never",
      study: "undecided",
      listing: "partial",
      exitCode: 4,
    },
    {
      what: "a freedom undecided though all was read",
      failOn: "never",
      study: "undecided",
      exitCode: 0,
    },
    {
      what: "a file unread that was not needed",
      failOn: "never",
      study: "fails",
      unread: true,
      exitCode: 0,
    },
    {
      what: "a certain finding before an open question",
      worst: "high",
      failOn: "high",
      study: "undecided",
      unread: true,
      exitCode: 1,
    },
  ];
  for (const { what, ...rest } of table) {
    it(`${rest.exitCode}: ${what}`, () => {
      assert.equal(exitCodeOf(reportFor(rest), rest.failOn), rest.exitCode);
    });
  }
});
