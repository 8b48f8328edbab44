import { AssayError } from "../../bytes/errors.ts";
import { httpClient } from "../../net/http-client.ts";
import { rangeSource } from "../../net/range-source.ts";
import { byPath } from "../by-path.ts";
import { DEFAULT_RELEASE_LIMITS } from "../gather-options.ts";
import { printableName } from "../printable-path.ts";
import { refusePath } from "../refused-path.ts";
import type { Oddity, Release, ReleaseFile } from "../release.ts";
import type { RemoteOptions } from "../open-remote.ts";
import { hubApi } from "./hub-api.ts";
import { hubSettings } from "./hub-environment.ts";
import { hubFile } from "./hub-file.ts";
import { parseHubTarget, type HubTarget } from "./hub-target.ts";

/** A release on the hub: its listing at one commit now, bytes when a file is opened. Rejects with `AssayError`. */
export async function openHub(target: string, options: RemoteOptions): Promise<Release> {
  const { network, signal, limits, onProgress } = options;
  const { maxEntries } = { ...DEFAULT_RELEASE_LIMITS, ...limits };
  const place = parseHubTarget(target, network.env);
  const settings = hubSettings(network);
  const client = httpClient({
    ...network,
    offline: settings.isOffline,
    allowPrivate: [...(network.allowPrivate ?? []), settings.endpoint],
  });
  const api = hubApi(client, settings, place);
  const commit = await api.commitOf(place.revision, signal);
  const tree = await api.tree(commit, maxEntries, signal);
  onProgress?.(tree.files.length);
  const oddities: Oddity[] = [];
  const files = new Map<string, ReleaseFile>();
  for (const file of tree.files) {
    const path = printableName(file.path).text;
    const refusal = refusePath(file.path);
    if (refusal !== undefined) {
      oddities.push({ kind: "listed-path-refused", path, detail: refusal });
      continue;
    }
    if (files.has(path)) {
      oddities.push({ kind: "listed-twice", path, detail: "the first entry counts" });
      continue;
    }
    const source = hubFile(
      file,
      rangeSource(client, () => api.place(commit, file.path), file.byteLength),
    );
    files.set(path, {
      path,
      byteLength: file.byteLength,
      ...(file.sha256 === undefined
        ? { declaredGitSha1: file.gitSha1 }
        : { declaredSha256: file.sha256 }),
      open: () => Promise.resolve(source),
    });
  }
  if (!tree.isComplete) {
    const detail = `only the first ${maxEntries} entries`;
    oddities.push({ kind: "too-many-files", path: "", detail });
  }
  return {
    name: place.id.slice(place.id.indexOf("/") + 1),
    source: { kind: place.kind === "datasets" ? "dataset" : "hub", location: target },
    revision: commit,
    listing:
      tree.isComplete && !oddities.some(({ kind }) => kind === "listed-path-refused")
        ? "complete"
        : "partial",
    files: below(place, [...files.values()]).toSorted(byPath),
    oddities,
  };
}

/** The files in the folder that was asked for, with paths from there; all of them where none was. */
function below({ path, id }: HubTarget, files: readonly ReleaseFile[]): readonly ReleaseFile[] {
  if (path === undefined) return files;
  const prefix = `${path}/`;
  const inside = files.flatMap((file) =>
    file.path.startsWith(prefix) ? [{ ...file, path: file.path.slice(prefix.length) }] : [],
  );
  if (inside.length > 0) return inside;
  const single = files.filter((file) => file.path === path);
  if (single.length > 0) return single;
  throw new AssayError("target-not-found", `Cannot read ${id}: it has no ${JSON.stringify(path)}`);
}
