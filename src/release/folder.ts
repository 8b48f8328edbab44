import { lstatSync, readdirSync, realpathSync, type Stats } from "node:fs";
import { basename, resolve, sep } from "node:path";

import { fileSource } from "../bytes/file-source.ts";
import { systemErrorCode } from "../bytes/system-error.ts";
import { byPath } from "./by-path.ts";
import { DEFAULT_RELEASE_LIMITS, type GatherOptions } from "./gather-options.ts";
import { resolveLink, type LinkTarget } from "./folder-link.ts";
import { hubSnapshot } from "./hub-cache.ts";
import { printableName, utf8Text } from "./printable-path.ts";
import { isTurnDue, takeTurn } from "./turns.ts";
import type { Oddity, OddityKind, Release, ReleaseFile } from "./release.ts";

/** Version control's own store: it holds other revisions, so it is no part of this one. Nothing else is left out. */
const NOT_RELEASED = ".git";

interface Folder {
  readonly path: string | Buffer;
  /** Printable path in the release, with a slash at the end; empty for the release itself. */
  readonly prefix: string;
}

interface Walk {
  readonly folders: Folder[];
  readonly files: ReleaseFile[];
  readonly oddities: Oddity[];
  /** Real paths of the folders that links may lead into. */
  readonly allowed: readonly string[];
  isComplete: boolean;
}

/**
 * The release in a folder on disk: names and sizes now, bytes when a file is opened.
 *
 * Links to files are followed inside the folder (and from a hub cache's snapshot to its blobs); links to folders are
 * not, since what they show is there already. Sockets, pipes and devices are never opened. `.git` is left out.
 * The listing is partial when a part of the tree could not be listed. Rejects as `fs` does when `root` itself cannot
 * be listed, and with the signal's reason when aborted.
 */
export async function gatherFolder(root: string, options: GatherOptions = {}): Promise<Release> {
  const realRoot = realpathSync.native(root);
  const snapshot = hubSnapshot(realRoot);
  const walk: Walk = {
    folders: [{ path: realRoot, prefix: "" }],
    files: [],
    oddities: [],
    allowed: snapshot ? [realRoot, snapshot.blobs] : [realRoot],
    isComplete: true,
  };
  await walkFolders(walk, options);
  return {
    name: snapshot?.name ?? printableName(basename(resolve(root))).text,
    source: { kind: "folder", location: root },
    ...(snapshot?.revision !== undefined && { revision: snapshot.revision }),
    listing: walk.isComplete ? "complete" : "partial",
    files: walk.files.toSorted(byPath),
    oddities: walk.oddities.toSorted(byPath),
  };
}

async function walkFolders(walk: Walk, options: GatherOptions): Promise<void> {
  const { maxEntries } = { ...DEFAULT_RELEASE_LIMITS, ...options.limits };
  let entries = 0;
  for (let folder = walk.folders.pop(); folder; folder = walk.folders.pop()) {
    options.signal?.throwIfAborted();
    for (const name of namesIn(walk, folder)) {
      if (entries === maxEntries) {
        notePart(walk, "too-many-files", folder.prefix, `only the first ${maxEntries} entries`);
        return;
      }
      visit(walk, folder, name);
      if (isTurnDue(++entries)) await takeTurn(entries, options);
    }
  }
  options.onProgress?.(entries);
}

function namesIn(walk: Walk, folder: Folder): readonly (string | Buffer)[] {
  try {
    return readNames(folder.path);
  } catch (error) {
    if (folder.prefix === "") throw error;
    notePart(
      walk,
      "unreadable-folder",
      folder.prefix,
      `cannot be listed: ${systemErrorCode(error)}`,
    );
    return [];
  }
}

/** Names in a fixed order. Decoding is lossy only where U+FFFD appears; only then are the bytes worth their cost. */
function readNames(path: string | Buffer): readonly (string | Buffer)[] {
  const names = readdirSync(path);
  if (!names.some((name) => name.includes("\ufffd"))) return names.toSorted();
  const rawNames = readdirSync(path, "buffer").toSorted((a, b) => a.compare(b));
  return rawNames.map((name) => utf8Text(name) ?? name);
}

function visit(walk: Walk, folder: Folder, name: string | Buffer): void {
  if (name === NOT_RELEASED) return;
  const path = joinPath(folder.path, name);
  const { text, oddity } = printableName(name);
  const printable = folder.prefix + text;
  if (oddity) walk.oddities.push({ kind: oddity, path: printable, detail: NAME_DETAILS[oddity] });
  const stats = look(walk, path, printable);
  if (!stats) return;
  if (stats.isFile()) addFile(walk, printable, path, stats);
  else if (stats.isDirectory()) walk.folders.push({ path, prefix: `${printable}/` });
  else if (stats.isSymbolicLink()) addLink(walk, printable, resolveLink(path, walk.allowed));
  else noteWhole(walk, "special-file", printable, "a socket, pipe or device: not opened");
}

const NAME_DETAILS = {
  "name-not-utf8": "bytes that are not UTF-8 are shown as \\xNN",
  "name-with-control-characters": "control characters are shown as \\xNN",
} as const;

function look(walk: Walk, path: string | Buffer, printable: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch (error) {
    notePart(walk, "unreadable-entry", printable, `cannot be looked at: ${systemErrorCode(error)}`);
    return undefined;
  }
}

function addFile(walk: Walk, printable: string, path: string | Buffer, stats: Stats): void {
  const { size, mtimeMs, ino } = stats;
  walk.files.push({
    path: printable,
    byteLength: size,
    open: () => new Promise((done) => done(fileSource(path, { size, mtimeMs, ino }))),
  });
}

function addLink(walk: Walk, printable: string, target: LinkTarget): void {
  switch (target.kind) {
    case "file":
      return addFile(walk, printable, target.path, target.stats);
    case "folder":
      return noteWhole(
        walk,
        "symlink-to-folder",
        printable,
        "shows a folder of this release again",
      );
    case "cycle":
      return noteWhole(walk, "symlink-cycle", printable, "leads back to itself");
    case "special":
      return noteWhole(walk, "special-file", printable, "leads to a socket, pipe or device");
    case "broken":
      walk.files.push({ path: printable });
      return noteWhole(walk, "symlink-broken", printable, "leads to nothing at hand");
    case "outside":
      if (target.isFolder) {
        return notePart(
          walk,
          "symlink-outside",
          printable,
          "leads to a folder outside the release",
        );
      }
      walk.files.push({ path: printable });
      return noteWhole(walk, "symlink-outside", printable, "leads to a file outside the release");
  }
}

/** Records something after which the listing still names every file. */
function noteWhole(walk: Walk, kind: OddityKind, path: string, detail: string): void {
  walk.oddities.push({ kind, path, detail });
}

/** Records something that hides files from us: the listing is partial. */
function notePart(walk: Walk, kind: OddityKind, path: string, detail: string): void {
  walk.isComplete = false;
  walk.oddities.push({ kind, path, detail });
}

function joinPath(folder: string | Buffer, name: string | Buffer): string | Buffer {
  if (typeof folder === "string" && typeof name === "string") return folder + sep + name;
  return Buffer.concat([Buffer.from(folder), Buffer.from(sep), Buffer.from(name)]);
}
