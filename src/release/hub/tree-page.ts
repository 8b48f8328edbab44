import { AssayError } from "../../bytes/errors.ts";

/** A file as the tree of a repository lists it. The path comes from the server and is not to be trusted. */
export interface TreeFile {
  readonly path: string;
  /** Of the file itself, also where git holds only a pointer to it. */
  readonly byteLength: number;
  /** Digest of the blob in git, which is the pointer where `sha256` is given. */
  readonly gitSha1: string;
  /** Digest of the file, where it is kept outside of git. */
  readonly sha256?: string;
  /** Only a hint: nothing that we read is addressed by it. */
  readonly xetHash?: string;
}

/** One page of a listing. */
export interface TreePage {
  readonly files: readonly TreeFile[];
  /** Files and folders. */
  readonly entries: number;
}

const SHA1 = /^[0-9a-f]{40}$/;
const SHA256 = /^[0-9a-f]{64}$/;

/** Reads a page of `GET /api/{kind}/{id}/tree/{revision}`. Throws `AssayError("network")` for what is none. */
export function parseTreePage(value: unknown, id: string): TreePage {
  if (!Array.isArray(value)) throw wrong(id, "not a list");
  const files = value.flatMap((entry: unknown) => parseEntry(entry, id) ?? []);
  return { files, entries: value.length };
}

function parseEntry(entry: unknown, id: string): TreeFile | undefined {
  if (!isObject(entry)) throw wrong(id, "an entry is no object");
  const { type, path, size, oid, lfs, xetHash } = entry;
  if (typeof type !== "string" || typeof path !== "string") {
    throw wrong(id, "an entry without a path");
  }
  // The hub calls a submodule "unknown"; it is another repository, and the official clients leave it out, too.
  if (type !== "file") return undefined;
  if (!isSize(size) || typeof oid !== "string" || !SHA1.test(oid)) {
    throw wrong(id, `the entry ${JSON.stringify(path)} has no size or no digest`);
  }
  const kept = isObject(lfs) ? lfs : undefined;
  const sha256 = kept?.oid;
  if (kept && !(typeof sha256 === "string" && SHA256.test(sha256))) {
    throw wrong(id, `the entry ${JSON.stringify(path)} has no digest`);
  }
  return {
    path,
    byteLength: kept && isSize(kept.size) ? kept.size : size,
    gitSha1: oid,
    ...(typeof sha256 === "string" && { sha256 }),
    ...(typeof xetHash === "string" && { xetHash }),
  };
}

function isSize(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function isObject(
  value: unknown,
): value is Readonly<Record<"type" | "path" | "size" | "oid" | "lfs" | "xetHash", unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function wrong(id: string, detail: string): AssayError {
  return new AssayError("network", `Cannot list the files of ${id}: ${detail}`);
}
