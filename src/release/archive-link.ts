import { posix } from "node:path";

import type { ArchiveEntry } from "./archive-entry.ts";
import { printableName } from "./printable-path.ts";

/** Entries and folders of an archive by their printable paths. */
export interface ArchiveIndex {
  readonly entries: ReadonlyMap<string, ArchiveEntry>;
  /** Every folder that an entry is or lies in. */
  readonly folders: ReadonlySet<string>;
  /** The one folder that everything lies in, with a slash at the end; empty where there is none. */
  readonly top: string;
}

/** What a link in an archive leads to. */
export type ArchiveTarget =
  | { readonly kind: "entry"; readonly entry: ArchiveEntry }
  | { readonly kind: "folder" | "cycle" | "broken" | "outside" };

/** Links followed before we call it a cycle; Linux gives up at 40 as well. */
const MAX_LINKS = 40;

/** Follows links inside an archive. Nothing on the disk is looked at. */
export function resolveArchiveLink(
  path: string,
  link: ArchiveEntry,
  index: ArchiveIndex,
): ArchiveTarget {
  let at = path;
  let entry = link;
  for (let step = 0; step < MAX_LINKS; step++) {
    const target = targetPath(at, entry);
    if (target === undefined) return { kind: "outside" };
    if (index.folders.has(target)) {
      return { kind: `${at}/`.startsWith(`${target}/`) ? "cycle" : "folder" };
    }
    if (!target.startsWith(index.top)) return { kind: "outside" };
    const next = index.entries.get(target);
    if (!next) return { kind: "broken" };
    if (next.kind !== "link" && next.kind !== "hard-link") return { kind: "entry", entry: next };
    at = target;
    entry = next;
  }
  return { kind: "cycle" };
}

/** Path in the archive that a link names; undefined when it leads out of the archive. */
function targetPath(path: string, { kind, linkTarget }: ArchiveEntry): string | undefined {
  const target = linkTarget === undefined ? "" : printableName(linkTarget).text;
  if (target.startsWith("/")) return undefined;
  const base = kind === "hard-link" ? "." : posix.dirname(path);
  const joined = posix.normalize(`${base}/${target}`).replace(/\/$/, "");
  return joined === ".." || joined.startsWith("../") ? undefined : joined;
}
