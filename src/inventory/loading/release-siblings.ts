import type { ByteSource } from "../../bytes/byte-source.ts";
import { isPlainRelative } from "../../weights/folder-siblings.ts";
import type { Siblings } from "../../weights/format-reader.ts";
import type { ReleaseFile } from "../../release/release.ts";

/** What lies beside one file of a release, wherever the release lies. Files that are only listed are named and not opened. */
export function releaseSiblings(path: string, files: ReadonlyMap<string, ReleaseFile>): Siblings {
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  let paths: readonly string[] | undefined;
  return {
    paths: () => Promise.resolve((paths ??= below(folder, files))),
    open: (sibling) =>
      isPlainRelative(sibling) ? openWhenRead(files.get(folder + sibling)) : undefined,
  };
}

function below(folder: string, files: ReadonlyMap<string, ReleaseFile>): readonly string[] {
  return [...files.keys()].flatMap((path) =>
    path.startsWith(folder) ? [path.slice(folder.length)] : [],
  );
}

/** A file that is opened with the first read: its length is known before. */
function openWhenRead(file: ReleaseFile | undefined): ByteSource | undefined {
  const { open, byteLength } = file ?? {};
  if (!open || byteLength === undefined) return undefined;
  let opened: Promise<ByteSource> | undefined;
  return {
    byteLength,
    read: async (start, end, signal) => (await (opened ??= open())).read(start, end, signal),
  };
}
