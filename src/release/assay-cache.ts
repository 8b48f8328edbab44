import { join } from "node:path";

import type { NetworkOptions } from "../net/network-options.ts";

/**
 * Folder that Assay keeps what it fetched in, where no other tool has a place for it: `ASSAY_CACHE`, else `assay` in the
 * cache folder of the person (`XDG_CACHE_HOME`, else `~/.cache`).
 */
export function assayCache({ env, home }: Pick<NetworkOptions, "env" | "home">): string {
  const { ASSAY_CACHE: own = "", XDG_CACHE_HOME: caches = "" } = env;
  if (own !== "") return own;
  return join(caches === "" ? join(home, ".cache") : caches, "assay");
}
