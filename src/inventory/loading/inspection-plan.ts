import type { Unread } from "../inventory.ts";
import type { PlacedFile } from "../sightings/layout.ts";

/** Files inspected in one release; the largest sharded models have a few hundred. */
const MAX_FILES = 5000;

/** Ends of files on a server that are fetched, 64 KiB each: 2 MB. */
const MAX_ENDS = 32;

/** Bytes that are fetched to inspect a release, as far as names tell beforehand. */
const MAX_FETCHED_BYTES = 64 << 20;

/** What it takes to inspect a file, by extension: GGUF carries the vocabulary; others have a header or a directory. */
const FETCHED_BYTES: Readonly<Record<string, number>> = { safetensors: 128 << 10, gguf: 12 << 20 };
const OTHER_FETCHED_BYTES = 1 << 20;

/** Bytes that are fetched to inspect a file on a server, as far as its name tells; it may be shorter. */
export function fetchedBytes(path: string): number {
  const extension = path.slice(path.lastIndexOf(".") + 1).toLowerCase();
  return FETCHED_BYTES[extension] ?? OTHER_FETCHED_BYTES;
}

/** One file that is inspected. */
export interface PlannedInspection {
  readonly placed: PlacedFile;
  /** Whether its end is left out, where it lies on a server. */
  readonly skipsEnd: boolean;
}

/** Which files are inspected. Decided by the listing alone, so that the same listing always gives the same plan. */
export function planInspection(chosen: readonly PlacedFile[]): {
  readonly inspect: readonly PlannedInspection[];
  readonly unread: readonly Unread[];
} {
  const inspect: PlannedInspection[] = [];
  let ends = 0;
  let bytesLeft = MAX_FETCHED_BYTES;
  let notFetched = 0;
  for (const placed of chosen.slice(0, MAX_FILES)) {
    if (placed.file.isRemote === true) {
      const cost = fetchedBytes(placed.path);
      bytesLeft -= Math.min(cost, placed.file.byteLength ?? cost);
      if (bytesLeft < 0) {
        notFetched += 1;
        continue;
      }
      if ((placed.file.byteLength ?? cost) > cost) ends += 1;
    }
    inspect.push({ placed, skipsEnd: ends > MAX_ENDS });
  }
  const unread: Unread[] = [];
  if (notFetched > 0) {
    const why = `not inspected: the others take the ${MAX_FETCHED_BYTES} bytes that are fetched`;
    unread.push({ what: moreFiles(notFetched), why });
  }
  if (chosen.length > MAX_FILES) {
    const why = `only the first ${MAX_FILES} were inspected`;
    unread.push({ what: moreFiles(chosen.length - MAX_FILES), why });
  }
  return { inspect, unread };
}

function moreFiles(count: number): string {
  return `${count} more ${count === 1 ? "file" : "files"} of weights`;
}
