import type { ArchiveEntry } from "./archive-entry.ts";
import { resolveArchiveLink, type ArchiveIndex } from "./archive-link.ts";
import { byPath } from "./by-path.ts";
import { printableName } from "./printable-path.ts";
import type { Oddity, OddityKind, ReleaseFile } from "./release.ts";

/** What an archive holds, ready to be a release. */
export interface ArrangedEntries {
  readonly files: readonly ReleaseFile[];
  readonly oddities: readonly Oddity[];
  /** False when an entry had to be left out. */
  readonly isComplete: boolean;
}

/**
 * Files of a release from the entries of an archive, as `arrangeTree` does. Where everything lies in one top folder, as
 * code hosts pack their archives, that folder is taken off the paths.
 */
export function arrangeEntries(entries: readonly ArchiveEntry[]): ArrangedEntries {
  const oddities: Oddity[] = [];
  const index = indexEntries(entries, oddities);
  return arrangeIndex({ ...index, top: topFolder(index.entries, index.folders) }, oddities);
}

/**
 * Files of a release from entries whose paths are those of the release. Names that are absolute or climb out are left
 * out; of two entries with the same path the later one counts, as when unpacking; links are resolved inside only.
 */
export function arrangeTree(entries: readonly ArchiveEntry[]): ArrangedEntries {
  const oddities: Oddity[] = [];
  return arrangeIndex({ ...indexEntries(entries, oddities), top: "" }, oddities);
}

function arrangeIndex(index: ArchiveIndex, oddities: Oddity[]): ArrangedEntries {
  const files: ReleaseFile[] = [];
  for (const [path, entry] of index.entries) {
    const { file, oddity } = resolveEntry(path, entry, index);
    if (file) files.push({ ...file, path: withoutTop(path, index.top) });
    if (oddity) oddities.push({ ...oddity, path });
  }
  return {
    files: files.toSorted(byPath),
    oddities: oddities.map((oddity) => ({ ...oddity, path: withoutTop(oddity.path, index.top) })),
    isComplete: !oddities.some(({ kind }) => kind === "path-escapes-archive"),
  };
}

function indexEntries(
  found: readonly ArchiveEntry[],
  oddities: Oddity[],
): Omit<ArchiveIndex, "top"> {
  const entries = new Map<string, ArchiveEntry>();
  const folders = new Set<string>();
  for (const entry of found) {
    const { text, oddity } = printableName(entry.name);
    const path = cleanPath(text);
    if (path === undefined) {
      const detail = "absolute or climbing out of the release: left out";
      oddities.push({ kind: "path-escapes-archive", path: text, detail });
      continue;
    }
    if (oddity) oddities.push({ kind: oddity, path, detail: "such bytes are shown as \\xNN" });
    addFolders(entry.kind === "folder" ? path : parentOf(path), folders);
    if (entry.kind === "folder" || path === "") continue;
    if (entries.has(path)) {
      oddities.push({ kind: "duplicate-path", path, detail: "the later entry counts" });
    }
    entries.set(path, entry);
  }
  return { entries, folders };
}

/** Path without empty and `.` steps; undefined when it leads out of the archive. */
function cleanPath(name: string): string | undefined {
  if (name.startsWith("/") || /^[A-Za-z]:[/\\]/.test(name)) return undefined;
  const steps = name.split("/").filter((step) => step !== "" && step !== ".");
  return steps.includes("..") ? undefined : steps.join("/");
}

/** Adds a folder and those it lies in, up to one that is known already. */
function addFolders(path: string, folders: Set<string>): void {
  for (let at = path; at !== "" && !folders.has(at); at = parentOf(at)) folders.add(at);
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

function topFolder(
  entries: ReadonlyMap<string, ArchiveEntry>,
  folders: ReadonlySet<string>,
): string {
  const [first = ""] = entries.keys();
  const top = first.slice(0, first.indexOf("/") + 1);
  if (top === "") return "";
  const isShared = (path: string): boolean => `${path}/`.startsWith(top);
  const sharesAll = [...entries.keys()].every((path) => path.startsWith(top));
  return sharesAll && [...folders].every(isShared) ? top : "";
}

function withoutTop(path: string, top: string): string {
  return path.startsWith(top) ? path.slice(top.length) : path;
}

interface ResolvedEntry {
  readonly file?: ReleaseFile;
  readonly oddity?: Omit<Oddity, "path">;
}

function resolveEntry(path: string, entry: ArchiveEntry, index: ArchiveIndex): ResolvedEntry {
  if (entry.kind === "special") return odd("special-file", "a socket, pipe or device: left out");
  if (entry.kind !== "link" && entry.kind !== "hard-link") return asFile(path, entry);
  const target = resolveArchiveLink(path, entry, index);
  switch (target.kind) {
    case "entry":
      return target.entry.kind === "special"
        ? odd("special-file", "leads to a socket, pipe or device: left out")
        : { file: asFile(path, target.entry).file };
    case "folder":
      return odd("symlink-to-folder", "shows a folder of this release again");
    case "cycle":
      return odd("symlink-cycle", "leads back to itself");
    case "broken":
      return { file: { path }, ...odd("symlink-broken", "leads to nothing in the release") };
    case "outside":
      return { file: { path }, ...odd("symlink-outside", "leads out of the release") };
  }
}

function asFile(path: string, entry: ArchiveEntry): ResolvedEntry & { readonly file: ReleaseFile } {
  const { byteLength, declared, open, problem } = entry;
  return {
    file: {
      path,
      ...(byteLength !== undefined && { byteLength }),
      ...declared,
      ...(open && { open }),
    },
    ...(problem && { oddity: problem }),
  };
}

function odd(kind: OddityKind, detail: string): { readonly oddity: Omit<Oddity, "path"> } {
  return { oddity: { kind, detail } };
}
