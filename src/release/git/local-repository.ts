import { createHash } from "node:crypto";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { AssayError } from "../../bytes/errors.ts";
import type { NetworkOptions } from "../../net/network-options.ts";
import { askedCommit, chooseRef } from "./choose-ref.ts";
import { localRefs } from "./local-refs.ts";
import { listOrRefuse, noSuchRef, type GitRepository } from "./repository.ts";
import { openStore } from "./store/clone-store.ts";

/**
 * A repository on this disk, by a `file:` URL of its folder or of the folder it is checked out in. Git is never run in it,
 * since its settings could name programs: a repository of our own borrows its objects, and refs are read by us.
 */
export async function openLocalRepository(
  url: string,
  cache: string,
  network: NetworkOptions,
): Promise<GitRepository> {
  const path = pathOf(url);
  const [found] = [join(path, ".git"), path].flatMap((folder) => {
    const refs = localRefs(folder);
    return refs ? [{ folder, refs }] : [];
  });
  if (found === undefined) {
    const message = `Cannot open ${JSON.stringify(url)}: no git repository in this folder`;
    throw new AssayError("target-not-found", message);
  }
  const { folder, refs } = found;
  const format = refs.some(({ object }) => object.length === 64) ? "sha256" : "sha1";
  const own = join(cache, createHash("sha256").update(folder).digest("hex").slice(0, 32));
  const store = await openStore(own, network.env["PATH"] ?? "", format);
  const place = { ...store.place, alternates: [join(folder, "objects")] };
  return {
    place,
    sizesBelow: Infinity,
    choose(asked) {
      const chosen = askedCommit(asked) ?? chooseRef(asked, refs);
      return chosen ? Promise.resolve(chosen) : Promise.reject(noSuchRef(url, asked));
    },
    list: (object, options) => listOrRefuse(place, object, options),
  };
}

function pathOf(url: string): string {
  try {
    return fileURLToPath(url);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const message = `Cannot open ${JSON.stringify(url)}: it names no folder of this machine`;
    throw new AssayError("target-not-found", message, { cause: error });
  }
}
