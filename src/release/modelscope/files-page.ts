import { AssayError } from "../../bytes/errors.ts";
import { isFields, type JsonFields } from "../json-fields.ts";

/** A file as ModelScope lists it. The path is not to be trusted. */
export interface ListedFile {
  readonly path: string;
  readonly byteLength: number;
  readonly sha256?: string;
}

/** One answer with files. */
export interface FilesPage {
  readonly files: readonly ListedFile[];
  /** Files and folders in this answer. */
  readonly entries: number;
  /** Files and folders in all, where the server says it. */
  readonly total?: number;
  /** The last commit, where the server says it. */
  readonly commit?: string;
}

const SHA256 = /^[0-9a-f]{64}$/i;
const COMMIT = /^[0-9a-f]{40}$/;

/** What every answer of the interface is wrapped in. Throws `AssayError` where it says that the request failed. */
export function dataOf(answer: unknown, id: string): JsonFields {
  if (!isFields(answer)) throw wrong(id, "the answer is no object");
  const { Code, Success, Message, Data } = answer;
  if (Success === false || (typeof Code === "number" && Code !== 200)) {
    const words = typeof Message === "string" ? Message.slice(0, 200) : String(Code);
    const message = `Cannot read ${id}: ModelScope says ${JSON.stringify(words)}`;
    throw new AssayError("target-not-found", message);
  }
  if (!isFields(Data)) throw wrong(id, "the answer has no data");
  return Data;
}

/** Reads a list of files. Throws `AssayError` for what is none. */
export function parseFilesPage(answer: unknown, id: string): FilesPage {
  const { Files, TotalCount, LatestCommitter } = dataOf(answer, id);
  const entries = Files === null ? [] : Files;
  if (!Array.isArray(entries)) throw wrong(id, "it has no list of files");
  const commit = isFields(LatestCommitter) ? LatestCommitter["Id"] : undefined;
  const total = TotalCount ?? (isFields(answer) ? answer["TotalCount"] : undefined);
  return {
    files: entries.flatMap((entry: unknown) => parseEntry(entry, id) ?? []),
    entries: entries.length,
    ...(isSize(total) && { total }),
    ...(typeof commit === "string" && COMMIT.test(commit) && { commit }),
  };
}

function parseEntry(entry: unknown, id: string): ListedFile | undefined {
  if (!isFields(entry)) throw wrong(id, "an entry is no object");
  const { Type, Path, Size, Sha256 } = entry;
  if (Type === "tree") return undefined;
  if (typeof Path !== "string" || Path === "") throw wrong(id, "an entry has no path");
  if (!isSize(Size)) throw wrong(id, `the entry ${JSON.stringify(Path)} has no size`);
  const hasDigest = typeof Sha256 === "string" && SHA256.test(Sha256);
  return { path: Path, byteLength: Size, ...(hasDigest && { sha256: Sha256.toLowerCase() }) };
}

function isSize(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function wrong(id: string, detail: string): AssayError {
  return new AssayError("network", `Cannot list the files of ${id}: ${detail}`);
}
