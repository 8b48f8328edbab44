import { AssayError } from "../bytes/errors.ts";
import { openRelease } from "../release/open-release.ts";
import type { OddityKind, Release, ReleaseFile } from "../release/release.ts";
import type { UnreadFile } from "../licenses/file-answer.ts";
import type { FileToRead } from "./file-to-read.ts";
import { readTextBytes } from "./read-file.ts";

/** Oddities after which every byte of the place is still at hand under some path. */
const NOTHING_HIDDEN: ReadonlySet<OddityKind> = new Set<OddityKind>([
  "name-not-utf8",
  "name-with-control-characters",
  "symlink-to-folder",
  "symlink-cycle",
  "duplicate-path",
]);

/**
 * The files at some paths, in the order of the paths: a file, all files of a folder, all members of an archive. What cannot be opened,
 * the path itself included, is in the list too, with the reason. With `stdin`, the path `-` is what comes from there. Rejects with the signal's reason when aborted.
 */
export async function* filesToRead(
  paths: Iterable<string> | AsyncIterable<string>,
  signal: AbortSignal | undefined,
  stdin?: AsyncIterable<Uint8Array>,
): AsyncGenerator<FileToRead> {
  for await (const path of paths) {
    if (path === "-" && stdin) {
      yield { path, read: async () => Buffer.concat(await collect(stdin)) };
      continue;
    }
    const release = await openOrError(path, signal);
    if ("code" in release) yield unread(path, release);
    else yield* filesOfRelease(path, release);
  }
}

async function openOrError(
  path: string,
  signal: AbortSignal | undefined,
): Promise<Release | UnreadFile["error"]> {
  try {
    return await openRelease(path, { signal });
  } catch (error) {
    if (!(error instanceof AssayError)) throw error;
    const code = error.code === "target-not-found" ? "not-found" : "unreadable";
    return { code, message: error.message };
  }
}

function* filesOfRelease(root: string, release: Release): Generator<FileToRead> {
  const isFile = release.source.kind === "file";
  const details = new Map(release.oddities.map(({ path, detail }) => [path, detail]));
  const named = new Set<string>();
  for (const file of release.files) {
    named.add(file.path);
    yield toRead(isFile ? root : joined(root, file.path), file, details.get(file.path));
  }
  for (const { kind, path, detail } of release.oddities) {
    if (NOTHING_HIDDEN.has(kind) || named.has(path)) continue;
    yield unread(joined(root, path), { code: "unreadable", message: detail });
  }
}

function toRead(path: string, { open }: ReleaseFile, detail = "not at hand"): FileToRead {
  if (!open) return unread(path, { code: "unreadable", message: detail });
  return { path, read: (signal) => readTextBytes(open, signal) };
}

function unread(path: string, error: UnreadFile["error"]): FileToRead {
  return { path, read: () => Promise.resolve(error) };
}

function joined(root: string, path: string): string {
  if (path === "") return root;
  return root === "." ? path : `${root.replace(/[/\\]+$/, "")}/${path}`;
}

/** All values of a stream, in order. */
export async function collect<T>(values: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const value of values) all.push(value);
  return all;
}
