import type { ByteSource } from "../../bytes/byte-source.ts";
import { sha256OfBytes } from "../../bytes/digest.ts";
import { AssayError } from "../../bytes/errors.ts";
import { extentSource } from "../../bytes/extent-source.ts";
import { answerJson, jsonOf } from "../../net/answer-json.ts";
import type { HttpAnswer, HttpClient, HttpRequest } from "../../net/http.ts";
import { rangeSource } from "../../net/range-source.ts";
import { checkedSource } from "../checked-source.ts";
import { isFields } from "../json-fields.ts";
import { refuseUnencrypted } from "../refuse-unencrypted.ts";
import { parseChallenge, tokenUrl } from "./challenge.ts";
import {
  MANIFEST_TYPES,
  parseManifest,
  type Descriptor,
  type Manifest,
  type ManifestIndex,
} from "./manifest.ts";
import type { RegistryTarget } from "./registry-target.ts";

/** What is asked of a registry about one repository (OCI distribution specification 1.1). */
export interface RegistryClient {
  /** A manifest by tag or digest, its bytes checked against the digest that was asked for or that the server names. */
  manifest(reference: string): Promise<FoundManifest>;
  /** The bytes of a blob: short ones whole and checked, of long ones what is read, up to `maxFetchedBytes`. */
  blob(descriptor: Descriptor, maxFetchedBytes?: number): ByteSource;
}

/** A manifest with its digest. */
export interface FoundManifest {
  readonly manifest: Manifest | ManifestIndex;
  /** `sha256:...` of its bytes. */
  readonly digest: string;
}

/** The specification asks registries to take manifests of 4 MiB and more. */
const MAX_MANIFEST_BYTES = 8 << 20;

const MAX_TOKEN_BYTES = 1 << 20;

/** Blobs up to this size are fetched whole and checked. */
const WHOLE_BYTES = 1 << 20;

/** Of one long blob no more than this is fetched. */
const MAX_FETCHED_BYTES = 64 << 20;

/** How a registry is asked. */
export interface RegistryAccess {
  readonly client: HttpClient;
  readonly allowPrivate: readonly string[];
  /** A `Basic` authorization for the place that gives tokens. */
  readonly credentials: string | undefined;
  readonly signal: AbortSignal | undefined;
}

/** A client of one repository. Nothing is asked before the first call. */
export function registryClient(
  { host, repository }: RegistryTarget,
  { client, allowPrivate, credentials, signal }: RegistryAccess,
): RegistryClient {
  const isPlain = allowPrivate.includes(`http://${host}`);
  const base = `${isPlain ? "http" : "https"}://${host}/v2/${repository}`;
  const name = `${host}/${repository}`;
  let authorization: string | undefined;

  /** Asks, and once more with a token where the registry sends us for one. */
  async function ask(request: Omit<HttpRequest, "signal" | "authorization">): Promise<HttpAnswer> {
    const answer = await client.request({ ...request, authorization, signal });
    if (answer.status !== 401 || authorization !== undefined) return answer;
    await answer.discard();
    authorization = await tokenFor(answer);
    return client.request({ ...request, authorization, signal });
  }

  async function tokenFor(answer: HttpAnswer): Promise<string> {
    const field = answer.header("www-authenticate");
    if (/^\s*Basic\b/i.test(field ?? "") && credentials !== undefined) return credentials;
    const challenge = parseChallenge(field);
    if (challenge === undefined) throw refused(401);
    const url = tokenUrl(challenge);
    refuseUnencrypted(url, allowPrivate);
    const given = await client.request({
      url,
      authorization: mayHave(challenge.realm) ? credentials : undefined,
      maxBytes: MAX_TOKEN_BYTES,
      signal,
    });
    if (given.status !== 200) {
      await given.discard();
      throw refused(given.status);
    }
    const token = tokenIn(await answerJson(given));
    if (token === undefined) {
      throw new AssayError(
        "network",
        `Cannot read ${name}: the answer of ${challenge.realm} has no token`,
      );
    }
    return `Bearer ${token}`;
  }

  /** Passwords go to the registry's own domain: the realm is the word of a server. */
  function mayHave(realm: string): boolean {
    const domain = (each: string): string => each.split(".").slice(-2).join(".");
    return domain(new URL(realm).hostname) === domain(new URL(base).hostname);
  }

  function refused(status: number): AssayError {
    if (status === 404) {
      return new AssayError(
        "target-not-found",
        `Cannot read ${name}: no such repository or tag, or not a public one`,
      );
    }
    if (status === 401 || status === 403) {
      const detail =
        credentials === undefined
          ? "it asks for a login, and Docker's configuration has none"
          : "this login may not read it";
      return new AssayError("target-not-allowed", `Cannot read ${name}: ${detail}`);
    }
    return new AssayError("network", `Cannot read ${name}: the registry answered ${status}`);
  }

  return {
    async manifest(reference) {
      const answer = await ask({
        url: `${base}/manifests/${reference}`,
        headers: { accept: MANIFEST_TYPES.join(", ") },
        maxBytes: MAX_MANIFEST_BYTES,
      });
      if (answer.status !== 200) {
        await answer.discard();
        throw refused(answer.status);
      }
      const bytes = await answer.bytes();
      const digest = `sha256:${sha256OfBytes(bytes)}`;
      const said = reference.startsWith("sha256:")
        ? reference
        : answer.header("docker-content-digest");
      if (said !== undefined && said.startsWith("sha256:") && said !== digest) {
        throw new AssayError(
          "wrong-bytes",
          `Cannot use the manifest of ${name}: its digest is ${digest}, expected ${said}`,
        );
      }
      return { manifest: parseManifest(jsonOf(bytes, `the manifest of ${name}`), name), digest };
    },
    blob({ digest, byteLength }, maxFetchedBytes = MAX_FETCHED_BYTES) {
      const ranges = rangeSource(
        client,
        () => ({
          url: `${base}/blobs/${digest}`,
          authorization,
          explain: ({ status }) => refused(status),
        }),
        byteLength,
      );
      return byteLength <= WHOLE_BYTES
        ? checkedSource(ranges, digest.slice("sha256:".length))
        : extentSource(ranges, maxFetchedBytes);
    },
  };
}

/** Both names are in use (distribution specification, token authentication). */
function tokenIn(answer: unknown): string | undefined {
  if (!isFields(answer)) return undefined;
  const { token, access_token: other } = answer;
  const found = [token, other].find((each) => typeof each === "string" && each !== "");
  return typeof found === "string" ? found : undefined;
}
