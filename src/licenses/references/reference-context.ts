import type { NameMeaning } from "./prose/name-table.ts";
import type { NameTrie } from "./prose/name-trie.ts";
import type { TagLookup } from "./tags.ts";

/** What finding references needs beside the text. */
export interface ReferenceContext {
  readonly names: NameTrie<NameMeaning>;
  readonly idsForTag: TagLookup;
  /** True for ids of licenses and exceptions of the catalog. */
  readonly has: (id: string) => boolean;
}
