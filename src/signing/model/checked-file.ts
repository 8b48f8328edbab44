/**
 * A file held against what was signed. `not-read`: it could not be told. `not-listed`: an empty file, which a signature over
 * parts of files cannot list.
 */
export interface CheckedFile {
  readonly path: string;
  readonly state: "as-signed" | "changed" | "missing" | "not-signed" | "not-read" | "not-listed";
  /** What else is known, as a half sentence. */
  readonly why?: string;
}
