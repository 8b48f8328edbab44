import type { Machine } from "./machine.ts";
import { NONE, type Value } from "./values.ts";

/** What a dictionary, or an object that holds items, has under a text; the last one written counts. */
export function dictEntry(machine: Machine, dict: Value, key: string): Value | undefined {
  const kind = machine.heap.containerKind(dict);
  if (kind === "list" || kind === "set") return undefined;
  const items = machine.heap.items(dict);
  for (let at = (items.length & ~1) - 2; at >= 0; at -= 2) {
    if (machine.text(items[at] ?? NONE) === key) return items[at + 1];
  }
  return undefined;
}
