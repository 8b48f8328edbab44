import { count } from "../text/count.ts";
import type { CanonicalComparison, CanonicalHunk } from "../../licenses/license.ts";
import type { RenderOptions } from "../report-format.ts";
import { joinWords, paragraph } from "../text/layout.ts";
import { clauseLines } from "./file-text.ts";
import { type DiffPiece, wordDiff } from "./word-diff.ts";

/** Changes nearer to each other than this, in characters, are shown together. */
const NEAR = 160;
/** Characters of the file around a change that the context is taken from. */
const AROUND = 200;

/** A file and the license that it was compared with. */
export interface ComparedFile {
  readonly name: string;
  readonly text: string;
  readonly comparison: CanonicalComparison;
}

/** Where a file differs from a license, for reading: the answer, each place as a word diff, then the clauses. */
export function canonicalText(compared: ComparedFile, options: RenderOptions): string {
  const { comparison } = compared;
  const lines = [
    ...paragraph(answer(compared), { ...options, tone: "title" }),
    ...paragraph(sizes(comparison), options),
    ...groups(comparison.hunks).flatMap((hunks) => groupLines(hunks, compared.text, options)),
    ...clauseLines(comparison.clauses, "Clauses", options),
  ];
  return `${lines.join("\n")}\n`;
}

function answer({ name, comparison: { id, hunks } }: ComparedFile): string {
  const real = hunks.filter(({ isMinor }) => !isMinor);
  if (hunks.length === 0) return `${name} is ${id}, word for word`;
  if (real.length === 0) return `${name} is ${id} but for ${count(hunks.length, "small change")}`;
  const kinds = (["added", "removed", "changed"] as const)
    .map((kind) => ({ kind, number: real.filter((one) => one.kind === kind).length }))
    .filter(({ number }) => number > 0)
    .map(({ kind, number }) => `${number} ${kind}`);
  return `${name} differs from ${id} in ${count(real.length, "place")}: ${joinWords(kinds)}`;
}

function sizes({ words, hunks }: CanonicalComparison): string {
  const unknown = hunks.some(({ licenseWords, canonical }) => licenseWords > 0 && !canonical);
  const note = unknown ? "; its words are not at hand, so that missing ones are only counted" : "";
  return `${words.common} of the license's ${count(words.license, "word")} stand here${note}.`;
}

/** Changes that stand near each other. */
function groups(hunks: readonly CanonicalHunk[]): readonly (readonly CanonicalHunk[])[] {
  const found: CanonicalHunk[][] = [];
  for (const hunk of hunks) {
    const last = found.at(-1);
    const end = last?.at(-1)?.end;
    if (last && end !== undefined && hunk.start - end < NEAR) last.push(hunk);
    else found.push([hunk]);
  }
  return found;
}

function groupLines(
  hunks: readonly CanonicalHunk[],
  text: string,
  options: RenderOptions,
): readonly string[] {
  const [first] = hunks;
  const last = hunks.at(-1);
  if (!first || !last) return [];
  const kinds = [
    ...new Set(hunks.map(({ kind, isMinor }) => `${kind}${isMinor ? ", minor" : ""}`)),
  ];
  const pieces: DiffPiece[] = [
    { kind: "same", text: text.slice(Math.max(0, first.start - AROUND), first.start) },
  ];
  let at = first.start;
  for (const hunk of hunks) {
    pieces.push({ kind: "same", text: text.slice(at, hunk.start) });
    if (hunk.licenseWords > 0) pieces.push({ kind: "removed", text: theirWords(hunk) });
    pieces.push({ kind: "added", text: hunk.text });
    at = hunk.end;
  }
  pieces.push({ kind: "same", text: text.slice(at, at + AROUND) });
  return [
    "",
    ...paragraph(`Line ${first.line}: ${kinds.join(", ")}`, { ...options, tone: "doubtful" }),
    ...wordDiff(
      pieces.filter((piece) => piece.text !== ""),
      2,
      options,
    ),
  ];
}

function theirWords({ canonical, licenseWords }: CanonicalHunk): string {
  return canonical ?? `${count(licenseWords, "word")} of the license`;
}
