import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

import { systemErrorCode } from "../../../bytes/system-error.ts";
import type { ObjectFormat } from "../wire/server.ts";
import { inCache } from "./in-cache.ts";
import { textOf } from "./git-objects.ts";
import { runGit, type GitPlace } from "./run-git.ts";

/** A bare repository of ours on this disk, which packs are added to. */
export interface CloneStore {
  readonly place: GitPlace;
  /**
   * Takes a pack in. It is kept only when git could read all of it and `check`, which sees what the repository would
   * be with it, does not throw.
   */
  addPack(
    chunks: AsyncIterable<Uint8Array>,
    check: (place: GitPlace) => Promise<void>,
    signal?: AbortSignal,
  ): Promise<void>;
  /** Throws away what is there, when that turned out to be damaged, and begins anew. */
  renew(): Promise<void>;
}

/** What names begin with that are not yet whole, or not yet known to be sound; what a killed run left of these is removed later. */
export const INCOMING = "incoming-";

/** Leftovers of a run that was killed are older than any run lasts. */
const LEFTOVER_AGE_MS = 3_600_000;

/** What git prints of a pack that it has read: the digest that the pack is named by. */
const PACK_NAME = /^(?:pack\t)?([0-9a-f]{40,64})$/;

/** The store in a folder, made where there is none. Rejects with `AssayError("target-unreadable")` where that cannot be. */
export async function openStore(
  folder: string,
  searchPath: string,
  format: ObjectFormat,
): Promise<CloneStore> {
  const repository = join(folder, "repository");
  const place: GitPlace = { folder: repository, searchPath };
  await inCache(folder, async () => {
    await mkdir(folder, { recursive: true });
    await removeLeftovers(folder);
    if (!(await isFolder(repository))) await createRepository(folder, place, format);
  });
  return {
    place,
    renew: async () => {
      await inIncoming(folder, (incoming) => rename(repository, join(incoming, "damaged")));
      await createRepository(folder, place, format);
    },
    addPack: (chunks, check, signal) =>
      inIncoming(folder, async (incoming) => {
        const packs = join(incoming, "pack");
        await mkdir(packs);
        const pack = join(packs, "received.pack");
        await pipeline(chunks, createWriteStream(pack, { flags: "wx" }), {
          ...(signal && { signal }),
        });
        const args = ["index-pack", "--threads=2", pack];
        const printed = (await textOf(runGit(place, { args, signal }))).trim();
        await check({ ...place, alternates: [incoming] });
        const name = PACK_NAME.exec(printed)?.[1] ?? "received";
        await keepPack(packs, join(repository, "objects", "pack"), name);
      }),
  };
}

/** First the pack, then its index: git looks for indexes, so that it never finds one without its pack. */
async function keepPack(from: string, to: string, name: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const ending of [".pack", ".idx"]) {
    await rename(join(from, `received${ending}`), join(to, `pack-${name}${ending}`));
  }
}

/** Made aside and moved into place, so that another process sees all of it or nothing. */
async function createRepository(
  folder: string,
  place: GitPlace,
  format: ObjectFormat,
): Promise<void> {
  await inIncoming(folder, async (incoming) => {
    const args = ["init", "--quiet", "--bare", "--template=", `--object-format=${format}`];
    await textOf(runGit({ ...place, folder: incoming }, { args }));
    await rename(incoming, place.folder).catch(async (error: unknown) => {
      if (!(await isFolder(place.folder))) throw error;
    });
  });
}

async function inIncoming(folder: string, use: (incoming: string) => Promise<void>): Promise<void> {
  const incoming = await mkdtemp(join(folder, INCOMING));
  try {
    await use(incoming);
  } finally {
    await rm(incoming, { recursive: true, force: true });
  }
}

async function removeLeftovers(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(INCOMING));
  for (const name of names) {
    const path = join(folder, name);
    const age = Date.now() - ((await modifiedMs(path)) ?? Date.now());
    if (age > LEFTOVER_AGE_MS) await rm(path, { recursive: true, force: true });
  }
}

async function isFolder(path: string): Promise<boolean> {
  return (await modifiedMs(path)) !== undefined;
}

/** When something was last changed; undefined when it is not there. */
async function modifiedMs(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    if (systemErrorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}
