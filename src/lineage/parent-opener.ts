import type { Release } from "../release/release.ts";

/**
 * Opens the release of a base model at a target such as `hf:owner/name`. Rejects with `AssayError` when it is not there or may not be
 * read; its message tells people why.
 */
export type OpenParent = (target: string) => Promise<Release>;
