import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AssayError } from "../bytes/errors.ts";
import { systemErrorCode } from "../bytes/system-error.ts";
import { writeWholeFile } from "../bytes/write-whole-file.ts";
import type { NetworkOptions } from "../net/network-options.ts";
import { hubSettings } from "../release/hub/hub-environment.ts";
import { parentsFolder } from "../release/own-cache.ts";
import type { OpenParent } from "./parent-opener.ts";

/** Base models move seldom: what was learned of one holds for an hour, so that a second audit need not ask again. */
const FRESH_MS = 60 * 60 * 1000;

/** What the hub said of a base model when it was last asked. */
type Memory =
  | { readonly at: number; readonly revision: string }
  | { readonly at: number; readonly code: RefusalCode; readonly message: string };

type RefusalCode = "target-not-found" | "target-not-allowed";

/** A model on the hub at its default branch; other places remember for themselves. */
const MODEL = /^hf:[\w.-]+(?:\/[\w.-]+)?$/;

const COMMIT = /^[0-9a-f]{40}$/;

/**
 * Opens base models as `open` does, and remembers for an hour, on this disk, at which commit each was, or that it is missing or
 * refused to this token. Offline what is remembered holds however old it is.
 */
export function rememberedParents(network: NetworkOptions, open: OpenParent): OpenParent {
  const { endpoint, token = "", ownCache, isOffline } = hubSettings(network);
  return async (target) => {
    if (!MODEL.test(target)) return open(target);
    const key = hash("sha256", [endpoint, token, target].join("\n"));
    const path = join(parentsFolder(ownCache), `${key}.json`);
    const known = recall(path);
    if (known && (isOffline || isFresh(known))) {
      if ("revision" in known) return open(`${target}@${known.revision}`);
      throw new AssayError(known.code, known.message);
    }
    if (isOffline) return open(target);
    try {
      const release = await open(target);
      const { revision } = release;
      if (revision !== undefined) remember(path, { at: Date.now(), revision });
      return release;
    } catch (error) {
      if (error instanceof AssayError && isRefusal(error.code)) {
        remember(path, { at: Date.now(), code: error.code, message: error.message });
      }
      throw error;
    }
  };
}

/** A memory of the future is of a clock that was wrong. */
function isFresh({ at }: Memory): boolean {
  const age = Date.now() - at;
  return age >= 0 && age < FRESH_MS;
}

function recall(path: string): Memory | undefined {
  try {
    return asMemory(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    if (!(error instanceof SyntaxError)) systemErrorCode(error);
    return undefined;
  }
}

function asMemory(value: unknown): Memory | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (!("at" in value) || typeof value.at !== "number") return undefined;
  const { at } = value;
  if ("revision" in value) {
    const { revision } = value;
    return typeof revision === "string" && COMMIT.test(revision) ? { at, revision } : undefined;
  }
  if (!("code" in value) || !("message" in value) || typeof value.message !== "string") {
    return undefined;
  }
  return isRefusal(value.code) ? { at, code: value.code, message: value.message } : undefined;
}

function isRefusal(code: unknown): code is RefusalCode {
  return code === "target-not-found" || code === "target-not-allowed";
}

function remember(path: string, memory: Memory): void {
  try {
    writeWholeFile(path, JSON.stringify(memory));
  } catch (error) {
    // It is asked again then.
    systemErrorCode(error);
  }
}
