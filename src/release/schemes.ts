import type { NetworkOptions } from "../net/network-options.ts";
import { isGitTarget } from "./git/git-target.ts";
import { isHubTarget } from "./hub/hub-target.ts";
import { isModelScopeTarget } from "./modelscope/modelscope-target.ts";
import type { OpenRemote } from "./open-remote.ts";
import { isOciTarget, isOllamaTarget } from "./registry/registry-target.ts";
import { isWebTarget } from "./web/web-target.ts";

/** A kind of place that is named by an address and not by a path on this disk. */
export interface Scheme {
  /** Whether `target` names such a place. `env` is empty where no network was handed down. */
  readonly accepts: (target: string, env: NetworkOptions["env"]) => boolean;
  /** Loads the source, so that a folder needs none of it. */
  readonly load: () => Promise<OpenRemote>;
}

/** Every scheme; the first that accepts a target opens it. */
export const SCHEMES: readonly Scheme[] = [
  // First, since any server can hold git repositories, the hub too: such an address says so itself.
  {
    accepts: isGitTarget,
    load: async () => (await import("./git/open-git.ts")).openGit,
  },
  {
    accepts: isHubTarget,
    load: async () => (await import("./hub/open-hub.ts")).openHub,
  },
  {
    accepts: isModelScopeTarget,
    load: async () => (await import("./modelscope/open-modelscope.ts")).openModelScope,
  },
  {
    accepts: isOllamaTarget,
    load: async () => (await import("./registry/open-ollama.ts")).openOllama,
  },
  {
    accepts: isOciTarget,
    load: async () => (await import("./registry/open-oci.ts")).openOci,
  },
  // Last: every address of the web that nothing above knows better.
  {
    accepts: isWebTarget,
    load: async () => (await import("./web/open-web.ts")).openWeb,
  },
];

/** Whether a target lies elsewhere, rather than on this disk. */
export function isElsewhere(target: string, env: NetworkOptions["env"] = {}): boolean {
  return SCHEMES.some(({ accepts }) => accepts(target, env));
}
