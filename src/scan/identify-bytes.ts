import { basename } from "node:path";
import { fileKind } from "../inventory/file-kind.ts";
import type { FileAnswer, FileDifference, FileMatch } from "../licenses/file-answer.ts";
import type { Clause, LicenseEngine, LicenseMatch } from "../licenses/license.ts";
import { textOfBytes } from "../release/text-of-bytes.ts";
import { canonicalText } from "./canonical-text.ts";

/** Reads the bytes of a file as text and says which licenses it states, and what these demand. */
export async function identifyBytes(
  engine: LicenseEngine,
  path: string,
  bytes: Uint8Array,
): Promise<FileAnswer> {
  const start = performance.now();
  const content = textOfBytes(bytes, false);
  if ("binary" in content) return { path, error: { code: "binary", message: content.binary } };
  const { text } = content;
  const found = engine.identify(text, basename(path));
  const matches: FileMatch[] = [];
  // One after the other: hostile files hold hundreds of thousands, and each promise takes memory.
  for (const match of found.matches) matches.push(await withDetails(engine, text, match));
  const clauses = await clausesOfUnknown(path, text, matches);
  const ms = Math.round((performance.now() - start) * 1000) / 1000;
  return { path, ...found, matches, ...(clauses.length > 0 && { clauses }), ms };
}

async function withDetails(
  engine: LicenseEngine,
  text: string,
  match: LicenseMatch,
): Promise<FileMatch> {
  const name = engine.facts(match.id)?.name;
  const clauses = await clausesOf(text, match);
  return {
    ...match,
    differences: withCanonicalWords(engine, match),
    ...(name === undefined ? {} : { name }),
    ...(clauses === undefined ? {} : { clauses }),
  };
}

/** The clauses of a license text. The rules of wording are loaded when a text that was changed needs them. */
async function clausesOf(
  text: string,
  { clauses, differences }: LicenseMatch,
): Promise<readonly Clause[] | undefined> {
  if (clauses === undefined || differences.length === 0) return clauses;
  const { clausesInMatch } = await import("../licenses/clauses/clauses-of.ts");
  return clausesInMatch(text, { clauses, differences });
}

/** Adds the words of the license that stand where the text has others, or none. */
function withCanonicalWords(
  engine: LicenseEngine,
  { id, differences }: LicenseMatch,
): readonly FileDifference[] {
  if (differences.every(({ kind }) => kind === "added")) return differences;
  const text = canonicalText(id);
  const wordsOf = text === undefined ? undefined : engine.canonicalWords(id, text);
  if (!wordsOf) return differences;
  return differences.map((difference) => {
    const { from, to } = difference.reference;
    return from === to ? difference : { ...difference, canonical: wordsOf(from, to) };
  });
}

/** A file that is named as one of terms, and holds no known text, is read for clauses. */
async function clausesOfUnknown(
  path: string,
  text: string,
  matches: readonly FileMatch[],
): Promise<readonly Clause[]> {
  if (fileKind(path) !== "license") return [];
  if (matches.some(({ kind }) => kind === "exact" || kind === "modified")) return [];
  const { possibleClauses } = await import("../licenses/clauses/clauses-of.ts");
  return possibleClauses(text);
}
