import { count } from "../../report/text/count.ts";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { AssayError } from "../../bytes/errors.ts";
import { formatBytes } from "../../inventory/sightings/quantity.ts";
import { repositoryFolder } from "../../release/hub/cache/cache-layout.ts";
import {
  clearRepository,
  listHubCache,
  verifyHubCache,
  type CachedRepository,
} from "../../release/hub/cache/list-cache.ts";
import { hubSettings, type HubSettings } from "../../release/hub/hub-environment.ts";
import { isGitTarget, parseGitTarget } from "../../release/git/git-target.ts";
import { cloneFolder } from "../../release/git/store/clone-folder.ts";
import { parseHubTarget } from "../../release/hub/hub-target.ts";
import {
  clearOwnCache,
  clonesFolder,
  keptRangesFolder,
  listOwnCache,
} from "../../release/own-cache.ts";
import { folderSize } from "../../release/folder-size.ts";
import { escapeInvisible, harmless } from "../../report/harmless.ts";
import { EXIT } from "../exit-codes.ts";
import type { World } from "../world.ts";

/** Options of `assay cache`, as commander reads them. */
export interface CacheFlags {
  readonly clear?: boolean;
  readonly verify?: boolean;
  readonly format: "text" | "json";
}

/** Shows, verifies or clears the caches; the exit code, which is 1 where a file has wrong bytes. */
export async function runCache(
  target: string | undefined,
  flags: CacheFlags,
  world: World,
): Promise<number> {
  const settings = hubSettings({ env: world.env, home: world.home });
  if (flags.clear === true) return clear(target, settings, world);
  if (target !== undefined) {
    throw new AssayError("usage", "Cannot show one target of a cache: a target is for --clear");
  }
  return flags.verify === true ? verify(settings, flags, world) : show(settings, flags, world);
}

function clear(target: string | undefined, settings: HubSettings, world: World): number {
  const freed =
    target === undefined ? clearOwnCache(settings.ownCache) : clearTarget(target, settings, world);
  world.stdout.write(`Cleared ${formatBytes(freed)}\n`);
  return EXIT.done;
}

function clearTarget(target: string, { cache, ownCache }: HubSettings, { env }: World): number {
  if (isGitTarget(target)) {
    const { url } = parseGitTarget(target, env["GITHUB_SERVER_URL"]);
    return clearFolder(cloneFolder(clonesFolder(ownCache), url));
  }
  const place = parseHubTarget(target, env);
  const ranges = join(keptRangesFolder(ownCache), repositoryFolder(place.kind, place.id));
  return clearFolder(ranges) + clearRepository(cache, place);
}

function clearFolder(folder: string): number {
  const freed = folderSize(folder);
  rmSync(folder, { recursive: true, force: true });
  return freed;
}

function show({ cache, ownCache }: HubSettings, { format }: CacheFlags, { stdout }: World): number {
  const own = listOwnCache(ownCache);
  const repositories = listHubCache(cache);
  if (format === "json") {
    stdout.write(
      json({ own: { folder: ownCache, parts: own }, hub: { folder: cache, repositories } }),
    );
    return EXIT.done;
  }
  const lines = [
    `Assay's own cache: ${ownCache}`,
    ...own.map(({ name, entries, bytes }) => row(bytes, `${name}, ${entries} of them`)),
    `The hub's cache, which other programs share: ${cache}`,
    ...repositories.map((each) => row(each.bytes, `${targetOf(each)}, ${commitsOf(each)}`)),
  ];
  stdout.write(`${lines.map(harmless).join("\n")}\n`);
  return EXIT.done;
}

async function verify(
  { cache }: HubSettings,
  { format }: CacheFlags,
  { stdout, signal }: World,
): Promise<number> {
  const wrong: { readonly target: string; readonly digest: string }[] = [];
  let files = 0;
  for await (const { repository, digest, isRight } of verifyHubCache(cache, signal)) {
    files += 1;
    if (!isRight) wrong.push({ target: targetOf(repository), digest });
  }
  const lines = [
    ...wrong.map(({ target, digest }) => `wrong bytes  ${target}  ${digest}`),
    `${files} files read, ${wrong.length} with wrong bytes`,
  ];
  stdout.write(format === "json" ? json({ files, wrong }) : `${lines.map(harmless).join("\n")}\n`);
  return wrong.length > 0 ? EXIT.findings : EXIT.done;
}

function targetOf({ kind, id }: CachedRepository): string {
  return `hf:${kind === "models" ? "" : `${kind}/`}${id}`;
}

function commitsOf({ commits }: CachedRepository): string {
  return count(commits.length, "commit");
}

function row(bytes: number, text: string): string {
  return `  ${formatBytes(bytes).padStart(8)}  ${text}`;
}

function json(value: unknown): string {
  return escapeInvisible(`${JSON.stringify(value, undefined, 2)}\n`);
}
