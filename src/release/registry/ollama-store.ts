import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ByteSource } from "../../bytes/byte-source.ts";
import { sha256OfBytes } from "../../bytes/digest.ts";
import { AssayError } from "../../bytes/errors.ts";
import { fileSource } from "../../bytes/file-source.ts";
import { systemErrorCode } from "../../bytes/system-error.ts";
import type { NetworkOptions } from "../../net/network-options.ts";
import { parseManifest, type Descriptor } from "./manifest.ts";
import type { FoundManifest } from "./registry-client.ts";
import type { RegistryTarget } from "./registry-target.ts";

/** What Ollama keeps on this machine. */
export interface OllamaStore {
  /** The manifest of a model; undefined where the store has none. */
  manifest(target: RegistryTarget): FoundManifest | undefined;
  /** The bytes of a blob. Throws `AssayError("target-unreadable")` where the store has it not, or not whole. */
  blob(descriptor: Descriptor): ByteSource;
}

/** The store of Ollama (`OLLAMA_MODELS`, else `~/.ollama/models`): `manifests/host/namespace/model/tag` and `blobs/sha256-...`. */
export function ollamaStore({ env, home }: Pick<NetworkOptions, "env" | "home">): OllamaStore {
  const root = env["OLLAMA_MODELS"] || join(home, ".ollama", "models");
  return {
    manifest({ host, repository, reference }) {
      // Every step was checked as the target was read: none climbs.
      const path = join(root, "manifests", host, ...repository.split("/"), reference);
      const bytes = readWhole(path);
      if (bytes === undefined) return undefined;
      return {
        manifest: parseManifest(parseJson(bytes, path), path),
        digest: `sha256:${sha256OfBytes(bytes)}`,
      };
    },
    blob({ digest, byteLength }) {
      const path = join(root, "blobs", digest.replace(":", "-"));
      const source = fileSource(path);
      if (source.byteLength === byteLength) return source;
      const detail = `it has ${source.byteLength} bytes, the manifest says ${byteLength}`;
      throw new AssayError("target-unreadable", `Cannot read ${JSON.stringify(path)}: ${detail}`);
    },
  };
}

function readWhole(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = systemErrorCode(error);
    if (["ENOENT", "ENOTDIR", "ENAMETOOLONG"].includes(code)) return undefined;
    throw new AssayError("target-unreadable", `Cannot read ${JSON.stringify(path)}: ${code}`, {
      cause: error,
    });
  }
}

function parseJson(bytes: Buffer, path: string): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch (cause) {
    throw new AssayError("target-unreadable", `Cannot read ${JSON.stringify(path)}: not JSON`, {
      cause,
    });
  }
}
