import type { UnreadFile } from "../licenses/file-answer.ts";

/** A file whose licenses are asked for. */
export interface FileToRead {
  /** How the answer names it. */
  readonly path: string;
  /** Its bytes, or why there are none. Rejects only when aborted. */
  readonly read: (signal: AbortSignal | undefined) => Promise<Uint8Array | UnreadFile["error"]>;
}
