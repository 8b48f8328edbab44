import type { Clause, FileIdentification } from "./license.ts";

/** What one file says of licenses. */
export interface FileLicenses extends FileIdentification {
  readonly path: string;
  /** Clauses by their wording, where a file that by its name holds terms holds no text of the catalog. */
  readonly clauses?: readonly Clause[];
  /** Milliseconds that reading the text and identifying took, without the disk. */
  readonly ms: number;
}

/** A file that was not read as text; what it says of licenses is not known. */
export interface UnreadFile {
  readonly path: string;
  readonly error: {
    /** `crashed`: reading it ended the worker thread, for want of memory for instance. */
    readonly code: "not-found" | "unreadable" | "binary" | "too-large" | "crashed";
    readonly message: string;
  };
}

/** The answer for one file. */
export type FileAnswer = FileLicenses | UnreadFile;
