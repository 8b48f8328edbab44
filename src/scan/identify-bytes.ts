import { basename } from "node:path";
import { fileKind } from "../inventory/file-kind.ts";
import type { FileAnswer } from "../licenses/file-answer.ts";
import type {
  Clause,
  CompleteMatch,
  FileDifference,
  FileIdentification,
  FileMatch,
  LicenseEngine,
  LicenseMatch,
} from "../licenses/license.ts";
import { textPieces } from "../release/text-pieces.ts";
import { canonicalText } from "./canonical-text.ts";

/** Reads the bytes of a file as text and says which licenses it states, and what these demand. */
export async function identifyBytes(
  engine: LicenseEngine,
  path: string,
  bytes: Uint8Array,
): Promise<FileAnswer> {
  const start = performance.now();
  const content = textPieces(bytes);
  if ("binary" in content) return { path, error: { code: "binary", message: content.binary } };
  const { text, pieces } = content;
  const found =
    text === undefined
      ? await identifyLong(engine, pieces, basename(path))
      : await identifyWhole(engine, text, basename(path));
  const clauses = await clausesOfUnknown(path, pieces, found.matches);
  const ms = Math.round((performance.now() - start) * 1000) / 1000;
  return { path, ...found, ...(clauses.length > 0 && { clauses }), ms };
}

/** The rules of wording are loaded when a text that was changed needs them. */
async function identifyWhole(
  engine: LicenseEngine,
  text: string,
  fileName: string,
): Promise<FileIdentification> {
  const found = engine.identify(text, fileName);
  const complete = found.matches.some(isChanged)
    ? await withWording(engine)
    : withoutWording(engine);
  return { ...found, matches: found.matches.map((match) => complete(match, text)) };
}

/** A long text is gone when all of it is read: its matches are made complete on the way. */
async function identifyLong(
  engine: LicenseEngine,
  pieces: Iterable<string>,
  fileName: string,
): Promise<FileIdentification> {
  return engine.identifyPieces(pieces, { fileName, complete: await withWording(engine) });
}

function isChanged({ clauses, differences }: LicenseMatch): boolean {
  return clauses !== undefined && differences.length > 0;
}

/** Adds the name of the license, and its words where the text has others. */
function withoutWording(engine: LicenseEngine): CompleteMatch {
  return (match) => {
    const name = engine.facts(match.id)?.name;
    const differences = withCanonicalWords(engine, match);
    return { ...match, differences, ...(name === undefined ? {} : { name }) };
  };
}

/** Adds the clauses that words added to a license text may be, too. */
async function withWording(engine: LicenseEngine): Promise<CompleteMatch> {
  const { clausesInMatch } = await import("../licenses/clauses/clauses-of.ts");
  const complete = withoutWording(engine);
  return (match, text) => {
    const completed = complete(match, text);
    const { clauses, differences } = match;
    return clauses !== undefined && differences.length > 0
      ? { ...completed, clauses: clausesInMatch(text, { clauses, differences }) }
      : completed;
  };
}

/** Adds the words of the license that stand where the text has others, or none. */
function withCanonicalWords(
  engine: LicenseEngine,
  { id, differences }: FileMatch,
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
  pieces: Iterable<string>,
  matches: readonly FileMatch[],
): Promise<readonly Clause[]> {
  if (fileKind(path) !== "license") return [];
  if (matches.some(({ kind }) => kind === "exact" || kind === "modified")) return [];
  const { possibleClausesOf } = await import("../licenses/clauses/clauses-of.ts");
  return possibleClausesOf(pieces);
}
