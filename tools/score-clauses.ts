/**
 * Measures `findClauses` on a folder of labelled releases and license texts:
 * `node tools/score-clauses.ts ../shared [--misses]`. The labels are not complete, so that precision is a lower bound.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { findClauses } from "../src/licenses/clauses/find-clauses.ts";
import { CLAUSE_KINDS } from "../src/licenses/license.ts";

const root = process.argv[2] ?? "../shared";
const showMisses = process.argv.includes("--misses");

/** Files that hold terms; README and cards are read by the inventory, sentence by sentence. */
const TERMS_FILE = /licen[sc]e|copying|use_policy|notice|terms|agreement/i;

const LABELS = z.object({
  restrictions: z
    .array(z.object({ kind: z.string(), evidence: z.array(z.object({ file: z.string() })) }))
    .default([]),
});

const totals = { wanted: 0, found: 0, given: 0, right: 0 };
const releases = join(root, "releases");
for (const release of readdirSync(releases).toSorted()) {
  const labels = readLabels(join(releases, release, "expected.json"));
  if (labels === undefined) continue;
  const files = new Set([
    ...readdirSync(join(releases, release)).filter((name) => TERMS_FILE.test(name)),
    ...labels.map((label) => label.file),
  ]);
  const wanted = new Set(labels.map((label) => label.kind));
  const given = new Set<string>();
  for (const file of files) {
    for (const clause of findClauses(readFileSync(join(releases, release, file), "utf8"))) {
      given.add(clause.kind);
    }
  }
  const right = [...given].filter((kind) => wanted.has(kind));
  totals.wanted += wanted.size;
  totals.found += right.length;
  totals.given += given.size;
  totals.right += right.length;
  if (showMisses) {
    console.log(release);
    console.log(`  not found: ${[...wanted].filter((kind) => !given.has(kind)).join(", ")}`);
    console.log(`  not labelled: ${[...given].filter((kind) => !wanted.has(kind)).join(", ")}`);
  }
}

const texts = join(root, "licenses", "texts");
const counts = new Map<string, number>(CLAUSE_KINDS.map((kind) => [kind, 0]));
let textCount = 0;
for (const name of readdirSync(texts)) {
  textCount++;
  const kinds = new Set(findClauses(readFileSync(join(texts, name), "utf8")).map((c) => c.kind));
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
}
for (const [kind, count] of counts) console.log(`${kind.padEnd(28)}${String(count).padStart(4)}`);
console.log(`of ${textCount} texts`);
console.log(
  `clauses of ${totals.wanted} labelled kinds: found ${totals.found} (recall ${percent(totals.found, totals.wanted)}), ` +
    `precision at least ${percent(totals.right, totals.given)} of ${totals.given}`,
);

function percent(part: number, whole: number): string {
  return `${whole === 0 ? 100 : Math.round((100 * part) / whole)} %`;
}

function readLabels(path: string): readonly { kind: string; file: string }[] | undefined {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if (
      error instanceof Error &&
      "code" in error &&
      (error.code === "ENOENT" || error.code === "ENOTDIR")
    ) {
      return undefined;
    }
    throw error;
  }
  const parsed = LABELS.parse(JSON.parse(text));
  return parsed.restrictions.flatMap((r) =>
    r.evidence.map((e) => ({ kind: r.kind, file: e.file })),
  );
}
