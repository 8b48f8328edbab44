import { byPath } from "../by-path.ts";
import type { Release, ReleaseFile } from "../release.ts";
import { sourceFolder } from "./source-folder.ts";

/**
 * Several sources as one release, such as a model on a hub and the repository of its code. The first gives the name, the
 * revision and the paths as they are; files of the others lie in a folder each that tells the source. Complete only where
 * every source is. One alone stays what it is.
 */
export function joinReleases([first, ...others]: readonly [Release, ...Release[]]): Release {
  if (others.length === 0) return first;
  const taken = new Set(
    first.files.map(({ path }) => path.slice(0, Math.max(0, path.indexOf("/")))),
  );
  const parts = [first, ...others].map((release, at) => {
    const folder = at === 0 ? "" : sourceFolder(release, taken);
    taken.add(folder);
    return partOf(release, folder);
  });
  const partialBecause = parts.find(({ release }) => release.partialBecause)?.release
    .partialBecause;
  const isComplete = parts.every(({ release }) => release.listing === "complete");
  return {
    name: first.name,
    source: { kind: "joined", location: first.source.location },
    ...(first.revision !== undefined && { revision: first.revision }),
    sources: parts.map(({ folder, release: { source, revision } }) => ({
      folder,
      source: source.kind,
      ...(revision !== undefined && { revision }),
    })),
    listing: isComplete ? "complete" : "partial",
    ...(partialBecause !== undefined && { partialBecause }),
    files: parts.flatMap(({ files }) => files).toSorted(byPath),
    oddities: parts
      .flatMap(({ prefix, release }) =>
        release.oddities.map((oddity) => ({ ...oddity, path: prefix + oddity.path })),
      )
      .toSorted(byPath),
    prefetch: async (wanted) =>
      (await Promise.all(parts.map((part) => prefetchOf(part, wanted)))).flat(),
  };
}

/** One source of a joined release. */
interface JoinedPart {
  readonly folder: string;
  readonly prefix: string;
  readonly release: Release;
  /** As they are shown. */
  readonly files: readonly ReleaseFile[];
  /** The source's own files, by the paths that are shown. */
  readonly own: ReadonlyMap<string, ReleaseFile>;
}

function partOf(release: Release, folder: string): JoinedPart {
  const prefix = folder === "" ? "" : `${folder}/`;
  const files = release.files.map((file) => ({ ...file, path: prefix + file.path }));
  const own = new Map(release.files.map((file) => [prefix + file.path, file]));
  return { folder, prefix, release, files, own };
}

async function prefetchOf(
  { prefix, release, own }: JoinedPart,
  wanted: readonly ReleaseFile[],
): Promise<readonly ReleaseFile[]> {
  const asked = wanted.flatMap(({ path }) => own.get(path) ?? []);
  const fetched = (await release.prefetch?.(asked)) ?? asked;
  return fetched.map((file) => ({ ...file, path: prefix + file.path }));
}
