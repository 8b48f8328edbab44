import type { NameIndex } from "./name-index.ts";
import type { TagLookup } from "./tags.ts";

/** What finding references needs beside the text. */
export interface ReferenceContext {
  readonly names: NameIndex;
  readonly idsForTag: TagLookup;
}
