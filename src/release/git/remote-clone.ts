import { createHash } from "node:crypto";
import { join } from "node:path";

import { AssayError } from "../../bytes/errors.ts";
import type { NetworkOptions } from "../../net/network-options.ts";
import { askedCommit, chooseRef, refPrefixes, type ChosenRef } from "./choose-ref.ts";
import { readRecord, writeRecord, type CloneRecord } from "./store/clone-record.ts";
import { openStore, type CloneStore } from "./store/clone-store.ts";
import { commitOf } from "./store/git-objects.ts";
import { listTree, type ListTreeOptions, type TreeListing } from "./store/list-tree.ts";
import type { GitPlace } from "./store/run-git.ts";
import { askServer, fetchPack, listRefs, type RemoteAccess } from "./wire/remote.ts";
import type { GitRef, GitServer } from "./wire/server.ts";

/**
 * Files smaller than this come along with the folders: all pointers of git LFS are (git-lfs specification: less than 1024
 * bytes), so that sizes and digests of large files are known after one request; and all links.
 */
const OMIT_FROM_BYTES = 1024;

/** Folders and small files of one commit; a hundred thousand files have a few megabytes. */
const MAX_TREE_PACK_BYTES = 256 << 20;

/** A repository on a server, and its copy on this disk. */
export interface RemoteClone {
  /** The commit that is asked for, and the folder behind its name. Asks the server, unless the commit is named itself. */
  choose(asked: string): Promise<ChosenRef>;
  /** Lists a commit, which is fetched where it is not at hand: folders, and small files. */
  list(object: string, options: Omit<ListTreeOptions, "commit">): Promise<ListedCommit>;
  /** Fetches contents of files in one request; those that the server does not have are missing afterwards. */
  readonly fetchBlobs: (objects: readonly string[], maxBytes: number) => Promise<void>;
  readonly place: GitPlace;
}

/** A commit and what is in it. */
interface ListedCommit extends TreeListing {
  readonly commit: string;
}

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
): Promise<RemoteClone> {
  const folder = join(cache, createHash("sha256").update(url).digest("hex").slice(0, 32));
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
    async choose(asked) {
      const chosen = askedCommit(asked) ?? chooseRef(asked, await refsOf(asked));
      if (chosen) return chosen;
      throw noSuchRef(url, asked, network.offline === true);
    },
    async list(object, options) {
      const listed = await listAtHand(store.place, object, options);
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

function noSuchRef(url: string, asked: string, isOffline: boolean): AssayError {
  const what =
    asked === "" ? "it has no commits" : `no branch, tag or whole commit ${JSON.stringify(asked)}`;
  const detail = isOffline
    ? "this revision was not fetched before, and offline was asked for"
    : what;
  const message = `Cannot open ${JSON.stringify(url)}: ${detail}`;
  return new AssayError(isOffline ? "offline" : "target-not-found", message);
}

/** A commit comes into the store with all of its folders or not at all, so that one that is there can be listed. */
async function listAtHand(
  place: GitPlace,
  object: string,
  options: Omit<ListTreeOptions, "commit">,
): Promise<ListedCommit | undefined> {
  const commit = await commitOf(place, object, options.signal);
  return commit === undefined
    ? undefined
    : { commit, ...(await listTree(place, { ...options, commit })) };
}

async function listOrRefuse(
  place: GitPlace,
  object: string,
  options: Omit<ListTreeOptions, "commit">,
): Promise<ListedCommit> {
  const listed = await listAtHand(place, object, options);
  if (listed) return listed;
  throw new AssayError("target-not-found", `Cannot open git object ${object}: it is no commit`);
}

async function fetchCommit(
  access: RemoteAccess,
  server: GitServer,
  store: CloneStore,
  object: string,
  options: Omit<ListTreeOptions, "commit">,
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
