import { AssayError } from "../../bytes/errors.ts";

/** A git repository, and what of it is asked for. */
export interface GitTarget {
  /** Without a slash at the end. */
  readonly url: string;
  /** A branch, tag or commit, which a folder may follow, since names of branches hold slashes; empty for the default branch. */
  readonly asked: string;
  /** A folder or file in it that is told apart from the revision; empty for all. */
  readonly folder: string;
}

/** Whether a target is a git repository by its form. */
export function isGitTarget(target: string): boolean {
  return (
    /^(?:gh:|git\+|git:\/\/|ssh:\/\/|git@)/.test(target) ||
    /^(?:https?|file):\/\/[^?#]{1,2000}\.git(?:[@#/]|$)/.test(target) ||
    /^https:\/\/[^/?#]{1,300}\/[^?#]{1,2000}\/-\/tree\//.test(target) ||
    GITHUB_PAGE.test(target)
  );
}

/** Pages of GitHub that show a repository at a revision; other pages are no releases. */
const GITHUB_PAGE =
  /^https:\/\/(?:www\.)?github\.com\/[^/?#@]{1,100}\/[^/?#@]{1,200}\/?(?:$|[?#]|\/(?:tree|blob|commit)\/|\/releases\/tag\/)/;

const NAME = /^(?!\.{1,2}$)[\w.-]{1,100}$/;

/**
 * Reads `gh:org/repo[@ref][/folder]`, `git+URL[@ref][#subdirectory=folder]`, URLs that end in `.git`, and pages of code
 * hosts that show a revision. `githubUrl` is where `gh:` leads. Throws `AssayError("target-not-allowed")` for ways to
 * a server that are not used, and `usage` where the form is not right.
 */
export function parseGitTarget(target: string, githubUrl = "https://github.com"): GitTarget {
  const parsed = target.startsWith("gh:")
    ? readShort(target, githubUrl)
    : readUrl(target, target.replace(/^git\+/, ""));
  return {
    ...parsed,
    folder: checkedSteps(target, parsed.folder),
    asked: checkedSteps(target, parsed.asked),
  };
}

function readShort(target: string, githubUrl: string): GitTarget {
  const [owner = "", second = "", ...rest] = target.slice("gh:".length).split("/");
  const at = second.indexOf("@");
  const repository = (at < 0 ? second : second.slice(0, at)).replace(/\.git$/, "");
  if (!NAME.test(owner) || !NAME.test(repository)) {
    throw invalid(target, "needed gh:owner/repository[@revision][/folder]");
  }
  const url = `${githubUrl.replace(/\/+$/, "")}/${owner}/${repository}.git`;
  if (at < 0) return { url, asked: "", folder: rest.join("/") };
  const asked = [second.slice(at + 1), ...rest].join("/");
  if (asked.startsWith("/") || asked === "") throw invalid(target, "no revision follows the @");
  return { url, asked, folder: "" };
}

function readUrl(target: string, text: string): GitTarget {
  const url = URL.parse(text);
  if (url === null || !["https:", "http:", "file:"].includes(url.protocol)) {
    const detail = "git is read over https; give the https address of the repository";
    throw new AssayError("target-not-allowed", `Cannot open ${JSON.stringify(target)}: ${detail}`);
  }
  const fragment = new URLSearchParams(url.hash.slice(1));
  const folder = fragment.get("subdirectory") ?? "";
  const path = decoded(target, url.pathname);
  const { place, asked } =
    (target.startsWith("https:") ? splitPage(path) : undefined) ?? splitPath(path);
  const address = new URL(url);
  address.pathname = place.replace(/\/+$/, "");
  address.hash = "";
  address.search = "";
  return { url: address.href.replace(/\/$/, ""), asked, folder };
}

/** Where the address of a repository ends, and what is asked of it. */
interface SplitPath {
  readonly place: string;
  readonly asked: string;
}

/** The same in a page of a code host. */
function splitPage(path: string): SplitPath | undefined {
  const [, place, asked] =
    /^(\/.{1,2000}?)\/-\/tree\/(.{1,2000})$/.exec(path) ??
    /^(\/[^/]{1,100}\/[^/]{1,200})\/(?:tree|blob|commit|releases\/tag)\/(.{1,2000})$/.exec(path) ??
    [];
  return place === undefined ? undefined : { place: `${place}.git`, asked: asked ?? "" };
}

function splitPath(path: string): SplitPath {
  const dotGit = /^(.{1,2000}?\.git)(?:@(.{1,2000})|\/)?$/.exec(path);
  if (dotGit) return { place: dotGit[1] ?? "", asked: dotGit[2] ?? "" };
  const at = path.lastIndexOf("@");
  if (at <= 0) return { place: path, asked: "" };
  return { place: path.slice(0, at), asked: path.slice(at + 1) };
}

function decoded(target: string, path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    throw invalid(target, "its % signs do not stand for characters");
  }
}

/** Steps of a revision or a folder: no step is empty, climbs, or holds a control character, which no name in git does. */
function checkedSteps(target: string, path: string): string {
  const trimmed = path.replace(/\/+$/, "");
  const steps = trimmed === "" ? [] : trimmed.split("/");
  if (steps.some((step) => step === "" || step === "." || step === ".." || /\p{Cc}/u.test(step))) {
    throw invalid(target, "no revision and no folder has such a name");
  }
  return trimmed;
}

function invalid(target: string, detail: string): AssayError {
  return new AssayError("usage", `Cannot open ${JSON.stringify(target)}: ${detail}`);
}
