import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** Ids that may stand in a path: no slash, no dot at the beginning. */
const PLAIN_ID = /^[A-Za-z0-9][\w.+-]{0,80}$/;

/** The text of an SPDX license from the package `spdx-license-list`, where that is installed and has it. */
export function canonicalText(id: string): string | undefined {
  if (!PLAIN_ID.test(id)) return undefined;
  try {
    const path = require.resolve(`spdx-license-list/licenses/${id}.json`);
    const entry: unknown = JSON.parse(readFileSync(path, "utf8"));
    return textIn(entry);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "MODULE_NOT_FOUND") {
      return undefined;
    }
    throw error;
  }
}

function textIn(entry: unknown): string | undefined {
  if (typeof entry !== "object" || entry === null || !("licenseText" in entry)) return undefined;
  return typeof entry.licenseText === "string" ? entry.licenseText : undefined;
}
