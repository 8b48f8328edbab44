import { basename } from "node:path";
import type { LicenseEngine } from "../licenses/license.ts";
import { textOfBytes } from "../release/text-of-bytes.ts";
import type { FileAnswer } from "../licenses/file-answer.ts";

/** Reads the bytes of a file as text and says which licenses it states. */
export function identifyBytes(engine: LicenseEngine, path: string, bytes: Uint8Array): FileAnswer {
  const start = performance.now();
  const content = textOfBytes(bytes, false);
  if ("binary" in content) return { path, error: { code: "binary", message: content.binary } };
  const found = engine.identify(content.text, basename(path));
  const ms = Math.round((performance.now() - start) * 1000) / 1000;
  return { path, ...found, ms };
}
