import type { LongFile } from "./long-file.ts";
import type { UnreadFile } from "../licenses/file-answer.ts";

/** A file whose licenses are asked for. */
export interface FileToRead {
  /** How the answer names it. */
  readonly path: string;
  /** Its bytes, or where they lie, or why there are none. Rejects only when aborted. */
  readonly read: (signal: AbortSignal | undefined) => Promise<FileContent | UnreadFile["error"]>;
}

/** The bytes of a file, or where those of a long one lie. */
export type FileContent = Uint8Array | LongFile;
