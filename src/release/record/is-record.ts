import { existsSync } from "node:fs";
import { join } from "node:path";
import { AssayError } from "../../bytes/errors.ts";
import { namesIn } from "../../bytes/names-in.ts";
import { BYTES_FOLDER, DIGEST_NAME, RECORD_FILE, UNFINISHED_FOLDER } from "./record-layout.ts";

/**
 * Whether a folder is a record and nothing else: a release that brings a record along, to be judged by it, is still judged
 * by its own files. Throws `AssayError("target-unreadable")` for a record that was never finished.
 */
export function isRecord(folder: string): boolean {
  const marks = [RECORD_FILE, UNFINISHED_FOLDER].map((name) => join(folder, name));
  // Nearly everything that is asked about is a file or another folder.
  if (!marks.some((path) => existsSync(path))) return false;
  const names = new Set(namesIn(folder));
  const hasOthers =
    names.difference(new Set([RECORD_FILE, BYTES_FOLDER, UNFINISHED_FOLDER])).size > 0;
  if (hasOthers || !namesIn(join(folder, BYTES_FOLDER)).every((name) => DIGEST_NAME.test(name))) {
    return false;
  }
  if (!names.has(RECORD_FILE) && names.has(UNFINISHED_FOLDER)) {
    const detail = "a record that is not finished; run `assay fetch` again";
    throw new AssayError("target-unreadable", `Cannot open ${JSON.stringify(folder)}: ${detail}`);
  }
  return names.has(RECORD_FILE);
}
