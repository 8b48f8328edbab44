import { join } from "node:path";

import { AssayError } from "../../bytes/errors.ts";
import type { NetworkOptions } from "../../net/network-options.ts";
import { askedCommit, chooseRef, refPrefixes } from "./choose-ref.ts";
import { lfsStore } from "./lfs/lfs-store.ts";
import {
  listAtHand,
  listOrRefuse,
  noSuchRef,
  type CommitOptions,
  type GitRepository,
} from "./repository.ts";
import { readRecord, writeRecord, type CloneRecord } from "./store/clone-record.ts";
import { cloneFolder } from "./store/clone-folder.ts";
import { openStore, type CloneStore } from "./store/clone-store.ts";
import { askServer, fetchPack, listRefs, type RemoteAccess } from "./wire/remote.ts";
import type { GitRef, GitServer } from "./wire/server.ts";

/**
 * Files smaller than this come along with the folders: all pointers of git LFS are (git-lfs specification: less than 1024
 * bytes), so that sizes and digests of large files are known after one request; and all links.
 */
const OMIT_FROM_BYTES = 1024;

/** Folders and small files of one commit; a hundred thousand files have a few megabytes. */
const MAX_TREE_PACK_BYTES = 256 << 20;

/** What a clone is opened with. */
export interface CloneOptions {
  readonly access: RemoteAccess;
  readonly network: NetworkOptions;
  /** Folder that all clones lie in. */
  readonly cache: string;
}

/** Opens the copy of a repository; where one exists, nothing is asked of the server yet. */
export async function openRemoteClone(
  url: string,
  { access, network, cache }: CloneOptions,
): Promise<GitRepository> {
  const folder = cloneFolder(cache, url);
  const known = await readRecord(folder);
  const answer = known ? { server: known.server } : await askServer(access, url);
  let record: CloneRecord = known ?? { server: answer.server, refs: [] };
  let advertised = answer.refs;
  let isFresh = known === undefined;
  const searchPath = network.env["PATH"] ?? "";
  const store = await openStore(folder, searchPath, record.server.objectFormat);

  /** A server that is remembered may have moved, or speak otherwise now: it is asked anew before that is an error. */
  async function atServer<T>(use: (server: GitServer) => Promise<T>): Promise<T> {
    try {
      return await use(record.server);
    } catch (error) {
      const isDoubtful = error instanceof AssayError && DOUBTFUL.includes(error.code);
      if (isFresh || !isDoubtful) throw error;
      const { server } = await askServer(access, url);
      isFresh = true;
      record = { ...record, server };
      return use(server);
    }
  }

  async function refsOf(asked: string): Promise<readonly GitRef[]> {
    if (network.offline === true) return record.refs;
    const refs =
      advertised ?? (await atServer((server) => listRefs(access, server, refPrefixes(asked))));
    advertised = undefined;
    record = { server: record.server, refs: merged(record.refs, refs) };
    await writeRecord(folder, record);
    return refs;
  }

  return {
    place: store.place,
    sizesBelow: OMIT_FROM_BYTES,
    lfs: lfsStore({
      access,
      url: () => record.server.url,
      folder: join(folder, "lfs"),
      isOffline: network.offline === true,
    }),
    async choose(asked) {
      const chosen = askedCommit(asked) ?? chooseRef(asked, await refsOf(asked));
      if (chosen) return chosen;
      throw network.offline === true ? neverFetched(url) : noSuchRef(url, asked);
    },
    async list(object, options) {
      // A commit comes into the store with all of its folders or not at all, so that one that is there can be listed.
      const listed = await listAtHand(store.place, object, options).catch(
        async (error: unknown) => {
          const isDamaged = error instanceof AssayError && error.code === "wrong-bytes";
          if (!isDamaged || network.offline === true) throw error;
          await store.renew();
          return undefined;
        },
      );
      if (listed) return listed;
      await atServer((server) => fetchCommit(access, server, store, object, options));
      await writeRecord(folder, record);
      return listOrRefuse(store.place, object, options);
    },
    async fetchBlobs(objects, maxBytes) {
      await atServer(async (server) => {
        const pack = fetchPack(access, server, { kind: "blobs", objects, maxBytes });
        await store.addPack(pack, () => Promise.resolve(), access.signal);
      });
    },
  };
}

/** Errors that a server which has moved or changed gives as well. */
const DOUBTFUL: readonly string[] = ["network", "target-not-found", "target-not-allowed"];

function neverFetched(url: string): AssayError {
  const detail = "this revision was not fetched before, and offline was asked for";
  return new AssayError("offline", `Cannot open ${JSON.stringify(url)}: ${detail}`);
}

async function fetchCommit(
  access: RemoteAccess,
  server: GitServer,
  store: CloneStore,
  object: string,
  options: CommitOptions,
): Promise<void> {
  const pack = fetchPack(access, server, {
    kind: "commits",
    objects: [object],
    // What is left out could not be had later from a server that gives nothing but what its refs name.
    ...(server.givesAnyObject && { omitFrom: OMIT_FROM_BYTES }),
    maxBytes: MAX_TREE_PACK_BYTES,
  });
  await store.addPack(
    pack,
    async (place) => {
      await listOrRefuse(place, object, { ...options, folder: "" });
    },
    access.signal,
  );
}

function merged(old: readonly GitRef[], refs: readonly GitRef[]): readonly GitRef[] {
  return [...new Map([...old, ...refs].map((ref) => [ref.name, ref])).values()];
}
