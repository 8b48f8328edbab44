import { AssayError } from "../../bytes/errors.ts";
import type { Policy, Rule } from "../definition.ts";
import { didYouMean } from "../nearest-word.ts";

/** A definition or rule file, and the name that tells it from all others: an id, or a path. */
export interface NamedPolicy {
  readonly name: string;
  readonly policy: Policy;
}

/** Finds what a rule file extends, by the words that stand there and the name of the file that they stand in. */
export type FindBase = (words: string, from: string) => NamedPolicy;

/**
 * A rule file with all rules that it extends: those of its base first, each replaced where it stands by a rule with the same
 * id, then its own. Waivers add up; how unknowns count is inherited. Throws `AssayError` for a circle, and for a waiver of a
 * rule that does not exist.
 */
export function resolveExtends(file: NamedPolicy, find: FindBase): Policy {
  const resolved = withBase(file, find, []);
  const ids = resolved.rules.map(({ id }) => id);
  for (const { rule } of resolved.waivers ?? []) {
    if (ids.includes(rule)) continue;
    throw new AssayError(
      "usage",
      `${file.name}: a waiver names the unknown rule "${rule}"${didYouMean(rule, ids)}`,
    );
  }
  return resolved;
}

function withBase({ name, policy }: NamedPolicy, find: FindBase, above: readonly string[]): Policy {
  if (above.includes(name)) {
    throw new AssayError("usage", `Cannot resolve a circle: ${[...above, name].join(" extends ")}`);
  }
  const { extends: words, ...own } = policy;
  if (words === undefined) return own;
  const base = withBase(find(words, name), find, [...above, name]);
  const waivers = [...(base.waivers ?? []), ...(own.waivers ?? [])];
  return {
    ...(base.unknowns && { unknowns: base.unknowns }),
    ...own,
    rules: override(base.rules, own.rules),
    ...(waivers.length > 0 && { waivers }),
  };
}

/** The base's rules in order, each replaced once by the rule of the same id, then the rules that are new. */
function override(base: readonly Rule[], own: readonly Rule[]): readonly Rule[] {
  const byId = new Map(own.map((rule) => [rule.id, rule]));
  const known = new Set(base.map(({ id }) => id));
  return [
    ...base.map((rule) => byId.get(rule.id) ?? rule),
    ...own.filter(({ id }) => !known.has(id)),
  ];
}
