import type { NetworkOptions } from "../net/network-options.ts";
import type { GatherOptions } from "./gather-options.ts";
import type { Release } from "./release.ts";

/** Opens a release elsewhere. Rejects with `AssayError`. */
export type OpenRemote = (target: string, options: RemoteOptions) => Promise<Release>;

/** What a source elsewhere is opened with. */
export interface RemoteOptions extends GatherOptions {
  readonly network: NetworkOptions;
  /** Asks the host what it says of the repository, also where a cache knows all that is in it. */
  readonly isFresh?: boolean | undefined;
}
