import type { CatalogFile } from "../catalog/catalog-license.ts";
import { type AddressLookup, createAddressLookup } from "./addresses/address-lookup.ts";
import { createVocabulary } from "./expression/vocabulary.ts";
import { createNameTable, type NameMeaning } from "./prose/name-table.ts";
import type { NameTrie } from "./prose/name-trie.ts";
import { createTagLookup, type TagLookup } from "./tags.ts";
import { createValueResolver, type ValueResolver } from "./values/resolve-value.ts";

/** What finding references needs beside the text. */
export interface ReferenceContext {
  readonly names: NameTrie<NameMeaning>;
  readonly idsForTag: TagLookup;
  /** True for ids of licenses and exceptions of the catalog. */
  readonly has: (id: string) => boolean;
  readonly resolveValue: ValueResolver;
  readonly addresses: AddressLookup;
}

/** Look-ups over one catalog; those that not every caller needs are built on first use. */
export function createReferenceContext(file: CatalogFile): ReferenceContext {
  const names = createNameTable(file.nameKeys);
  const ids = new Set(file.licenses.map(({ id }) => id));
  const has = (id: string): boolean => ids.has(id);
  const vocabulary = createVocabulary(file, names);
  const addresses = createAddressLookup(file.addresses, vocabulary);
  const resolveValue = createValueResolver(vocabulary, addresses);
  return {
    names,
    has,
    addresses,
    resolveValue,
    idsForTag: createTagLookup(resolveValue),
  };
}
