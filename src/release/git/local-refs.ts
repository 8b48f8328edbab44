import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { systemErrorCode } from "../../bytes/system-error.ts";
import type { GitRef } from "./wire/server.ts";

const OBJECT = /^([0-9a-f]{40}|[0-9a-f]{64})\s*$/;
const SYMBOLIC = /^ref: (refs\/\S{1,1000})\s*$/;
const PACKED = /^([0-9a-f]{40}|[0-9a-f]{64}) (\S+)$/;

/**
 * The refs of a repository, read from its files (gitrepository-layout); undefined where the folder is none. A ref in a file of
 * its own comes before one in `packed-refs`; links are not followed, and names that lead elsewhere do not occur, since names come
 * from the folder itself.
 */
export function localRefs(folder: string): readonly GitRef[] | undefined {
  const head = readText(join(folder, "HEAD"));
  if (head === undefined || namesIn(join(folder, "objects")) === undefined) return undefined;
  const texts = new Map<string, string>();
  for (const line of (readText(join(folder, "packed-refs")) ?? "").split("\n")) {
    const [, object, name] = PACKED.exec(line) ?? [];
    if (object !== undefined && name !== undefined) texts.set(name, object);
  }
  readLoose(folder, "refs", texts);
  texts.set("HEAD", head);
  return [...texts].flatMap(([name, text]) => {
    const target = SYMBOLIC.exec(text)?.[1];
    const object = OBJECT.exec(target === undefined ? text : (texts.get(target) ?? ""))?.[1];
    return object === undefined ? [] : [{ name, object }];
  });
}

function readLoose(folder: string, name: string, texts: Map<string, string>): void {
  for (const entry of namesIn(join(folder, name)) ?? []) {
    const path = `${name}/${entry.name}`;
    if (entry.isDirectory()) readLoose(folder, path, texts);
    if (!entry.isFile()) continue;
    const text = readText(join(folder, path));
    if (text !== undefined) texts.set(path, text);
  }
}

function namesIn(folder: string) {
  return orNothing(() => readdirSync(folder, { withFileTypes: true }));
}

/** The text of a file; what is no file, such as a pipe, is not opened. */
function readText(path: string): string | undefined {
  return orNothing(() => (lstatSync(path).isFile() ? readFileSync(path, "utf8") : undefined));
}

/** What is read, or undefined where there is nothing to read. */
function orNothing<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    systemErrorCode(error);
    return undefined;
  }
}
