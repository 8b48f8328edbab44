import type { Clause, Identification, LicenseMatch, TextDifference } from "./license.ts";

/** A place where a file differs from a license, with the words of the license where these are at hand. */
export interface FileDifference extends TextDifference {
  readonly canonical?: string;
}

/** One license at one place of a file. */
export interface FileMatch extends LicenseMatch {
  readonly differences: readonly FileDifference[];
  /** What the catalog calls it; missing for `X WITH Y`. */
  readonly name?: string;
}

/** What one file says of licenses. */
export interface FileLicenses extends Identification {
  readonly path: string;
  readonly matches: readonly FileMatch[];
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
