import { basename } from "node:path";

import { AssayError, FormatError } from "../bytes/errors.ts";
import { withoutArchiveEnding } from "./archive-ending.ts";
import type { ArchiveEntry } from "./archive-entry.ts";
import { arrangeEntries } from "./arrange-entries.ts";
import { byPath } from "./by-path.ts";
import { printableName } from "./printable-path.ts";
import type { Oddity, OddityKind, Release, ReleaseSource } from "./release.ts";

/** What was read of an archive so far. */
export interface ArchiveContents {
  readonly entries: ArchiveEntry[];
  readonly oddities: Oddity[];
  isComplete: boolean;
}

/** An archive of which nothing is read yet. */
export function emptyContents(): ArchiveContents {
  return { entries: [], oddities: [], isComplete: true };
}

/** Records something that hides files of an archive from us: the listing is partial. */
export function notePartial(contents: ArchiveContents, kind: OddityKind, detail: string): void {
  contents.isComplete = false;
  contents.oddities.push({ kind, path: "", detail });
}

/**
 * Records what stopped the reading of an archive, when that lies in its bytes.
 * Rethrows what does not: a disk that cannot be read, an abort, a mistake of ours.
 */
export function noteDamage(contents: ArchiveContents, error: unknown): void {
  const isOurs = error instanceof TypeError || error instanceof ReferenceError;
  if (!(error instanceof Error) || error instanceof AssayError || isOurs) throw error;
  const isLimit = error instanceof FormatError && error.code === "archive-limit";
  const kind = isLimit ? "archive-limit" : "archive-damaged";
  notePartial(contents, kind, printableName(error.message).text);
}

/** The release that an archive holds. */
export function archiveRelease(
  source: ReleaseSource,
  contents: ArchiveContents,
  revision: string | undefined,
): Release {
  const arranged = arrangeEntries(contents.entries);
  const name = withoutArchiveEnding(basename(source.location));
  return {
    name: printableName(name).text,
    source,
    ...(revision !== undefined && { revision }),
    listing: contents.isComplete && arranged.isComplete ? "complete" : "partial",
    files: arranged.files,
    oddities: [...contents.oddities, ...arranged.oddities].toSorted(byPath),
  };
}
