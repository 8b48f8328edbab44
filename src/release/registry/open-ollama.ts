import type { ByteSource } from "../../bytes/byte-source.ts";
import { AssayError } from "../../bytes/errors.ts";
import { httpClient } from "../../net/http-client.ts";
import type { RemoteOptions } from "../open-remote.ts";
import type { Release } from "../release.ts";
import type { Descriptor, Manifest } from "./manifest.ts";
import { ollamaFiles } from "./ollama-layers.ts";
import { ollamaStore } from "./ollama-store.ts";
import { registryClient, type FoundManifest } from "./registry-client.ts";
import { parseOllamaTarget } from "./registry-target.ts";

/** Where a model of Ollama was found. */
interface FoundModel extends FoundManifest {
  readonly isRemote: boolean;
  readonly blob: (descriptor: Descriptor) => ByteSource;
}

/**
 * A model of Ollama: from its store on this machine, else from its registry. Its layers are files: the weights, templates,
 * licenses and settings. Rejects with `AssayError` as `OpenRemote` says.
 */
export async function openOllama(target: string, options: RemoteOptions): Promise<Release> {
  const place = parseOllamaTarget(target);
  const { manifest, digest, isRemote, blob } = await find();
  if (manifest.kind === "index") {
    throw new AssayError(
      "target-unreadable",
      `Cannot open ${JSON.stringify(target)}: several models under one name`,
    );
  }
  const layers = layersOf(manifest);
  options.onProgress?.(layers.length);
  return {
    name: place.repository.slice(place.repository.lastIndexOf("/") + 1),
    source: { kind: "ollama", location: target },
    revision: digest,
    listing: "complete",
    files: layers
      .map(({ path, layer }) => {
        let source: ByteSource | undefined;
        return {
          path,
          byteLength: layer.byteLength,
          declaredSha256: layer.digest.slice("sha256:".length),
          ...(isRemote && { isRemote }),
          open: async () => Promise.resolve((source ??= blob(layer))),
        };
      })
      .toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    oddities: [],
  };

  async function find(): Promise<FoundModel> {
    const { network, signal } = options;
    const store = ollamaStore(network);
    const kept = store.manifest(place);
    if (kept) return { ...kept, isRemote: false, blob: (layer) => store.blob(layer) };
    const client = registryClient(place, {
      client: httpClient(network),
      allowPrivate: network.allowPrivate ?? [],
      credentials: undefined,
      signal,
    });
    const found = await client.manifest(place.reference);
    return { ...found, isRemote: true, blob: (layer) => client.blob(layer) };
  }
}

/** The configuration of the image is a file too: it names family, size and quantization. */
function layersOf({ config, layers }: Manifest): ReturnType<typeof ollamaFiles> {
  return [...ollamaFiles(layers), ...(config ? [{ path: "config.json", layer: config }] : [])];
}
