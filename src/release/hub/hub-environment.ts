import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AssayError } from "../../bytes/errors.ts";
import { systemErrorCode } from "../../bytes/system-error.ts";
import type { NetworkOptions } from "../../net/network-options.ts";
import { assayCache } from "../assay-cache.ts";

/** Variables of the environment. */
export type Environment = NetworkOptions["env"];

/** What the environment says of the hub, by the conventions of the Python client. */
export interface HubSettings {
  /** Without a slash at its end. */
  readonly endpoint: string;
  /** Sent to the endpoint and nowhere else. */
  readonly token?: string;
  /** Folder of the cache that is shared with other programs. */
  readonly cache: string;
  /** Whether names in the cache are links to the bytes, as usual. */
  readonly hasLinks: boolean;
  /** Folder for what only Assay keeps: parts of files. */
  readonly ownCache: string;
  readonly isOffline: boolean;
  readonly headTimeoutMs: number;
  readonly silenceMs: number;
}

const DEFAULT_ENDPOINT = "https://huggingface.co";

/** Seconds that the Python client waits for a head, and within a body. */
const DEFAULT_TIMEOUT_S = 10;

/** Where the hub is; the address is not looked at here. */
export function endpointOf(env: Environment): string {
  return (env["HF_ENDPOINT"] || DEFAULT_ENDPOINT).trim().replace(/\/+$/, "");
}

/** Reads the environment, and the token from its file. Throws `AssayError("usage")` for an endpoint that is no URL. */
export function hubSettings({ env, home, offline }: NetworkOptions): HubSettings {
  const endpoint = endpointOf(env);
  if (!["http:", "https:"].includes(URL.parse(endpoint)?.protocol ?? "")) {
    const detail = `HF_ENDPOINT is ${JSON.stringify(endpoint)}, needed a URL of the web`;
    throw new AssayError("usage", `Cannot ask the hub: ${detail}`);
  }
  const expand = (path: string): string => expandPath(path, env, home);
  const caches = env["XDG_CACHE_HOME"] || join(home, ".cache");
  const hubHome = expand(env["HF_HOME"] || join(caches, "huggingface"));
  const cache = env["HF_HUB_CACHE"] || env["HUGGINGFACE_HUB_CACHE"] || join(hubHome, "hub");
  const token = tokenOf(env, expand(env["HF_TOKEN_PATH"] || join(hubHome, "token")));
  return {
    endpoint,
    ...(token !== undefined && { token }),
    cache: expand(cache),
    hasLinks: !isOn(env["HF_HUB_DISABLE_SYMLINKS"]),
    ownCache: assayCache({ env, home }),
    isOffline: offline === true || isOn(env["HF_HUB_OFFLINE"]) || isOn(env["TRANSFORMERS_OFFLINE"]),
    headTimeoutMs: secondsOf(env["HF_HUB_ETAG_TIMEOUT"]) * 1000,
    silenceMs: secondsOf(env["HF_HUB_DOWNLOAD_TIMEOUT"]) * 1000,
  };
}

function tokenOf(env: Environment, path: string): string | undefined {
  if (isOn(env["HF_HUB_DISABLE_IMPLICIT_TOKEN"])) return undefined;
  return (
    cleanToken(env["HF_TOKEN"] || env["HUGGING_FACE_HUB_TOKEN"]) ?? cleanToken(readToken(path))
  );
}

function readToken(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    // No file is the usual case; one that may not be read is as good as none, and the hub will say what it needs.
    systemErrorCode(error);
    return undefined;
  }
}

function cleanToken(text: string | undefined): string | undefined {
  const token = text?.replace(/[\r\n]/g, "").trim();
  return token === "" ? undefined : token;
}

function isOn(value: string | undefined): boolean {
  return ["1", "ON", "YES", "TRUE"].includes((value ?? "").toUpperCase());
}

function secondsOf(value: string | undefined): number {
  const seconds = Number(value ?? "");
  return seconds > 0 && seconds <= 3600 ? seconds : DEFAULT_TIMEOUT_S;
}

/** `~` and `$NAME` in a path, as a shell would read them; what is not set stays as it is. */
function expandPath(path: string, env: Environment, home: string): string {
  return path
    .replace(/^~(?=$|[/\\])/, () => home)
    .replace(
      /\$(?:(\w+)|\{(\w+)\})/g,
      (whole, plain?: string, braced?: string) => env[plain ?? braced ?? ""] ?? whole,
    );
}
