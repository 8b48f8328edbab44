import { basename } from "node:path";
import { fileKind } from "../inventory/file-kind.ts";
import { AssayError, FormatError } from "../bytes/errors.ts";
import type { FileAnswer, FileLicenses, UnreadFile } from "../licenses/file-answer.ts";
import type { FileContent } from "./file-to-read.ts";
import { type LongFile, withPieces } from "./long-file.ts";
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

/** Reads a file as text and says which licenses it states, and what these demand. */
export async function identifyContent(
  engine: LicenseEngine,
  path: string,
  content: FileContent,
): Promise<FileAnswer> {
  const start = performance.now();
  const found = await ("place" in content
    ? identifyFile(engine, path, content)
    : identifyBytes(engine, path, content));
  if ("code" in found) return { path, error: found };
  const ms = Math.round((performance.now() - start) * 1000) / 1000;
  return { path, ...found, ms };
}

type Found = Omit<FileLicenses, "path" | "ms"> | UnreadFile["error"];

async function identifyBytes(
  engine: LicenseEngine,
  path: string,
  bytes: Uint8Array,
): Promise<Found> {
  const content = textPieces(bytes);
  if ("binary" in content) return { code: "binary", message: content.binary };
  const { text, pieces } = content;
  if (text === undefined) return (await readerOfLong(engine, path))(pieces);
  const found = await identifyWhole(engine, text, basename(path));
  if (!mayBeUnknownTerms(path, found)) return found;
  const { possibleClausesOf } = await import("../licenses/clauses/clauses-of.ts");
  return withClauses(found, possibleClausesOf(pieces));
}

/** A long file is read where it lies: it may be gone or changed by now. */
async function identifyFile(engine: LicenseEngine, path: string, file: LongFile): Promise<Found> {
  const read = await readerOfLong(engine, path);
  try {
    return withPieces(file, read);
  } catch (error) {
    if (!(error instanceof AssayError || error instanceof FormatError)) throw error;
    return { code: "unreadable", message: error.message };
  }
}

/** A long text is gone when all of it is read: its matches are made complete on the way. */
async function readerOfLong(
  engine: LicenseEngine,
  path: string,
): Promise<(pieces: Iterable<string>) => Found> {
  const { possibleClausesOf } = await import("../licenses/clauses/clauses-of.ts");
  const options = { fileName: basename(path), complete: await withWording(engine) };
  return (pieces) => {
    const found = engine.identifyPieces(pieces, options);
    return mayBeUnknownTerms(path, found) ? withClauses(found, possibleClausesOf(pieces)) : found;
  };
}

/** A file that is named as one of terms, and holds no known text, is read for clauses. */
function mayBeUnknownTerms(path: string, { matches }: FileIdentification): boolean {
  return (
    fileKind(path) === "license" &&
    !matches.some(({ kind }) => kind === "exact" || kind === "modified")
  );
}

function withClauses(found: FileIdentification, clauses: readonly Clause[]): Found {
  return clauses.length === 0 ? found : { ...found, clauses };
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
