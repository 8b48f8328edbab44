import type { CanonicalWords } from "../license.ts";
import type { Catalog } from "../catalog/catalog.ts";
import { createQuery } from "../catalog/query.ts";
import { tokenize } from "../words/tokenize.ts";

/**
 * Looks words up in a canonical text that is at hand. Undefined where it is not the text that the catalog was built from: its words would
 * be others.
 */
export function canonicalWords(
  catalog: Catalog,
  text: number,
  canonicalText: string,
): CanonicalWords | undefined {
  const { tokens, places } = createQuery(catalog, tokenize(canonicalText));
  if (places.length !== catalog.wordCount(text)) return undefined;
  return (from, to) => {
    if (from >= to) return "";
    const start = tokens.starts[places[from] ?? 0] ?? 0;
    return canonicalText.slice(start, tokens.ends[places[to - 1] ?? 0] ?? start);
  };
}
