import { AssayError } from "../bytes/errors.ts";

/** Names of all or some files of a release, recorded elsewhere: as when only the metadata of 700 GB was fetched. */
export interface Listing {
  /** Whether every file of the release is named. */
  readonly complete: boolean;
  /** Why it is not complete, for people. */
  readonly why?: string;
  readonly files: readonly ListedFile[];
}

/** A file as a listing names it. The path is not to be trusted, and never a place on this disk. */
export interface ListedFile {
  readonly path: string;
  /** Size in bytes; undefined when the listing does not know. */
  readonly byteLength?: number;
  /** Lower-case hex. */
  readonly sha256?: string;
}

const SHA256 = /^[0-9a-f]{64}$/i;

/**
 * Reads a recorded listing: `{"complete": true, "why": "...", "files": [{"path": "", "size": 0, "sha256": ""}]}`.
 * `why` and `sha256` may be missing, `size` may be missing or null; further keys are allowed and not read.
 * Throws `AssayError("listing-invalid")` that names the place, as in `files[3].size`.
 */
export function parseListing(text: string): Listing {
  const value = parseJson(text.startsWith("\ufeff") ? text.slice(1) : text);
  if (!isObject(value)) throw invalid("the listing", value, "an object");
  const { complete, why, files } = value;
  if (typeof complete !== "boolean") throw invalid("complete", complete, "true or false");
  if (why !== undefined && why !== null && typeof why !== "string") {
    throw invalid("why", why, "a text");
  }
  if (!Array.isArray(files)) throw invalid("files", files, "a list");
  return {
    complete,
    ...(typeof why === "string" && { why }),
    files: files.map((file: unknown, at) => parseFile(file, `files[${at}]`)),
  };
}

function parseFile(value: unknown, place: string): ListedFile {
  if (!isObject(value)) throw invalid(place, value, "an object");
  const { path, size, sha256 } = value;
  if (typeof path !== "string") throw invalid(`${place}.path`, path, "a text");
  if (path === "") throw invalid(`${place}.path`, path, "at least one character");
  return {
    path,
    ...(isGiven(size) && { byteLength: parseSize(size, `${place}.size`) }),
    ...(isGiven(sha256) && { sha256: parseDigest(sha256, `${place}.sha256`) }),
  };
}

function parseSize(value: unknown, place: string): number {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value;
  throw invalid(place, value, "a whole number of bytes from 0 to 2^53 - 1, or null");
}

function parseDigest(value: unknown, place: string): string {
  if (typeof value === "string" && SHA256.test(value)) return value.toLowerCase();
  throw invalid(place, value, "64 hexadecimal digits");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const detail = `not JSON${jsonPlace(error.message)}`;
    throw new AssayError("listing-invalid", `Cannot read listing: ${detail}`, { cause: error });
  }
}

/** Where JSON breaks off, as far as the parser says: for short texts it quotes the text in place of a position. */
function jsonPlace(message: string): string {
  if (message.includes("end of JSON input")) return ", it ends too early";
  const position = /at position (\d+)/.exec(message)?.[1];
  return position === undefined ? "" : ` at character ${position}`;
}

function isObject(
  value: unknown,
): value is Readonly<Record<"complete" | "why" | "files" | "path" | "size" | "sha256", unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function invalid(place: string, found: unknown, needed: string): AssayError {
  return new AssayError(
    "listing-invalid",
    `Cannot read listing: ${place} is ${describe(found)}, needed ${needed}`,
  );
}

/** What was found, quoted so that it stays on one line, and short. */
function describe(value: unknown): string {
  if (value === undefined) return "missing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "an object";
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}
