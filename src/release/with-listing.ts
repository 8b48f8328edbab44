import { byPath } from "./by-path.ts";
import type { ListedFile, Listing } from "./listing.ts";
import { printableName } from "./printable-path.ts";
import { refusePath } from "./refused-path.ts";
import type { Oddity, Release, ReleaseFile } from "./release.ts";

/**
 * A release with the files that a recorded listing adds. Files only listed have no `open`. The listing says whether the
 * result is complete; what was at hand keeps its own size, and where the two disagree an oddity says so.
 */
export function withListing(release: Release, listing: Listing): Release {
  const { listed, oddities } = indexListing(listing.files);
  const isComplete =
    listing.complete && !oddities.some(({ kind }) => kind === "listed-path-refused");
  const atHand = new Set(release.files.map(({ path }) => path));
  const files: ReleaseFile[] = [];
  for (const file of release.files) {
    const entry = listed.get(file.path);
    files.push(entry ? withDeclared(file, entry) : file);
    const oddity = entry ? sizeOddity(file, entry) : missingOddity(file, listing.complete);
    if (oddity) oddities.push(oddity);
  }
  for (const [path, entry] of listed) {
    if (!atHand.has(path)) files.push(withDeclared({ path }, entry));
  }
  const { partialBecause: _, ...rest } = release;
  return {
    ...rest,
    listing: isComplete ? "complete" : "partial",
    ...(!isComplete && listing.why !== undefined && { partialBecause: listing.why }),
    files: files.toSorted(byPath),
    oddities: [...release.oddities, ...oddities].toSorted(byPath),
  };
}

interface IndexedListing {
  /** By printable path. */
  readonly listed: ReadonlyMap<string, ListedFile>;
  readonly oddities: Oddity[];
}

function indexListing(files: readonly ListedFile[]): IndexedListing {
  const listed = new Map<string, ListedFile>();
  const oddities: Oddity[] = [];
  for (const file of files) {
    const path = printableName(file.path).text;
    const refusal = refusePath(file.path);
    if (refusal !== undefined) {
      oddities.push({ kind: "listed-path-refused", path, detail: refusal });
    } else if (listed.has(path)) {
      oddities.push({ kind: "listed-twice", path, detail: "the first entry counts" });
    } else {
      listed.set(path, file);
    }
  }
  return { listed, oddities };
}

function withDeclared(file: ReleaseFile, { byteLength, sha256 }: ListedFile): ReleaseFile {
  return {
    ...(byteLength !== undefined && { byteLength }),
    ...file,
    ...(sha256 !== undefined && { declaredSha256: sha256 }),
  };
}

function sizeOddity(file: ReleaseFile, entry: ListedFile): Oddity | undefined {
  const { path, byteLength } = file;
  if (byteLength === undefined || entry.byteLength === undefined) return undefined;
  if (byteLength === entry.byteLength) return undefined;
  const detail = `${byteLength} bytes at hand, ${entry.byteLength} in the listing`;
  return { kind: "size-differs-from-listing", path, detail };
}

function missingOddity({ path }: ReleaseFile, isComplete: boolean): Oddity | undefined {
  if (!isComplete) return undefined;
  return { kind: "not-in-listing", path, detail: "the listing says it is complete and lacks this" };
}
