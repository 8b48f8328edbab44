import { AssayError } from "../bytes/errors.ts";
import { byPath } from "./by-path.ts";
import { printableName } from "./printable-path.ts";
import { refusePath } from "./refused-path.ts";
import type { Oddity } from "./release.ts";

/** A file as a server lists it. The path is not to be trusted. */
interface ServedFile {
  readonly path: string;
}

/** The files of a release on a server, each with the path that a report shows. */
export interface NamedFiles<File extends ServedFile> {
  /** Sorted by printable path. */
  readonly files: readonly (File & { readonly printable: string })[];
  readonly oddities: readonly Oddity[];
  /** False when an entry had to be left out. */
  readonly isComplete: boolean;
}

/** What of a repository is asked for. */
export interface AskedPart {
  readonly id: string;
  /** Folder or file; undefined for all. */
  readonly path?: string;
}

/**
 * Judges the paths that a server lists, which are never trusted, and takes those of the folder or file that was asked for.
 * Throws `AssayError("target-not-found")` when there is none.
 */
export function namedFiles<File extends ServedFile>(
  listed: readonly File[],
  { id, path }: AskedPart,
): NamedFiles<File> {
  const oddities: Oddity[] = [];
  const files = new Map<string, File & { readonly printable: string }>();
  for (const file of listed) {
    const { text, oddity } = printableName(file.path);
    const refusal = refusePath(file.path);
    if (refusal !== undefined) {
      oddities.push({ kind: "listed-path-refused", path: text, detail: refusal });
    } else if (files.has(text)) {
      oddities.push({ kind: "listed-twice", path: text, detail: "the first entry counts" });
    } else {
      const printable = path === undefined ? text : inside(path, text);
      if (printable === undefined) continue;
      if (oddity) {
        oddities.push({ kind: oddity, path: text, detail: "such bytes are shown as \\xNN" });
      }
      files.set(text, { ...file, printable });
    }
  }
  if (path !== undefined && files.size === 0) {
    throw new AssayError(
      "target-not-found",
      `Cannot read ${id}: it has no ${JSON.stringify(path)}`,
    );
  }
  return {
    files: [...files.values()].toSorted((a, b) =>
      byPath({ path: a.printable }, { path: b.printable }),
    ),
    oddities: oddities.toSorted(byPath),
    isComplete: !oddities.some(({ kind }) => kind === "listed-path-refused"),
  };
}

/** A path from the folder that was asked for, or the name of the file that was; undefined for others. */
function inside(asked: string, path: string): string | undefined {
  if (path === asked) return path.slice(path.lastIndexOf("/") + 1);
  return path.startsWith(`${asked}/`) ? path.slice(asked.length + 1) : undefined;
}
