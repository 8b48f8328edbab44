import { AssayError } from "../../bytes/errors.ts";
import type { NetworkOptions } from "../../net/network-options.ts";

/** A repository of ModelScope, or a folder or file in it. */
export interface ModelScopeTarget {
  readonly kind: "models" | "datasets";
  /** `owner/name`. */
  readonly id: string;
  /** Branch, tag or commit. */
  readonly revision: string;
  /** Folder or file; undefined for all. */
  readonly path?: string;
  /** Server, without a slash at the end. */
  readonly endpoint: string;
}

/** The branch that is meant where none is named, here as in the official client. */
const DEFAULT_REVISION = "master";

const SHORT = /^(?:ms|modelscope):(?:\/\/)?/i;

/** The site, and the one for the rest of the world, which has other repositories. */
const SITE = /^https:\/\/(?:www\.)?modelscope\.(?:cn|ai)\/(?:models|datasets)\/./i;

const NAME = /^(?!\.{1,2}$)[\w.-]{1,200}$/;

/** What stands between the name and the revision in addresses of the site. */
const VIEWS = ["resolve", "tree", "file/view", "files/view"];

/** Whether a target names something on ModelScope. */
export function isModelScopeTarget(target: string): boolean {
  return SHORT.test(target) || SITE.test(target);
}

/**
 * Reads `ms:[datasets/]owner/name[@revision][/path]` (also `modelscope:`), or a page of the site. The server of short forms
 * is `MODELSCOPE_DOMAIN`, a host as in the official client, or an origin. Throws `AssayError("usage")`.
 */
export function parseModelScopeTarget(
  target: string,
  env: NetworkOptions["env"],
): ModelScopeTarget {
  const parsed = SHORT.test(target) ? readShort(target, env) : readPage(target);
  const { id, revision, path } = parsed;
  const isNamed = id.split("/").length === 2 && id.split("/").every((step) => NAME.test(step));
  const isPlain = ![revision, path ?? ""].some((text) => /\p{Cc}/u.test(text));
  if (isNamed && isPlain && revision !== "") return parsed;
  const detail = "needed ms:[datasets/]owner/name[@revision][/path]";
  throw new AssayError("usage", `Cannot open ${JSON.stringify(target)}: ${detail}`);
}

function readShort(target: string, env: NetworkOptions["env"]): ModelScopeTarget {
  const { kind, rest } = kindOf(target.replace(SHORT, ""));
  const [owner = "", second = "", ...path] = rest.split("/");
  const at = second.indexOf("@");
  return {
    kind,
    id: `${owner}/${at < 0 ? second : second.slice(0, at)}`,
    revision: at < 0 ? DEFAULT_REVISION : decoded(target, second.slice(at + 1)),
    ...pathOf(path.join("/")),
    endpoint: endpointOf(env["MODELSCOPE_DOMAIN"]),
  };
}

function readPage(target: string): ModelScopeTarget {
  const url = new URL(target);
  const { kind, rest } = kindOf(url.pathname.slice(1));
  const [owner = "", name = "", ...steps] = rest.split("/").map((step) => decoded(target, step));
  const page = steps.join("/");
  const view = VIEWS.find((each) => page.startsWith(`${each}/`));
  const [revision = "", ...path] = view === undefined ? [] : page.slice(view.length + 1).split("/");
  return {
    kind,
    id: `${owner}/${name}`,
    revision: revision === "" ? DEFAULT_REVISION : revision,
    ...pathOf(path.join("/")),
    endpoint: url.origin,
  };
}

function kindOf(text: string): Pick<ModelScopeTarget, "kind"> & { readonly rest: string } {
  const [, kind, rest] = /^(models|datasets)\/([^]*)$/.exec(text) ?? [];
  return { kind: kind === "datasets" ? "datasets" : "models", rest: rest ?? text };
}

function pathOf(path: string): Pick<ModelScopeTarget, "path"> {
  const plain = path.replace(/\/+$/, "");
  return plain === "" ? {} : { path: plain };
}

function endpointOf(domain = ""): string {
  const place = domain.trim() === "" ? "www.modelscope.cn" : domain.trim().replace(/\/+$/, "");
  const url = URL.parse(/^https?:\/\//.test(place) ? place : `https://${place}`);
  if (url) return url.origin;
  const detail = `MODELSCOPE_DOMAIN is ${JSON.stringify(domain)}, needed a host`;
  throw new AssayError("usage", `Cannot ask ModelScope: ${detail}`);
}

function decoded(target: string, text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    const detail = "its % signs do not stand for characters";
    throw new AssayError("usage", `Cannot open ${JSON.stringify(target)}: ${detail}`);
  }
}
