// A registry for tests: what the distribution specification says of pulling, from blobs in memory.
import assert from "node:assert/strict";
import type { IncomingMessage, ServerResponse } from "node:http";
import { test } from "node:test";
import { sha256OfBytes } from "../../bytes/digest.ts";

/** What a registry holds and how it behaves. */
export interface Registry {
  /** Manifests by tag or digest. */
  readonly manifests: Readonly<Record<string, Buffer>>;
  /** Blobs by digest. */
  readonly blobs: Readonly<Record<string, Buffer>>;
  /** Where blobs are sent on to, as large registries do. */
  readonly storage?: string;
  /** A token that is asked for, which `/token` gives to whoever comes. */
  readonly token?: string;
  /** Where tokens are given; this registry by default. */
  readonly realm?: string;
}

/** A blob with the descriptor that points at it. */
export interface Blob {
  readonly bytes: Buffer;
  readonly digest: string;
  readonly descriptor: object;
}

/** A blob of this content; a title is the path that it stands for. */
export function blobOf(content: string | Buffer, mediaType: string, title?: string): Blob {
  const bytes = Buffer.from(content);
  const digest = `sha256:${sha256OfBytes(bytes)}`;
  const annotations = title === undefined ? {} : { "org.opencontainers.image.title": title };
  return { bytes, digest, descriptor: { mediaType, digest, size: bytes.length, annotations } };
}

/** A registry with one artifact, tagged `latest`. */
export function registryOf(layers: readonly Blob[], config?: Blob): Registry {
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      ...(config && { config: config.descriptor }),
      layers: layers.map(({ descriptor }) => descriptor),
    }),
  );
  const all = config ? [...layers, config] : layers;
  return {
    manifests: { latest: manifest, [`sha256:${sha256OfBytes(manifest)}`]: manifest },
    blobs: Object.fromEntries(all.map(({ digest, bytes }) => [digest, bytes])),
  };
}

/** Serves a registry under any name of a repository. */
export function serveRegistry(
  registry: Registry,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    const url = new URL(request.url ?? "/", "http://registry");
    if (url.pathname === "/token") {
      response.end(JSON.stringify({ token: registry.token }));
      return;
    }
    const { token } = registry;
    if (token !== undefined && request.headers.authorization !== `Bearer ${token}`) {
      const realm = registry.realm ?? `http://${request.headers.host}/token`;
      const field = `Bearer realm="${realm}",service="test",scope="repository:x:pull"`;
      response.writeHead(401, { "www-authenticate": field }).end();
      return;
    }
    const [, kind = "", reference = ""] = /\/(manifests|blobs)\/([^/]+)$/.exec(url.pathname) ?? [];
    const bytes = (kind === "manifests" ? registry.manifests : registry.blobs)[reference];
    if (bytes === undefined) {
      response.writeHead(404, { "content-type": "application/json" }).end('{"errors":[]}');
    } else if (kind === "blobs" && registry.storage !== undefined) {
      response.writeHead(307, { location: `${registry.storage}/${reference}` }).end();
    } else {
      sendRange(request, response, bytes);
    }
  };
}

/** Sends bytes, or the range of them that was asked for. */
export function sendRange(request: IncomingMessage, response: ServerResponse, bytes: Buffer): void {
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "") ?? [];
  if (first === undefined) {
    response.writeHead(200).end(bytes);
    return;
  }
  const end = Math.min(Number(last) + 1, bytes.length);
  const range = `bytes ${first}-${end - 1}/${bytes.length}`;
  response.writeHead(206, { "content-range": range }).end(bytes.subarray(Number(first), end));
}

test("a registry of tests holds what its manifest points at", () => {
  const license = blobOf("words", "text/plain", "LICENSE");
  const { manifests, blobs } = registryOf([license]);
  assert.equal(Object.keys(manifests).length, 2);
  assert.deepEqual(blobs, { [license.digest]: Buffer.from("words") });
});
