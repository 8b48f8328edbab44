/** One thing that is not as it was when a release was locked. */
export interface LockChange {
  readonly kind: "owner" | "gate" | "license" | "claims" | "verdict" | "weights" | "files";
  /** The file it is about, where it is about one. */
  readonly file?: string;
  /** What was, and what is; a sentence fragment. */
  readonly message: string;
}

/** What became of a release since it was locked. */
export interface LockComparison {
  readonly changes: readonly LockChange[];
  /** What could not be compared, and why. */
  readonly unknown: readonly string[];
}
