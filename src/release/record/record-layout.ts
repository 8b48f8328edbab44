import { join } from "node:path";

/** Name of the file that says what a record holds. */
export const RECORD_FILE = "assay-record.json";

/** Folder of the bytes, each file named for its SHA-256. */
export const BYTES_FOLDER = "bytes";

/** Folder of a record that is being made. */
export const UNFINISHED_FOLDER = "assay-unfinished";

/** Names in `BYTES_FOLDER`. */
export const DIGEST_NAME: RegExp = /^[0-9a-f]{64}$/;

/** Where the bytes of a digest lie. The digest must have been judged. */
export function bytesPath(folder: string, sha256: string): string {
  return join(folder, BYTES_FOLDER, sha256);
}
