import assert from "node:assert/strict";
import {
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { AssayError, type AssayErrorCode } from "../bytes/errors.ts";
import { json } from "../report/formats/json.ts";
import { text } from "../report/formats/text.ts";
import { ansiPaint, plainPaint } from "../report/text/paint.ts";
import { runCommandLine } from "./command-line.ts";
import { fakeWorld, goldenReport } from "./fake-world.test.ts";
import type { AuditRequest } from "./world.ts";

const report = goldenReport("open-washed");
const home = mkdtempSync(join(tmpdir(), "assay-cli-"));
after(() => {
  rmSync(home, { recursive: true, force: true });
});

describe("assay", () => {
  const usage = [
    { what: "no target", args: [], says: "missing required argument 'target'" },
    {
      what: "a misspelled option",
      args: ["x", "--formt", "json"],
      says: "(Did you mean --format?)",
    },
    {
      what: "an unknown format",
      args: ["x", "--format", "xml"],
      says: "Allowed choices are text, json.",
    },
    {
      what: "an unknown severity",
      args: ["x", "--fail-on", "bad"],
      says: "never, high, medium, low, info",
    },
    { what: "two targets", args: ["x", "y"], says: "Expected 1 argument but got 2: x, y." },
    {
      what: "a width that is no number",
      args: ["x", "--width", "wide"],
      says: "Expected a whole number from 60 to 1000.",
    },
    {
      what: "a width below 60",
      args: ["x", "--width", "59"],
      says: "Expected a whole number from 60 to 1000.",
    },
    { what: "an option without its value", args: ["x", "--output"], says: "argument missing" },
    {
      what: "a listing that is not there",
      args: ["x", "--listing", join(home, "none.json")],
      says: 'assay: Cannot read the listing "',
    },
  ];
  for (const { what, args, says } of usage) {
    it(`ends with 2 and says what was expected: ${what}`, async () => {
      const world = fakeWorld();
      assert.equal(await runCommandLine(args, world), 2);
      assert.equal(world.written.out, "");
      assert.ok(world.written.err.startsWith("assay: "), world.written.err);
      assert.ok(world.written.err.includes(says), world.written.err);
    });
  }

  const failures: readonly { code: AssayErrorCode; exitCode: number }[] = [
    { code: "usage", exitCode: 2 },
    { code: "listing-invalid", exitCode: 2 },
    { code: "target-not-found", exitCode: 3 },
    { code: "target-not-allowed", exitCode: 3 },
    { code: "target-unreadable", exitCode: 3 },
    { code: "aborted", exitCode: 130 },
    { code: "offline", exitCode: 4 },
    { code: "network", exitCode: 4 },
    { code: "too-large", exitCode: 4 },
    { code: "wrong-bytes", exitCode: 4 },
  ];
  for (const { code, exitCode } of failures) {
    it(`ends with ${exitCode} and one line for ${code}`, async () => {
      const world = fakeWorld({
        audit: () => Promise.reject(new AssayError(code, "Cannot do it: \u001b[2Jno")),
      });
      assert.equal(await runCommandLine(["x"], world), exitCode);
      assert.deepEqual(world.written, { out: "", err: "assay: Cannot do it: \\u001b[2Jno\n" });
    });
  }

  it("ends with 5 and keeps the stack of our own mistakes", async () => {
    const world = fakeWorld({ audit: () => Promise.reject(new TypeError("x is not a function")) });
    assert.equal(await runCommandLine(["x"], world), 5);
    assert.match(
      world.written.err,
      /^assay: a mistake of ours.*\nTypeError: x is not a function\n {4}at /,
    );
  });

  it("ends with 130 when it was interrupted, whatever the audit says then", async () => {
    const world = fakeWorld({
      signal: AbortSignal.abort(),
      audit: () => Promise.reject(new Error("socket closed")),
    });
    assert.equal(await runCommandLine(["x"], world), 130);
    assert.deepEqual(world.written, { out: "", err: "assay: interrupted\n" });
  });

  for (const args of [["--help"], ["-h"], ["audit", "--help"]]) {
    it(`prints help with examples and exit codes for ${args.join(" ")}`, async () => {
      const world = fakeWorld();
      assert.equal(await runCommandLine(args, world), 0);
      assert.equal(world.written.err, "");
      for (const word of ["--listing <file>", "--fail-on <severity>", "Examples:", "Exit codes:"]) {
        assert.ok(world.written.out.includes(word), word);
      }
      assert.deepEqual(
        world.written.out.split("\n").filter((line) => line.length > 80),
        [],
      );
    });
  }

  it("prints the version of the package", async () => {
    const world = fakeWorld();
    const manifest = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
    assert.equal(await runCommandLine(["--version"], world), 0);
    assert.ok(manifest.includes(`"version": "${world.written.out.trim()}"`));
  });

  it("prints the published schema", async () => {
    const world = fakeWorld();
    const schema = new URL("../../docs/schema/report-1.schema.json", import.meta.url);
    assert.equal(await runCommandLine(["schema"], world), 0);
    assert.equal(world.written.out, readFileSync(schema, "utf8"));
  });
});

describe("assay audit", () => {
  const plain80 = text.render(report, { width: 80, paint: plainPaint });

  for (const args of [["x"], ["audit", "x"], ["--quiet", "x"], ["x", "--offline"]]) {
    it(`prints the text report for ${args.join(" ")}`, async () => {
      const world = fakeWorld();
      await runCommandLine(args, world);
      assert.deepEqual(world.written, { out: plain80, err: "" });
    });
  }

  it("prints JSON", async () => {
    const world = fakeWorld();
    await runCommandLine(["x", "--format", "json"], world);
    assert.equal(world.written.out, json.render(report, { width: 80, paint: plainPaint }));
  });

  it("hands target, listing and subject to the audit as they were given", async () => {
    const listing = join(home, "tree.json");
    writeFileSync(listing, '{"complete":true}');
    const asked: (Pick<AuditRequest, "listing" | "subject"> & { target: string })[] = [];
    const world = fakeWorld({
      audit: (target, { listing, subject }) => {
        asked.push({
          target,
          ...(listing !== undefined && { listing }),
          ...(subject !== undefined && { subject }),
        });
        return Promise.resolve(report);
      },
    });
    await runCommandLine(["./a b", "--listing", listing, "--subject", "Nimbus-7B"], world);
    await runCommandLine(["c"], world);
    assert.deepEqual(asked, [
      { target: "./a b", listing: '{"complete":true}', subject: "Nimbus-7B" },
      { target: "c" },
    ]);
  });

  it("hands on every further target", async () => {
    const asked: (readonly string[] | undefined)[] = [];
    const world = fakeWorld({
      audit: (_, { also }) => {
        asked.push(also);
        return Promise.resolve(report);
      },
    });
    await runCommandLine(["a", "--also", "gh:b/c", "--also", "d"], world);
    await runCommandLine(["a"], world);
    assert.deepEqual(asked, [["gh:b/c", "d"], undefined]);
  });

  const looks = [
    { what: "a pipe", isTTY: false, env: {}, args: [], colored: false, width: 80 },
    { what: "a terminal", isTTY: true, columns: 100, env: {}, args: [], colored: true, width: 100 },
    {
      what: "a terminal that says nothing of its width",
      isTTY: true,
      env: {},
      args: [],
      colored: true,
      width: 80,
    },
    {
      what: "--width",
      isTTY: true,
      columns: 100,
      env: {},
      args: ["--width", "70"],
      colored: true,
      width: 70,
    },
    {
      what: "--no-color",
      isTTY: true,
      columns: 80,
      env: { FORCE_COLOR: "1" },
      args: ["--no-color"],
      colored: false,
      width: 80,
    },
    {
      what: "NO_COLOR",
      isTTY: true,
      columns: 80,
      env: { NO_COLOR: "1" },
      args: [],
      colored: false,
      width: 80,
    },
    {
      what: "an empty NO_COLOR",
      isTTY: true,
      columns: 80,
      env: { NO_COLOR: "" },
      args: [],
      colored: true,
      width: 80,
    },
    {
      what: "NO_COLOR and FORCE_COLOR",
      isTTY: true,
      columns: 80,
      env: { NO_COLOR: "1", FORCE_COLOR: "1" },
      args: [],
      colored: false,
      width: 80,
    },
    {
      what: "FORCE_COLOR on a pipe",
      isTTY: false,
      env: { FORCE_COLOR: "1" },
      args: [],
      colored: true,
      width: 80,
    },
    {
      what: "FORCE_COLOR=0",
      isTTY: true,
      columns: 80,
      env: { FORCE_COLOR: "0" },
      args: [],
      colored: false,
      width: 80,
    },
    {
      what: "a dumb terminal",
      isTTY: true,
      columns: 80,
      env: { TERM: "dumb" },
      args: [],
      colored: false,
      width: 80,
    },
  ];
  for (const { what, args, colored, width, ...rest } of looks) {
    it(`looks right on ${what}`, async () => {
      const world = fakeWorld(rest);
      await runCommandLine(["x", ...args], world);
      assert.equal(
        world.written.out,
        text.render(report, { width, paint: colored ? ansiPaint : plainPaint }),
      );
    });
  }
});

describe("--output", () => {
  it("writes the whole report, without colors, in the place of what was there", async () => {
    const file = join(home, "report.txt");
    writeFileSync(file, "old");
    const world = fakeWorld({ isTTY: true, columns: 200 });
    assert.equal(await runCommandLine(["x", "--output", file], world), 4);
    assert.deepEqual(world.written, { out: "", err: "" });
    assert.equal(readFileSync(file, "utf8"), text.render(report, { width: 80, paint: plainPaint }));
    assert.deepEqual(
      readdirSync(home).filter((name) => name.endsWith(".tmp")),
      [],
    );
  });

  it("follows a link to the file behind it", async () => {
    const file = join(home, "real.json");
    const link = join(home, "link.json");
    writeFileSync(file, "old");
    symlinkSync(file, link);
    await runCommandLine(["x", "--format", "json", "--output", link], fakeWorld());
    assert.equal(readFileSync(file, "utf8"), json.render(report, { width: 80, paint: plainPaint }));
  });

  it("ends with 2 when the folder is not there, and leaves nothing behind", async () => {
    const world = fakeWorld();
    assert.equal(await runCommandLine(["x", "--output", join(home, "none", "r.txt")], world), 2);
    assert.match(world.written.err, /^assay: Cannot write the report to ".*r\.txt": ENOENT/);
  });

  for (const { what, args } of [
    { what: "the policy", args: ["init", "policy", "--output"] },
    { what: "the record", args: ["x", "--write-mof"] },
  ]) {
    it(`says that it was ${what} that could not be written`, async () => {
      const world = fakeWorld();
      assert.equal(await runCommandLine([...args, join(home, "none", "f")], world), 2);
      assert.match(world.written.err, new RegExp(`assay: Cannot write ${what} to ".*f": ENOENT`));
    });
  }

  it("writes to stdout for -", async () => {
    const world = fakeWorld();
    await runCommandLine(["x", "--output", "-"], world);
    assert.equal(world.written.out, text.render(report, { width: 80, paint: plainPaint }));
  });
});
