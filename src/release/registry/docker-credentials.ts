import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AssayError } from "../../bytes/errors.ts";
import { systemErrorCode } from "../../bytes/system-error.ts";
import type { NetworkOptions } from "../../net/network-options.ts";
import { isFields } from "../json-fields.ts";

/**
 * What Docker's configuration (`DOCKER_CONFIG`, else `~/.docker`) keeps for a registry, as a `Basic` authorization; undefined
 * where it keeps nothing. Helpers that keep passwords elsewhere are programs, and are not run. Throws `AssayError("usage")`
 * for a file that is no configuration.
 */
export function dockerCredentials(host: string, { env, home }: NetworkOptions): string | undefined {
  const path = join(env["DOCKER_CONFIG"] || join(home, ".docker"), "config.json");
  const text = readConfig(path);
  if (text === undefined) return undefined;
  const auth = authOf(text, host, path);
  return auth === undefined || auth === "" ? undefined : `Basic ${auth}`;
}

function readConfig(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    systemErrorCode(error);
    return undefined;
  }
}

function authOf(text: string, host: string, path: string): string | undefined {
  let config: unknown;
  try {
    config = JSON.parse(text);
  } catch (cause) {
    const message = `Cannot read ${JSON.stringify(path)}: not JSON`;
    throw new AssayError("usage", message, { cause });
  }
  const entry = member(member(config, "auths"), host);
  const auth = member(entry, "auth");
  return typeof auth === "string" && /^[\w+/=-]{1,10000}$/.test(auth) ? auth : undefined;
}

function member(value: unknown, key: string): unknown {
  return isFields(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
