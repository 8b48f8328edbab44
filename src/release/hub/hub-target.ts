import { AssayError } from "../../bytes/errors.ts";
import { endpointOf, type Environment } from "./hub-environment.ts";

/** Kinds of repositories, as the paths of the hub name them. */
type RepositoryKind = "models" | "datasets" | "spaces";

/** A repository of the hub, or a folder or file in it, at some revision. */
export interface HubTarget {
  readonly kind: RepositoryKind;
  /** `owner/name`, or `name` for the oldest repositories. */
  readonly id: string;
  /** Branch, tag, commit or `refs/...`, decoded; undefined for the default branch. */
  readonly revision?: string;
  /** Folder or file in the repository; undefined for all of it. */
  readonly path?: string;
}

const KINDS: readonly RepositoryKind[] = ["models", "datasets", "spaces"];

/** Hosts whose pages are the hub's own. */
const SITE_HOSTS: readonly string[] = ["huggingface.co", "www.huggingface.co", "hf.co"];

/** The hub's own rule for names: 96 characters, no `--` or `..`, no dot or dash at an end. */
const NAME = /^(?!.*(?:--|\.\.))[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,94}[A-Za-z0-9_])?$/;

/** Revisions of the hub's own that hold slashes. */
const SPECIAL_REVISION = /^refs\/(?:convert|pr)\/[^/]+/;

/** Whether a target names something on the hub: `hf:`, or a page of the hub's site or of the configured endpoint. */
export function isHubTarget(target: string, env: Environment): boolean {
  if (/^hf:/i.test(target)) return true;
  return pageOf(target, env) !== undefined;
}

/**
 * Reads `hf:[models/|datasets/|spaces/]owner/name[@revision][/path]`, the same with `hf://`, or the URL of a page of the
 * site. A revision with slashes is percent-encoded, except for `refs/pr/N` and `refs/convert/NAME`.
 * Throws `AssayError("usage")`.
 */
export function parseHubTarget(target: string, env: Environment): HubTarget {
  const page = pageOf(target, env);
  return page === undefined
    ? parseShort(target, target.replace(/^hf:(?:\/\/)?/i, ""))
    : parsePage(target, page);
}

/** The path of a page of the hub, without slashes at its ends; undefined for anything else. */
function pageOf(target: string, env: Environment): string | undefined {
  if (!/^https?:\/\//i.test(target)) return undefined;
  const url = URL.parse(target);
  if (url === null) return undefined;
  const endpoint = URL.parse(endpointOf(env));
  const isEndpoint = endpoint !== null && url.origin === endpoint.origin;
  if (!isEndpoint && !SITE_HOSTS.includes(url.hostname)) return undefined;
  const base = isEndpoint ? endpoint.pathname.replace(/\/+$/, "") : "";
  if (!url.pathname.startsWith(`${base}/`)) return undefined;
  return url.pathname.slice(base.length).replace(/^\/+|\/+$/g, "");
}

function parseShort(target: string, text: string): HubTarget {
  const at = text.indexOf("@");
  const { kind, steps } = kindOf((at < 0 ? text : text.slice(0, at)).split("/"));
  if (at < 0) {
    // Without a revision the first two steps are the name; a name without an owner has no path.
    const id = steps.slice(0, 2).join("/");
    return checked(target, kind, id, undefined, steps.slice(2).map(decoder(target)).join("/"));
  }
  const rest = text.slice(at + 1);
  const revision = SPECIAL_REVISION.exec(rest)?.[0] ?? rest.split("/")[0] ?? "";
  const path = rest
    .slice(revision.length + 1)
    .split("/")
    .map(decoder(target))
    .join("/");
  return checked(target, kind, steps.join("/"), decoder(target)(revision), path);
}

function parsePage(target: string, page: string): HubTarget {
  const { kind, steps } = kindOf(page.split("/"));
  const views = ["tree", "blob", "resolve", "raw", "commit"];
  // A name without an owner is followed by the view at once.
  const length = views.includes(steps[1] ?? "") ? 1 : 2;
  const id = steps.slice(0, length).join("/");
  const rest = steps.slice(length);
  if (rest.length === 0) return checked(target, kind, id, undefined, "");
  const [view = "", ...inside] = rest;
  if (!views.includes(view) || inside.length === 0) {
    throw invalid(target, "this page is neither a repository, nor a folder, file or commit of one");
  }
  const joined = inside.join("/");
  const revision = SPECIAL_REVISION.exec(joined)?.[0] ?? inside[0] ?? "";
  const path = joined
    .slice(revision.length + 1)
    .split("/")
    .map(decoder(target))
    .join("/");
  return checked(target, kind, id, decoder(target)(revision), path);
}

function kindOf(steps: readonly string[]): { kind: RepositoryKind; steps: readonly string[] } {
  const kind = KINDS.find((each) => each === steps[0]);
  return kind === undefined || steps.length === 1
    ? { kind: "models", steps }
    : { kind, steps: steps.slice(1) };
}

function decoder(target: string): (text: string) => string {
  return (text) => {
    try {
      return decodeURIComponent(text);
    } catch (cause) {
      if (!(cause instanceof URIError)) throw cause;
      throw invalid(target, `${JSON.stringify(text)} is not percent-encoded as it should be`);
    }
  };
}

function checked(
  target: string,
  kind: RepositoryKind,
  id: string,
  revision: string | undefined,
  path: string,
): HubTarget {
  const names = id.split("/");
  if (names.length > 2 || !names.every((name) => NAME.test(name))) {
    throw invalid(target, `${JSON.stringify(id)} is no name of a repository, as in "owner/name"`);
  }
  if (revision !== undefined && !isRevision(revision)) {
    throw invalid(target, `${JSON.stringify(revision)} is no branch, tag or commit`);
  }
  const clean = path.replace(/\/+$/, "");
  if (clean !== "" && clean.split("/").some((step) => ["", ".", ".."].includes(step))) {
    throw invalid(target, `${JSON.stringify(path)} is no path in a repository`);
  }
  return {
    kind,
    id,
    ...(revision !== undefined && { revision }),
    ...(clean !== "" && { path: clean }),
  };
}

/** What git allows as a name of a reference (git-check-ref-format), which keeps it harmless as a path, too. */
function isRevision(revision: string): boolean {
  return (
    revision.length <= 255 &&
    !/[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|\.$/.test(revision) &&
    revision
      .split("/")
      .every((step) => step !== "" && !step.startsWith(".") && !step.endsWith(".lock"))
  );
}

function invalid(target: string, detail: string): AssayError {
  return new AssayError("usage", `Cannot understand ${JSON.stringify(target)}: ${detail}`);
}
