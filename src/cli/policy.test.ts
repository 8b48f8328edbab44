import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import type { PolicyVerdict, Violation } from "../openness/policy.ts";
import { readRuleFile } from "../openness/rule-files/read-rule-file.ts";
import { runCommandLine } from "./command-line.ts";
import { fakeWorld, goldenReport } from "./fake-world.test.ts";
import { POLICY_START } from "./policy-start.ts";
import type { AuditRequest } from "./world.ts";

const home = mkdtempSync(join(tmpdir(), "assay-policy-"));
after(() => {
  rmSync(home, { recursive: true, force: true });
});

function write(name: string, text: string): string {
  const path = join(home, name);
  writeFileSync(path, text);
  return path;
}

/** A rule file that asks for training code. */
function ruleFile(head = ""): string {
  return `id: acme
version: "1"
title: Acme
source: { title: Acme }
date: 2026-11-23
yields: verdict
${head}rules:
  - id: has-training-code
    asks: Is the training code there?
    because: We rebuild.
    remedy: Publish it.
    decide: auto
    test: { need: code.train }
`;
}

describe("assay init policy", () => {
  test("writes a policy that can be used as it is", async () => {
    const path = join(home, "start.yaml");
    assert.equal(await runCommandLine(["init", "policy", "--output", path], fakeWorld()), 0);
    const text = readFileSync(path, "utf8");
    assert.equal(text, POLICY_START);
    const read = readRuleFile(text);
    assert.ok("policy" in read, JSON.stringify(read));
  });

  test("leaves a file alone that exists", async () => {
    const path = write("mine.yaml", "mine");
    const world = fakeWorld();
    assert.equal(await runCommandLine(["init", "policy", "--output", path], world), 2);
    assert.match(world.written.err, /exists already/);
    assert.equal(readFileSync(path, "utf8"), "mine");
  });

  test("prints it on stdout", async () => {
    const world = fakeWorld();
    assert.equal(await runCommandLine(["init", "policy", "--output", "-"], world), 0);
    assert.equal(world.written.out, POLICY_START);
    assert.ok(!existsSync("-"));
  });
});

describe("--policy", () => {
  test("hands the rules to the audit, with all that they extend and the day", async () => {
    write("base.yaml", ruleFile());
    const path = write(
      "own.yaml",
      ruleFile("extends: base.yaml\n").replace("has-training-code", "again"),
    );
    let asked: AuditRequest["policy"];
    const world = fakeWorld({
      audit: (_, request) => {
        asked = request.policy;
        return Promise.resolve(goldenReport("open-washed"));
      },
    });
    await runCommandLine([home, "--policy", path], world);
    assert.deepEqual(
      asked?.rules.rules.map(({ id }) => id),
      ["has-training-code", "again"],
    );
    assert.equal(asked.today, "2026-11-23");
  });

  test("can extend a definition, named with its version or without", async () => {
    for (const base of ["four-freedoms", "four-freedoms@1"]) {
      const path = write("freedoms.yaml", ruleFile(`extends: ${base}\n`));
      assert.equal(
        await runCommandLine([home, "--policy", path, "--fail-on", "never"], fakeWorld()),
        4,
      );
    }
  });

  const refused = [
    {
      what: "a file that is not there",
      text: undefined,
      says: /Cannot read the policy ".*none.yaml": there is no such file/,
    },
    {
      what: "a misspelled component",
      text: ruleFile().replace("code.train", "code.trian"),
      says: /13:19 unknown word "code.trian"; did you mean "code.train"\?/,
    },
    {
      what: "an unknown base",
      text: ruleFile("extends: four-fredoms\n"),
      says: /extends the unknown definition "four-fredoms"; did you mean "four-freedoms"\?/,
    },
    { what: "itself as base", text: ruleFile("extends: refused.yaml\n"), says: /circle/ },
    {
      what: "ten megabytes",
      text: "x".repeat(10_000_000),
      says: /it has 10000000 bytes, and at most 1048576 are read/,
    },
  ];
  for (const { what, text, says } of refused) {
    test(`refuses ${what} before it looks at the target`, async () => {
      const path = text === undefined ? join(home, "none.yaml") : write("refused.yaml", text);
      const world = fakeWorld({ audit: () => Promise.reject(new Error("audited")) });
      assert.equal(await runCommandLine([home, "--policy", path], world), 2);
      assert.match(world.written.err, says);
    });
  }
});

describe("the exit code of a policy", () => {
  const failing: Violation = {
    rule: "r",
    severity: "medium",
    result: "fails",
    asks: "?",
    because: "b",
    remedy: "r",
    evidence: [],
  };
  const open: Violation = { ...failing, result: "undecided" };
  const waived = { reason: "r", until: "2027-01-01" };
  const rows: readonly {
    what: string;
    violations: readonly Violation[];
    unknowns?: PolicyVerdict["unknowns"];
    isOutOfScope?: true;
    args?: readonly string[];
    code: number;
  }[] = [
    { what: "nothing to say", violations: [], code: 0 },
    { what: "a policy that does not apply", violations: [], isOutOfScope: true, code: 4 },
    {
      what: "a policy that does not apply",
      violations: [],
      isOutOfScope: true,
      unknowns: "fail",
      code: 1,
    },
    {
      what: "a policy that does not apply",
      violations: [],
      isOutOfScope: true,
      unknowns: "pass",
      code: 0,
    },
    { what: "a failure", violations: [failing], code: 1 },
    { what: "a failure that is waived", violations: [{ ...failing, waived }], code: 0 },
    { what: "a failed warning", violations: [{ ...failing, isWarning: true }], code: 0 },
    {
      what: "a failure below --fail-on",
      violations: [failing],
      args: ["--fail-on", "high"],
      code: 0,
    },
    {
      what: "a failure at --fail-on",
      violations: [failing],
      args: ["--fail-on", "medium"],
      code: 1,
    },
    {
      what: "a failure that is information",
      violations: [{ ...failing, severity: "info" }],
      code: 0,
    },
    { what: "an unknown", violations: [open], code: 4 },
    { what: "an unknown that counts as failure", violations: [open], unknowns: "fail", code: 1 },
    { what: "an unknown that passes", violations: [open], unknowns: "pass", code: 0 },
    {
      what: "an unknown that is waived",
      violations: [{ ...open, waived }],
      unknowns: "fail",
      code: 0,
    },
  ];
  for (const { what, violations, unknowns = "incomplete", isOutOfScope, args = [], code } of rows) {
    test(`${what}${unknowns === "incomplete" ? "" : ` (${unknowns})`}: ${code}`, async () => {
      const counting = violations.filter(
        (each) => each.waived === undefined && each.isWarning === undefined,
      );
      const result = counting.some((each) => each.result === "fails")
        ? "fails"
        : counting.length > 0 || isOutOfScope === true
          ? "undecided"
          : "met";
      const policy: PolicyVerdict = {
        id: "acme",
        version: "1",
        title: "Acme",
        result,
        ...(isOutOfScope && { isOutOfScope }),
        unknowns,
        violations,
        met: 0,
        notes: [],
        shortestWay: { things: [], isShortest: true },
      };
      const { findings, ...report } = goldenReport("open-washed");
      const quiet = { ...report, findings: findings.filter(() => false), policy };
      const world = fakeWorld({ audit: () => Promise.resolve(quiet) });
      const path = write("code.yaml", ruleFile());
      assert.equal(await runCommandLine([home, "--policy", path, ...args], world), code);
      assert.match(
        world.written.out,
        new RegExp(`Policy acme 1: ${isOutOfScope === true ? "does not apply" : result}`),
      );
    });
  }
});
