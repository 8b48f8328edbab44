import type { ByteSource } from "../../bytes/byte-source.ts";
import { cachedSource } from "../../bytes/cached-source.ts";
import { AssayError } from "../../bytes/errors.ts";
import { httpClient } from "../../net/http-client.ts";
import type { ArchiveEntry } from "../archive-entry.ts";
import { arrangeTree } from "../arrange-entries.ts";
import { byPath } from "../by-path.ts";
import type { RemoteOptions } from "../open-remote.ts";
import type { Oddity, Release } from "../release.ts";
import { dockerCredentials } from "./docker-credentials.ts";
import type { Descriptor, Manifest } from "./manifest.ts";
import { ociFiles } from "./oci-layers.ts";
import { registryClient, type RegistryClient } from "./registry-client.ts";
import { parseOciTarget } from "./registry-target.ts";

/** Indexes within indexes that are followed. */
const MAX_DEPTH = 4;

/** A packed tar is read from its beginning; of a longer one only the name is known. */
const MAX_PACKED_BYTES = 256 << 20;

const STRETCHES = { blockBytes: 4 << 20, blocksKept: 2 };

/** What one layer holds. */
interface OpenedLayer {
  readonly entries: readonly ArchiveEntry[];
  readonly oddities: readonly Oddity[];
  /** Why these are not all; undefined where they are. */
  readonly partialBecause?: string;
}

/**
 * An artifact in a registry: a model packed by ModelPack, KitOps, ORAS or Docker, or an image. Layers that are archives are
 * taken apart; of an index the first manifest counts. Rejects with `AssayError` as `OpenRemote` says.
 */
export async function openOci(target: string, options: RemoteOptions): Promise<Release> {
  const { network, signal, onProgress } = options;
  const place = parseOciTarget(target);
  const client = registryClient(place, {
    client: httpClient(network),
    allowPrivate: network.allowPrivate ?? [],
    credentials: dockerCredentials(place.host, network),
    signal,
  });
  const { manifest, digest, others } = await resolve(client, place.reference, target);
  const layers: OpenedLayer[] = [];
  const digests = new Map<string, string>();
  for (const { path, layer, isArchive } of ociFiles(manifest)) {
    signal?.throwIfAborted();
    if (isArchive) layers.push(await inArchive(client, path, layer, options));
    else {
      layers.push(single(client, path, layer));
      digests.set(path, layer.digest.slice("sha256:".length));
    }
  }
  const { files, oddities, isComplete } = arrangeTree(layers.flatMap(({ entries }) => entries));
  onProgress?.(files.length);
  const partialBecause =
    layers.find((layer) => layer.partialBecause !== undefined)?.partialBecause ??
    (others > 0 ? `${others} more manifests under this name were not read` : undefined);
  return {
    name: place.repository.slice(place.repository.lastIndexOf("/") + 1),
    source: { kind: "oci", location: target },
    revision: digest,
    listing: isComplete && partialBecause === undefined ? "complete" : "partial",
    ...(partialBecause !== undefined && { partialBecause }),
    files: files.map((file) => {
      const sha256 = digests.get(file.path);
      return { ...file, isRemote: true, ...(sha256 !== undefined && { declaredSha256: sha256 }) };
    }),
    oddities: [...oddities, ...layers.flatMap((layer) => layer.oddities)].toSorted(byPath),
  };
}

interface ResolvedManifest {
  readonly manifest: Manifest;
  /** Of what the name meant, an index where it is one. */
  readonly digest: string;
  /** Manifests beside it that were left out. */
  readonly others: number;
}

async function resolve(
  client: RegistryClient,
  reference: string,
  target: string,
): Promise<ResolvedManifest> {
  let at = await client.manifest(reference);
  const { digest } = at;
  let others = 0;
  for (let depth = 0; at.manifest.kind === "index"; depth++) {
    // Attestations stand beside images, for no platform.
    const wanted = at.manifest.manifests.filter(
      ({ annotations }) => annotations["vnd.docker.reference.type"] === undefined,
    );
    const [first] = wanted;
    if (first === undefined || depth >= MAX_DEPTH) {
      const detail = first ? "indexes within indexes" : "an index of nothing";
      throw new AssayError("target-unreadable", `Cannot open ${JSON.stringify(target)}: ${detail}`);
    }
    others += wanted.length - 1;
    at = await client.manifest(first.digest);
  }
  return { manifest: at.manifest, digest, others };
}

function single(client: RegistryClient, path: string, layer: Descriptor): OpenedLayer {
  let source: ByteSource | undefined;
  const { byteLength } = layer;
  const open = async (): Promise<ByteSource> => Promise.resolve((source ??= client.blob(layer)));
  return { entries: [{ name: path, kind: "file", byteLength, open }], oddities: [] };
}

/** The members of a layer; a layer that is not opened is a file under its own name. */
async function inArchive(
  client: RegistryClient,
  path: string,
  layer: Descriptor,
  options: RemoteOptions,
): Promise<OpenedLayer> {
  const { byteLength, mediaType } = layer;
  const isPacked = !/tar$/i.test(mediaType);
  if (isPacked && byteLength > MAX_PACKED_BYTES) {
    const partialBecause = `a layer is a packed archive of ${byteLength} bytes, and no more than ${MAX_PACKED_BYTES} are unpacked`;
    return { entries: [{ name: path, kind: "file", byteLength }], oddities: [], partialBecause };
  }
  const { tarContents } = await import("../tar.ts");
  const blob = client.blob(layer, isPacked ? MAX_PACKED_BYTES : undefined);
  const { contents } = await tarContents(isPacked ? cachedSource(blob, STRETCHES) : blob, options);
  const partialBecause = "an archive in a layer could not be read whole";
  return { ...contents, ...(contents.isComplete ? {} : { partialBecause }) };
}
