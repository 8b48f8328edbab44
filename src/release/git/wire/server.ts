/** A git server as it said it is. */
export interface GitServer {
  /** Where it is asked, after redirects; without a slash at the end. */
  readonly url: string;
  /** Version of the protocol it answers in: 2, or the first one, which has the number 0. */
  readonly version: 0 | 2;
  readonly objectFormat: ObjectFormat;
  /** Whether it can leave out what it is asked to leave out; one that cannot sends every file. */
  readonly canFilter: boolean;
  /** Whether it gives any object by name; one that does not gives only what a ref names. */
  readonly givesAnyObject: boolean;
}

/** What names of objects are made by. */
export type ObjectFormat = "sha1" | "sha256";

/** A ref of a repository. */
export interface GitRef {
  /** As in `HEAD` or `refs/tags/v1.0`. */
  readonly name: string;
  /** The commit; for a tag with a text of its own, the object that it stands for. */
  readonly object: string;
}
