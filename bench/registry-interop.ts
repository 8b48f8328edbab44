// Pushes artifacts into a real registry (Debian's package docker-registry) and reads them again as releases: listing, digests,
// ranges, indexes, a digest for a tag, and what is not there.
// Run by hand: node bench/registry-interop.ts docker-registry

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { buffer } from "node:stream/consumers";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { pack } from "tar-stream";
import { sha256OfBytes } from "../src/bytes/digest.ts";
import { openRelease } from "../src/release/open-release.ts";
import type { Release } from "../src/release/release.ts";

const [binary] = process.argv.slice(2);
if (binary === undefined) throw new Error("Cannot compare: give the program docker-registry");

const MANIFEST = "application/vnd.oci.image.manifest.v1+json";
const INDEX = "application/vnd.oci.image.index.v1+json";
const home = mkdtempSync(join(tmpdir(), "assay-registry-"));
const port = await freePort();
const host = `127.0.0.1:${port}`;
const base = `http://${host}/v2/grove/larch`;

/** Length of each manifest by its digest. */
const sizes = new Map<string, number>();

const config = `version: 0.1
storage:
  filesystem:
    rootdirectory: ${join(home, "store")}
http:
  addr: ${host}
log:
  level: error
`;
writeFileSync(join(home, "config.yml"), config);
const registry = spawn(binary, ["serve", join(home, "config.yml")], { stdio: "ignore" });
try {
  await reachable();
  await compare();
  process.stdout.write("agrees with the registry\n");
} finally {
  registry.kill();
  rmSync(home, { recursive: true });
}

async function compare(): Promise<void> {
  const weights = Buffer.alloc(5 << 20, "weights ");
  const files = [
    await push(Buffer.from("# Larch\n"), "text/markdown", "README.md"),
    await push(weights, "application/vnd.cncf.model.weight.v1.raw", "model.safetensors"),
    await push(
      gzipSync(await tarOf("code/train.py", "import torch\n")),
      "application/vnd.kitops.modelkit.code.v1.tar+gzip",
    ),
  ];
  const empty = await push(Buffer.from("{}"), "application/vnd.oci.empty.v1+json");
  const digest = await tag("v1", MANIFEST, {
    schemaVersion: 2,
    mediaType: MANIFEST,
    config: empty,
    layers: files,
  });
  await tag("all", INDEX, {
    schemaVersion: 2,
    mediaType: INDEX,
    manifests: [{ mediaType: MANIFEST, digest, size: sizes.get(digest) }],
  });
  for (const reference of [":v1", `@${digest}`, ":all"]) {
    const release = await open(reference);
    assert.deepEqual(
      release.files.map(({ path, byteLength }) => [path, byteLength]),
      [
        ["README.md", 8],
        ["code/train.py", 13],
        ["model.safetensors", weights.length],
      ],
    );
    assert.equal(release.listing, "complete");
    const source = await release.files[2]?.open?.();
    assert.equal(String(await source?.read(4_000_000, 4_000_008)), "weights ");
    assert.equal(
      sha256OfBytes((await source?.read(0, weights.length)) ?? Buffer.of()),
      sha256OfBytes(weights),
    );
    process.stdout.write(
      `larch${reference.slice(0, 20)}: ${release.files.length} files, ${release.revision}\n`,
    );
  }
  await assert.rejects(open(":gone"), { code: "target-not-found" });
  process.stdout.write("larch:gone: not found\n");
}

async function tarOf(name: string, content: string): Promise<Buffer> {
  const tar = pack();
  tar.entry({ name }, content);
  tar.finalize();
  return buffer(tar);
}

function open(reference: string): Promise<Release> {
  const network = { env: {}, home, allowPrivate: [`http://${host}`] };
  return openRelease(`oci:${host}/grove/larch${reference}`, { network });
}

async function push(bytes: Buffer, mediaType: string, title?: string): Promise<object> {
  const digest = `sha256:${sha256OfBytes(bytes)}`;
  const started = await fetch(`${base}/blobs/uploads/`, { method: "POST" });
  const place = new URL(started.headers.get("location") ?? "", base);
  place.searchParams.set("digest", digest);
  const done = await fetch(place, {
    method: "PUT",
    body: new Uint8Array(bytes),
    headers: { "content-type": "application/octet-stream" },
  });
  assert.equal(done.status, 201);
  const annotations = title === undefined ? {} : { "org.opencontainers.image.title": title };
  return { mediaType, digest, size: bytes.length, annotations };
}

async function tag(name: string, mediaType: string, manifest: object): Promise<string> {
  const body = JSON.stringify(manifest);
  const answer = await fetch(`${base}/manifests/${name}`, {
    method: "PUT",
    body,
    headers: { "content-type": mediaType },
  });
  assert.equal(answer.status, 201);
  const digest = `sha256:${sha256OfBytes(Buffer.from(body))}`;
  sizes.set(digest, body.length);
  return digest;
}

async function reachable(): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const answer = await fetch(`http://${host}/v2/`).catch(() => undefined);
    if (answer?.ok === true) return;
    await sleep(100);
  }
  throw new Error("Cannot compare: the registry does not answer");
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => {
    server.listen(0, "127.0.0.1", listening);
  });
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === "string") throw new Error("no port is free");
  return address.port;
}
