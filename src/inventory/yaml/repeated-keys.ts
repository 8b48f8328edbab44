import { type Document, isNode, isScalar, visit } from "yaml";

/** A key that stands in a map a second time, and where. */
export interface RepeatedKey {
  readonly name: string;
  /** Character offset. */
  readonly offset: number;
}

/**
 * Keys that a map of the document holds already, in order. The parser's own check compares every key with every other, which takes a
 * minute for the 30,000 keys that a small file can hold; so it is turned off, and this is asked.
 */
export function repeatedKeys(document: Document): readonly RepeatedKey[] {
  const found: RepeatedKey[] = [];
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<string>();
      for (const { key } of items) {
        // Two keys are the same where they are the same text: lists as keys mean nothing to any reader of ours.
        const name = isScalar(key) ? String(key.value) : String(key);
        if (seen.has(name) && name !== "<<")
          found.push({ name, offset: isNode(key) ? (key.range?.[0] ?? 0) : 0 });
        seen.add(name);
      }
    },
  });
  return found.toSorted((a, b) => a.offset - b.offset);
}
