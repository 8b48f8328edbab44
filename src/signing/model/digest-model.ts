import { AssayError } from "../../bytes/errors.ts";
import { hashRange } from "../hash-kind.ts";
import type { Manifest, Resource, Serialization } from "./manifest.ts";
import type { ModelEntry, ModelFiles } from "./walk-model.ts";

/** Told after each file how many are done. */
export type OnFile = (done: number, total: number) => void;

/**
 * Reads every file of a model and lists its digests. Throws `AssayError("target-not-allowed")` for what cannot be signed:
 * links unless they are to be followed, links to folders, pipes and the like, names that are not UTF-8.
 */
export async function digestModel(
  { name, entries }: ModelFiles,
  serialization: Serialization,
  { signal, onFile }: { readonly signal?: AbortSignal; readonly onFile?: OnFile } = {},
): Promise<Manifest> {
  for (const entry of entries) refuseUnsignable(entry, serialization);
  const resources: Resource[] = [];
  for (const [done, entry] of entries.entries()) {
    onFile?.(done, entries.length);
    resources.push(...(await digestEntry(entry, serialization, signal)));
  }
  return { name, serialization, resources };
}

function refuseUnsignable({ path, kind }: ModelEntry, { allowLinks }: Serialization): void {
  const why = whyUnsignable(path, kind, allowLinks);
  if (why !== undefined) {
    throw new AssayError("target-not-allowed", `Cannot sign "${path}": ${why}`);
  }
}

function whyUnsignable(
  path: string,
  kind: ModelEntry["kind"],
  allowLinks: boolean,
): string | undefined {
  if (path.includes("\ufffd")) return "its name is not UTF-8";
  switch (kind) {
    case "file":
      return undefined;
    case "linked-file":
      return allowLinks ? undefined : "it is a link; --allow-symlinks follows it";
    case "linked-folder":
      return "it is a link to a folder";
    case "broken-link":
      return "it is a link that leads nowhere";
    case "other":
      return "it is neither a file nor a folder";
  }
}

async function digestEntry(
  { path, open }: ModelEntry,
  { method, hash, shardBytes = 0 }: Serialization,
  signal: AbortSignal | undefined,
): Promise<readonly Resource[]> {
  const source = open();
  const { byteLength } = source;
  const options = signal && { signal };
  if (method === "files") {
    const digest = await hashRange(source, hash, { start: 0, end: byteLength, ...options });
    return [{ path, hash, digest }];
  }
  const resources: Resource[] = [];
  for (let start = 0; start < byteLength; start += shardBytes) {
    const range = { start, end: Math.min(byteLength, start + shardBytes) };
    const digest = await hashRange(source, hash, { ...range, ...options });
    resources.push({ path, range, hash, digest });
  }
  return resources;
}
