import { type Document, isScalar, visit } from "yaml";

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
        // A list or a map as key means nothing to any reader of ours, and writing one out takes twice as long for each level within it.
        if (!isScalar(key)) continue;
        const name = String(key.value);
        if (seen.has(name) && name !== "<<") found.push({ name, offset: key.range?.[0] ?? 0 });
        seen.add(name);
      }
    },
  });
  return found.toSorted((a, b) => a.offset - b.offset);
}
