import { join } from "node:path";

import type { ByteSource } from "../../../bytes/byte-source.ts";
import { extentSource } from "../../../bytes/extent-source.ts";
import { hasKeptRanges, keptRanges } from "../../../bytes/kept-ranges.ts";
import type { LfsPointer } from "../../../bytes/lfs-pointer.ts";
import { rangeSource, type RangeTarget } from "../../../net/range-source.ts";
import { checkedSource } from "../../checked-source.ts";
import type { RemoteAccess } from "../wire/remote.ts";
import { askLfs, notHad } from "./lfs-batch.ts";

/** The files of a repository that git LFS keeps. */
export interface LfsStore {
  /** A way to the bytes of a file; undefined where there is none: offline, when nothing of it was read before. */
  opener(pointer: LfsPointer): (() => Promise<ByteSource>) | undefined;
}

/** What files of git LFS are read with. */
export interface LfsOptions {
  readonly access: RemoteAccess;
  /** Address of the repository, as it is now. */
  readonly url: () => string;
  /** Folder for parts of files that were read. */
  readonly folder: string;
  readonly isOffline: boolean;
}

/** Where files are, as a server said it once. */
interface Question {
  readonly askedAt: number;
  readonly places: Promise<ReadonlyMap<string, RangeTarget>>;
}

/** Servers take a hundred files in one question. */
const ASKED_AT_ONCE = 100;

/** Files up to this size are fetched whole and checked; of a longer one no more than its header and a vocabulary are. */
const WHOLE_BYTES = 1 << 20;
const MAX_FETCHED_BYTES = 32 << 20;

/** Addresses are signed for some time, a quarter of an hour at least where this was seen; an older one is asked for anew. */
const ADDRESS_LIFE_MS = 240_000;

/** Where files are is asked when the first is read, for all that may be read next at once. */
export function lfsStore({ access, url, folder, isOffline }: LfsOptions): LfsStore {
  const known = new Map<string, LfsPointer>();
  const asked = new Map<string, Question>();

  async function locate(pointer: LfsPointer): Promise<RangeTarget> {
    const { sha256 } = pointer;
    const earlier = asked.get(sha256);
    const isValid = earlier && performance.now() - earlier.askedAt < ADDRESS_LIFE_MS;
    const { places } = isValid ? earlier : askFor(pointer);
    const place = (await places).get(sha256);
    if (place) return place;
    throw notHad("the server does not have it");
  }

  /** Asks for a file and for others of which nothing is known; a refusal holds for all of them. */
  function askFor(pointer: LfsPointer): Question {
    const others = [...known.values()].filter(
      (each) => each !== pointer && !asked.has(each.sha256),
    );
    const together = [pointer, ...others.slice(0, ASKED_AT_ONCE - 1)];
    const question = { askedAt: performance.now(), places: askLfs(access, url(), together) };
    for (const { sha256 } of together) asked.set(sha256, question);
    return question;
  }

  function open(pointer: LfsPointer): ByteSource {
    const { sha256, byteLength } = pointer;
    const remote = rangeSource(access.client, () => locate(pointer), byteLength);
    const kept = keptRanges(remote, join(folder, sha256));
    return byteLength > WHOLE_BYTES
      ? extentSource(kept, MAX_FETCHED_BYTES)
      : checkedSource(kept, sha256);
  }

  return {
    opener(pointer) {
      if (isOffline && !hasKeptRanges(join(folder, pointer.sha256))) return undefined;
      known.set(pointer.sha256, pointer);
      let source: ByteSource | undefined;
      return () => Promise.resolve((source ??= open(pointer)));
    },
  };
}
