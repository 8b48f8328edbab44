// What the tests of hostile releases are made with: a folder, an audit, and what must hold of every report.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, it, test } from "node:test";
import { AssayError, audit, type AuditOptions, type AuditReport } from "../index.ts";
import { decodeText } from "../release/decode-text.ts";
import { auditReportSchema } from "../report/contract.ts";
import { REPORT_FORMATS } from "../report/formats.ts";
import { plainPaint } from "../report/text/paint.ts";

/** This project's own example of an unchanged MIT text. */
export const MIT: string = readFileSync(
  new URL("../../examples/open-washed/LICENSE", import.meta.url),
  "utf8",
);

/** Files of a release by path. */
export type Tree = Readonly<Record<string, string | Buffer>>;

/** What a report, or the refusal of one, comes down to; a test names the parts that it is about. */
export interface Outcome {
  /** Code of the `AssayError` when there is no report. */
  readonly refused: string;
  /** Name of the step and its flags. */
  readonly ladder: string;
  readonly listing: string;
  readonly claims: string;
  /** `predicate verdict`, of openness claims. */
  readonly verdicts: readonly string[];
  /** `id match scope`, per license. */
  readonly code: readonly string[];
  readonly weights: readonly string[];
  readonly data: readonly string[];
  /** Kinds of clauses, sorted, each once. */
  readonly clauses: readonly string[];
  /** Ids, sorted, each once. */
  readonly findings: readonly string[];
  /** Messages of the findings that have one of the ids in question. */
  readonly messages: readonly string[];
  /** `what: why`. */
  readonly unread: readonly string[];
  /** Types of components that are not absent, with their status where it is not `present`. */
  readonly seen: readonly string[];
}

/** What is seen where a README is there and was not read: it alone may point at these. */
export const UNKNOWN_WITHOUT_CARD: readonly string[] = [
  "weights.final",
  "weights.intermediate",
  "optimizer",
  "code.train",
  "data.train",
  "doc.report",
  "doc.paper",
  "logs",
].map((type) => `${type} unknown`);

/** One hostile release. */
export interface HostileCase {
  readonly what: string;
  /** Files, or a function that makes the release in an empty folder and may say what to audit there. */
  readonly release: Tree | ((folder: string) => unknown);
  readonly options?: AuditOptions | ((folder: string) => AuditOptions);
  readonly is: Partial<Outcome>;
}

/** Audits each case in a folder of its own; all reports must be sound, and the parts named must be as said. */
export function specify(title: string, cases: readonly HostileCase[]): void {
  describe(title, () => {
    for (const { what, release, options, is } of cases) {
      it(what, async () => {
        const whole = await outcomeOf(release, options ?? {});
        const keys = Object.keys(is);
        const part = Object.entries(whole).filter(([key]) => keys.includes(key));
        assert.deepEqual(Object.fromEntries(part), is);
      });
    }
  });
}

/** Runs with an empty folder named `release` that is gone afterwards. */
export async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const place = mkdtempSync(join(tmpdir(), "assay-"));
  const folder = join(place, "release");
  mkdirSync(folder);
  try {
    return await use(folder);
  } finally {
    rmSync(place, { recursive: true });
  }
}

/** Writes files under a folder, with the folders that they need. */
export function writeTree(folder: string, tree: Tree): void {
  for (const [path, content] of Object.entries(tree)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** The report on these files, found sound. */
export function auditTree(tree: Tree, options: AuditOptions = {}): Promise<AuditReport> {
  return inFolder(async (folder) => {
    writeTree(folder, tree);
    const report = await audit(folder, options);
    assertSound(report, folder);
    return report;
  });
}

function outcomeOf(
  release: HostileCase["release"],
  options: NonNullable<HostileCase["options"]>,
): Promise<Partial<Outcome>> {
  return inFolder(async (folder) => {
    if (typeof release !== "function") writeTree(folder, release);
    const made = typeof release === "function" ? await release(folder) : undefined;
    const target = typeof made === "string" ? made : folder;
    try {
      const chosen = typeof options === "function" ? options(folder) : options;
      const report = await audit(target, chosen);
      assertSound(report, folder);
      return summarize(report);
    } catch (error) {
      if (error instanceof AssayError) return { refused: error.code };
      throw error;
    }
  });
}

function summarize(report: AuditReport): Outcome {
  const { findings, licenses, components, claims, clauses } = report;
  return {
    refused: "no",
    ladder: [report.ladder.name, ...report.ladder.flags].join(", "),
    listing: report.release.listing,
    claims: report.summary.claimsOpen,
    verdicts: claims
      .filter(({ predicate }) => !predicate.startsWith("license:"))
      .map(({ predicate, verdict }) => `${predicate} ${verdict}`),
    code: licenses.code.map(shown),
    weights: licenses.weights.map(shown),
    data: licenses.data.map(shown),
    clauses: distinct(clauses.map(({ kind }) => kind)),
    findings: distinct(findings.map(({ id }) => id)),
    messages: findings.map(({ id, message }) => `${id}: ${message}`),
    unread: report.unread.map(({ what, why }) => `${what}: ${why}`),
    seen: components
      .filter(({ status }) => status !== "absent")
      .map(({ type, status }) => (status === "present" ? type : `${type} ${status}`)),
  };
}

function shown({ id, match, scope }: AuditReport["licenses"]["code"][number]): string {
  return `${id} ${match} ${scope}`;
}

function distinct(words: readonly string[]): readonly string[] {
  return [...new Set(words)].toSorted();
}

/** Controls and marks that steer a terminal; JSON text keeps its line feeds. */
const STEERING = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

/** What holds of every report: its schema, harmless renderings without a path of this machine, evidence that is there. */
function assertSound(report: AuditReport, folder: string): void {
  const parsed = auditReportSchema.safeParse(report);
  assert.equal(parsed.error?.message, undefined);
  for (const { render } of REPORT_FORMATS) {
    const rendered = render(report, { width: 80, paint: plainPaint });
    assert.doesNotMatch(rendered, STEERING);
    assert.equal(rendered.includes(dirname(folder)), false, "a path of this machine");
  }
  for (const { file, line, text } of evidenceIn(report)) {
    if (line === undefined || text === undefined) continue;
    assert.ok(standsThere(join(folder, file), line, text), `${file}:${line} holds ${text}`);
  }
}

function* evidenceIn(
  value: unknown,
): Generator<Readonly<{ file: string; line?: number; text?: string }>> {
  if (typeof value !== "object" || value === null) return;
  // What lies in the release of a base model has its own tests.
  if ("release" in value && typeof value.release === "string") return;
  if ("file" in value && typeof value.file === "string") {
    const line = "line" in value && typeof value.line === "number" ? { line: value.line } : {};
    const text = "text" in value && typeof value.text === "string" ? { text: value.text } : {};
    yield { file: value.file, ...line, ...text };
  }
  for (const part of Object.values(value)) yield* evidenceIn(part);
}

/** Archives have no files beside them, and what vanished cannot be looked up: these have their own tests. */
function standsThere(path: string, line: number, text: string): boolean {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    return true;
  }
  const lines = decodeText(bytes, false).text.split(/\r\n|\n|\r/);
  const rest = lines
    .slice(line - 1, line + 40)
    .join(" ")
    .slice(0, 200_000);
  return rest.replace(/[\s\u2029]+/g, " ").includes(text);
}

test("a case says what a report comes down to", async () => {
  const report = await auditTree({ "README.md": "# Foo\n\nThe weights are not here yet.\n" });
  assert.equal(summarize(report).claims, "none-seen");
});
