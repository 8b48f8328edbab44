import { idsOf } from "./expression/expression.ts";
import type { ValueResolver } from "./values/resolve-value.ts";

/** Looks up ids by tag: hub tags, `license_name` slugs, SPDX ids and expressions, names. */
export type TagLookup = (tag: string) => readonly string[];

/**
 * Ids of a tag, by the same reading as for any field. A family answers all its editions, most likely first; a tag of which a part
 * names no known license answers nothing, since what is left out may change what the rest means.
 */
export function createTagLookup(resolveValue: ValueResolver): TagLookup {
  return (tag) => {
    const { expression, problems = [] } = resolveValue(tag) ?? {};
    if (!expression || problems.length > 0) return [];
    if (expression.kind === "license" && expression.isKnown)
      return [...idsOf(expression), ...expression.others];
    return idsOf(expression);
  };
}
