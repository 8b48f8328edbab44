import { FormatError } from "../../bytes/errors.ts";
import type { HashKind } from "../hash-kind.ts";

/** What a signature lists: a file, or a part of one, with its digest. */
export interface Resource {
  /** Relative to the model, with slashes; `.` for a model that is a single file. */
  readonly path: string;
  /** Bytes of the file that the digest is of; the whole file where there is none. */
  readonly range?: { readonly start: number; readonly end: number };
  readonly hash: HashKind;
  /** Lower-case hex. */
  readonly digest: string;
}

/** How files became resources. */
export interface Serialization {
  readonly method: "files" | "shards";
  readonly hash: HashKind;
  /** Length of a part, with `shards`. */
  readonly shardBytes?: number;
  /** Whether links were followed. */
  readonly allowLinks: boolean;
  /** Paths below the model that are no part of it, with all that lies in them. */
  readonly ignored: readonly string[];
}

/** A model as a signature sees it. */
export interface Manifest {
  /** The name that the model had; only for information. */
  readonly name: string;
  readonly serialization: Serialization;
  readonly resources: readonly Resource[];
}

/** What version control keeps beside a model: the Python tool passes it over unless told otherwise. */
export const GIT_PATHS: readonly string[] = [".git", ".gitattributes", ".github", ".gitignore"];

/** Whether a path is one of some others, or lies in one of them; a signature may name as many as it likes. */
export function isWithin(path: string, folders: ReadonlySet<string>): boolean {
  if (folders.has(".") || folders.has(path)) return true;
  for (let at = path.lastIndexOf("/"); at > 0; at = path.lastIndexOf("/", at - 1)) {
    if (folders.has(path.slice(0, at))) return true;
  }
  return false;
}

/** Order of paths by their steps, and of steps by their code points, which is the order of their bytes in UTF-8. */
export function byPathSteps(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let at = 0;
  while (at < shorter && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return at === shorter ? a.length - b.length : rank(a, at) - rank(b, at);
}

/** A slash ends a step, so it comes before everything that may go on with it; surrogates stand for what comes after the rest. */
function rank(path: string, at: number): number {
  const unit = path.charCodeAt(at);
  if (unit === 0x2f) return 0;
  return unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit;
}

/** Refuses a path that is no plain path below the model. Throws `FormatError`. */
export function checkedPath(path: string): string {
  const isPlain =
    path === "." ||
    (!path.includes("\0") &&
      path.split("/").every((step) => step !== "" && step !== "." && step !== ".."));
  if (isPlain) return path;
  throw new FormatError("bad-path", `Cannot accept "${path}": it is no path below the model`);
}

/** The part of a file that `path:start:end` names. Throws `FormatError`. */
export function parseShardName(name: string): Pick<Resource, "path"> & {
  readonly range: { readonly start: number; readonly end: number };
} {
  const parts = /^(?<path>[^]+):(?<start>[0-9]{1,16}):(?<end>[0-9]{1,16})$/.exec(name)?.groups;
  const range = { start: Number(parts?.["start"]), end: Number(parts?.["end"]) };
  if (parts?.["path"] === undefined || !(range.start < range.end)) {
    throw new FormatError("bad-shard", `Cannot accept "${name}": wanted "path:start:end"`);
  }
  return { path: checkedPath(parts["path"]), range };
}
