import { randomUUID } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { systemErrorCode } from "../../../bytes/system-error.ts";
import { isFields } from "../../json-fields.ts";
import { inCache } from "./in-cache.ts";
import { INCOMING } from "./clone-store.ts";
import type { GitRef, GitServer } from "../wire/server.ts";

/** What is remembered of a server between runs. */
export interface CloneRecord {
  readonly server: GitServer;
  /** As they were when they were last asked for. */
  readonly refs: readonly GitRef[];
}

/** Another layout gets another number; a record of another number is not read. */
const LAYOUT = 1;

/** What is remembered in a folder; undefined where there is nothing, or nothing that can be read. */
export async function readRecord(folder: string): Promise<CloneRecord | undefined> {
  try {
    return parseRecord(await readFile(join(folder, "remote.json"), "utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    // Where it cannot be read it cannot be written either, which is said then.
    systemErrorCode(error);
    return undefined;
  }
}

/** Remembers. A reader sees the old record or the new one. */
export async function writeRecord(folder: string, record: CloneRecord): Promise<void> {
  const aside = join(folder, INCOMING + randomUUID());
  await inCache(folder, async () => {
    await writeFile(aside, `${JSON.stringify({ layout: LAYOUT, ...record }, undefined, 2)}\n`);
    await rename(aside, join(folder, "remote.json"));
  });
}

function parseRecord(text: string): CloneRecord | undefined {
  const value: unknown = JSON.parse(text);
  if (!isFields(value) || value["layout"] !== LAYOUT || !Array.isArray(value["refs"]))
    return undefined;
  const server = parseServer(value["server"]);
  const refs = value["refs"].map(parseRef);
  if (server === undefined || !refs.every((ref) => ref !== undefined)) return undefined;
  return { server, refs };
}

function parseServer(value: unknown): GitServer | undefined {
  if (!isFields(value)) return undefined;
  const { url, version, objectFormat, canFilter, givesAnyObject } = value;
  if (typeof url !== "string" || (version !== 0 && version !== 2)) return undefined;
  if (objectFormat !== "sha1" && objectFormat !== "sha256") return undefined;
  if (typeof canFilter !== "boolean" || typeof givesAnyObject !== "boolean") return undefined;
  return { url, version, objectFormat, canFilter, givesAnyObject };
}

function parseRef(value: unknown): GitRef | undefined {
  if (!isFields(value)) return undefined;
  const { name, object } = value;
  return typeof name === "string" && typeof object === "string" ? { name, object } : undefined;
}
