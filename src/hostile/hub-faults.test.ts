import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { wrongInCache } from "../../fixtures/hub-server/check-cache.ts";
import { withHub } from "../../fixtures/hub-server/example-hub.test.ts";
import type { FaultPlay } from "../../fixtures/hub-server/faults/fault.ts";
import { faults } from "../../fixtures/hub-server/faults/index.ts";
import {
  auditHere,
  cacheIn,
  PINE,
  reportOf,
  runAssay,
  withHome,
  withoutLineage,
} from "./hub-fixtures.test.ts";

/** What a fault does to an audit. */
interface Case {
  readonly fault: string;
  /** All requests that the fault is made for, unless said. */
  readonly where?: FaultPlay;
  readonly code: 0 | 3 | 4;
  /** What stderr says where there is no report. */
  readonly says?: RegExp;
  /** What the report says was not read, and why; nothing, where there is a report and none is named. */
  readonly unread?: readonly (readonly [what: string, why: RegExp])[];
}

const LICENSE = /\/LICENSE$/;
const WEIGHTS = /\/repos\//;

const CASES: readonly Case[] = [
  // Nothing can be listed: no report.
  { fault: "broken-json", code: 4, says: /not JSON/ },
  { fault: "broken-json", where: { routes: ["tree"] }, code: 4, says: /not JSON/ },
  { fault: "html-page", code: 4, says: /not JSON/ },
  { fault: "other-json", code: 4, says: /does not say which commit/ },
  { fault: "other-json", where: { routes: ["tree"] }, code: 4, says: /not a list/ },
  { fault: "gzip-bomb", code: 4, says: /not JSON/ },
  { fault: "endless-body", code: 4, says: /at least \d+ bytes, expected at most 1048576/ },
  { fault: "endless-pages", code: 4, says: /pages go in a circle/ },
  { fault: "next-page-elsewhere", code: 4, says: /next page lies elsewhere, at http:/ },
  { fault: "quota-gone", code: 4, says: /busy \(429\) and asks to wait 86401 s/ },
  { fault: "retry-after", code: 4, says: /answered 429/ },
  { fault: "server-error", code: 4, says: /answered 503/ },
  { fault: "too-many-requests", code: 4, says: /answered 429/ },
  { fault: "silence", code: 4, says: /no answer in 1 s/ },

  // It passes: the report is the one of an audit that nothing happened to.
  { fault: "too-many-requests", where: { times: 1 }, code: 0 },
  { fault: "retry-after", where: { times: 1 }, code: 0 },
  { fault: "server-error", where: { times: 2 }, code: 0 },
  { fault: "cut-body", where: { times: 2 }, code: 0 },
  { fault: "expired-url", where: { times: 1 }, code: 0 },
  { fault: "other-commit", code: 0 },
  { fault: "range-ignored", where: { routes: ["resolve"] }, code: 0 },

  // One file cannot be read, and the report says so.
  { fault: "cut-body", where: { target: LICENSE }, code: 4, unread: [["LICENSE", /was cut/]] },
  {
    fault: "cut-body",
    where: { target: WEIGHTS },
    code: 0,
    unread: [["model.safetensors", /was cut/]],
  },
  {
    fault: "wrong-bytes",
    where: { target: LICENSE },
    code: 4,
    unread: [["LICENSE", /its digest is/]],
  },
  {
    fault: "wrong-bytes",
    where: { target: WEIGHTS },
    code: 4,
    unread: [["model.safetensors: the rest of the file", /breaks the format/]],
  },
  {
    fault: "length-too-long",
    where: { target: LICENSE },
    code: 4,
    unread: [["LICENSE", /at least/]],
  },
  {
    fault: "length-too-short",
    where: { target: LICENSE },
    code: 4,
    unread: [["LICENSE", /got 534 of 1068 bytes/]],
  },
  { fault: "slow-drip", where: { target: LICENSE }, code: 4, unread: [["LICENSE", /too slow/]] },
  {
    fault: "range-moved",
    where: { target: LICENSE },
    code: 4,
    unread: [["LICENSE", /asked for bytes 0-1067/]],
  },
  {
    fault: "range-ignored",
    where: { target: WEIGHTS },
    code: 0,
    unread: [["model.safetensors", /does not send parts/]],
  },
  {
    fault: "expired-url",
    code: 0,
    unread: [["model.safetensors", /where the hub sent us for a file, answered 403/]],
  },
  {
    fault: "redirect-loop",
    where: { target: LICENSE },
    code: 4,
    unread: [["LICENSE", /in a circle/]],
  },
  {
    fault: "redirect-to-file",
    where: { target: LICENSE },
    code: 4,
    unread: [["LICENSE", /"file:" is not asked/]],
  },
  {
    fault: "redirect-to-private-address",
    where: { target: LICENSE },
    code: 4,
    unread: [["LICENSE", /not a public address/]],
  },
  {
    fault: "redirect-to-other-host",
    where: { target: LICENSE },
    code: 4,
    unread: [["LICENSE", /59 bytes, expected 1068/]],
  },
  {
    fault: "climbing-paths",
    code: 4,
    unread: [["files that the listing does not name", /the listing is partial/]],
  },
  {
    fault: "huge-tree",
    code: 0,
  },
];

const AUDIT = ["audit", "hf:example/pine", "--format", "json"];
/** So that a server that says nothing costs a second; all others may be slow, as the machine of the tests may. */
const IMPATIENT = { HF_HUB_ETAG_TIMEOUT: "1" };

/** What the program reports when nothing happens to it. */
const right = withHub(
  (hub) => withHome(async (home) => withoutLineage(reportOf(await runAssay(hub, AUDIT, { home })))),
  { repositories: [PINE] },
);

const described = ({ fault, where = {} }: Case): string => {
  const { says } = faults.find(({ id }) => id === fault) ?? assert.fail(`no fault "${fault}"`);
  const at = where.routes ? ` (${where.routes.join(", ")})` : "";
  const on = where.target ? ` for ${where.target.source.replaceAll(/[\\/$]/g, "")}` : "";
  return `${says}${at}${on}${where.times === undefined ? "" : `, ${where.times} times`}`;
};

describe("an audit from a hub that", { concurrency: 4 }, () => {
  for (const each of CASES) {
    const { fault, where, code, says, unread = [] } = each;
    it(described(each), () =>
      withHub(
        (hub) =>
          withHome(async (home) => {
            hub.play(faults.find(({ id }) => id === fault) ?? assert.fail(), where);
            const ended = await runAssay(hub, AUDIT, {
              home,
              env: fault === "silence" ? IMPATIENT : {},
            });
            assert.equal(ended.code, code, ended.stderr);
            if (says) {
              assert.equal(ended.stdout, "");
              assert.match(ended.stderr, says);
            } else {
              const report = reportOf(ended);
              assert.deepEqual(
                report.unread.map(({ what }) => what),
                unread.map(([what]) => what),
              );
              for (const [index, [, why]] of unread.entries()) {
                assert.match(report.unread[index]?.why ?? "", why);
              }
              if (unread.length === 0) assert.deepEqual(withoutLineage(report), await right);
            }
            // Only the hub is shown the token.
            assert.deepEqual(
              hub.log.entries.filter(({ origin, hasToken }) => hasToken && origin !== "hub"),
              [],
            );
            // Nothing wrong was kept: an audit with this cache, of a hub without faults, is right.
            const wrong = wrongInCache(cacheIn(home), PINE);
            // A listing is kept as the hub gives it: nobody can tell that files are not there.
            assert.deepEqual(fault === "huge-tree" ? wrong.slice(1) : wrong, []);
            hub.heal();
            assert.deepEqual(await auditHere(hub, home), await right);
          }),
        { repositories: [PINE] },
      ),
    );
  }

  it("plays any fault that there is: each has a case here", () => {
    const played = new Set(CASES.map(({ fault }) => fault));
    assert.deepEqual(
      faults.map(({ id }) => id),
      [...played].toSorted(),
    );
  });
});
