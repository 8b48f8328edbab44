/** What tells one state of a file from another. */
export interface FileState {
  readonly size: number;
  readonly mtimeMs: number;
  readonly ino: number;
}

/** A run of bytes in a file on this machine. */
export interface FilePlace {
  readonly path: string | Uint8Array;
  readonly state: FileState;
  /** First byte. */
  readonly start: number;
}
