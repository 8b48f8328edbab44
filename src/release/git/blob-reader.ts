import type { ByteSource } from "../../bytes/byte-source.ts";
import { AssayError } from "../../bytes/errors.ts";
import { memorySource } from "../../bytes/memory-source.ts";
import { objectFacts, readBlobs } from "./store/git-objects.ts";
import type { GitPlace } from "./store/run-git.ts";

/** Contents of files of a repository, fetched where they are not at hand. */
export interface BlobReader {
  /** Fetches the contents that are not at hand, together, and gives their lengths. What cannot be had shows when it is opened. */
  prefetch(objects: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Rejects with `AssayError`: `target-unreadable`, `offline`, `network`, `too-large`. */
  open(object: string): Promise<ByteSource>;
}

/** What is read from, and what fetches; a repository on this disk has nothing to fetch from. */
export interface BlobOrigin {
  readonly place: GitPlace;
  /** Rejects with `AssayError("too-large")` when more than `maxBytes` would come. */
  readonly fetch?: (objects: readonly string[], maxBytes: number) => Promise<void>;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Packed bytes of one request for many files, and for one. Git cannot say how long a file is before it comes, nor give
 * a part of one. 64 MiB hold the texts of any repository; 256 MiB is more than code hosts take of one file.
 */
const MAX_BATCH_BYTES = 64 << 20;
const MAX_FILE_BYTES = 256 << 20;

/** What was fetched together is held in memory up to this, all together and each: starting git for one file takes longer than reading it. */
const MAX_HELD_BYTES = 64 << 20;
const MAX_HELD_FILE_BYTES = 4 << 20;

/** A reader that holds in memory what was fetched ahead. */
export function blobReader(origin: BlobOrigin): BlobReader {
  const held = new Map<string, Uint8Array>();
  const failures = new Map<string, AssayError>();
  let room = MAX_HELD_BYTES;

  async function missingOf(objects: readonly string[]): Promise<readonly string[]> {
    const facts = await objectFacts(origin.place, objects, origin.signal);
    return objects.filter((object) => !facts.has(object));
  }

  /** Where a batch is too long it is halved, down to the one file that is. */
  async function fetchAll(objects: readonly string[]): Promise<void> {
    if (objects.length === 0) return;
    try {
      await origin.fetch?.(objects, objects.length === 1 ? MAX_FILE_BYTES : MAX_BATCH_BYTES);
    } catch (error) {
      if (!(error instanceof AssayError)) throw error;
      const isTooMuch = error.code === "too-large" && objects.length > 1;
      if (!isTooMuch) return note(objects, error);
      const middle = Math.ceil(objects.length / 2);
      await fetchAll(objects.slice(0, middle));
      await fetchAll(objects.slice(middle));
    }
  }

  function note(objects: readonly string[], error: AssayError): void {
    for (const object of objects) failures.set(object, error);
  }

  /** Reads what fits into memory with one run of git; gives the lengths of all that are at hand. */
  async function hold(objects: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const facts = await objectFacts(origin.place, objects, origin.signal);
    const sizes = new Map<string, number>();
    const chosen: string[] = [];
    for (const [object, { kind, byteLength }] of facts) {
      if (kind !== "blob") continue;
      sizes.set(object, byteLength);
      if (held.has(object) || byteLength > Math.min(room, MAX_HELD_FILE_BYTES)) continue;
      room -= byteLength;
      chosen.push(object);
    }
    for await (const { object, bytes } of readBlobs(origin.place, chosen, origin.signal)) {
      held.set(object, bytes);
    }
    return sizes;
  }

  return {
    async prefetch(objects) {
      const wanted = [...new Set(objects)];
      await fetchAll(await missingOf(wanted));
      return hold(wanted);
    },
    async open(object) {
      const known = held.get(object);
      if (known) return memorySource(known);
      if (!failures.has(object)) await fetchAll(await missingOf([object]));
      const failure = failures.get(object);
      if (failure) throw failure;
      const facts = (await objectFacts(origin.place, [object], origin.signal)).get(object);
      if (facts === undefined) throw unreadable(object, "the repository does not have it");
      if (facts.kind !== "blob") throw unreadable(object, `it is a ${facts.kind}`);
      if (facts.byteLength > MAX_FILE_BYTES) {
        throw unreadable(object, `${facts.byteLength} bytes, and git gives files only whole`);
      }
      for await (const { bytes } of readBlobs(origin.place, [object], origin.signal)) {
        return memorySource(bytes);
      }
      throw unreadable(object, "git gave nothing");
    },
  };
}

function unreadable(object: string, detail: string): AssayError {
  return new AssayError("target-unreadable", `Cannot read git object ${object}: ${detail}`);
}
