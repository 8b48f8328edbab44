import type { Condition, Forbid, Require, RuleTest } from "../definition.ts";

/** What satisfies a test, in words; what stands below a line belongs to it. */
export interface Requirement {
  readonly words: string;
  readonly below: readonly Requirement[];
}

/** What satisfies the test of a rule. */
export function describeTest(test: RuleTest): Requirement {
  if ("warn" in test)
    return { words: "told, and not counted:", below: [describeCondition(test.warn)] };
  if ("scope" in test)
    return { words: "does not apply unless:", below: [describeCondition(test.scope)] };
  return describeCondition(test);
}

function describeCondition(condition: Condition): Requirement {
  if ("all_of" in condition) return several("all of:", condition.all_of);
  if ("any_of" in condition) return several("one of:", condition.any_of);
  if ("count" in condition)
    return several(`at least ${condition.count.at_least} of:`, condition.count.of);
  if ("unknown_if" in condition) return several("left open unless:", [condition.unknown_if]);
  return { words: describeLeaf(condition), below: [] };
}

function several(words: string, conditions: readonly Condition[]): Requirement {
  return { words, below: conditions.map((condition) => describeCondition(condition)) };
}

type Leaf = Exclude<
  Condition,
  { all_of: unknown } | { any_of: unknown } | { count: unknown } | { unknown_if: unknown }
>;

function describeLeaf(condition: Leaf): string {
  if ("need" in condition) return `${condition.need} is in the release`;
  if ("forbid" in condition) return describeForbid(condition);
  if ("require" in condition) return describeRequire(condition);
  if ("expr" in condition) {
    const { expr, means } = condition;
    return means === undefined ? `true: ${expr}` : `${means}: ${expr}`;
  }
  return `a person says so: ${condition.ask}`;
}

function describeForbid({ forbid }: Forbid): string {
  if ("component" in forbid) return `${forbid.component} is certainly absent`;
  if ("claims" in forbid) return `no claim is ${forbid.claims}`;
  return `the terms of ${forbid.on.join(" and ")} are known, and hold none of: ${forbid.clauses.join(", ")}`;
}

function describeRequire({ require }: Require): string {
  if ("access" in require) return "nobody can be refused the weights";
  if ("license_of" in require) {
    return `every license of the ${require.license_of} is listed as ${require.listed_as.join(" or ")}, unmodified`;
  }
  const { summary, met, undecided } = require;
  const open = undecided.length === 0 ? "" : `; open where it is ${undecided.join(" or ")}`;
  if (met.length === 0)
    return `left open where the summary of ${summary} is ${undecided.join(" or ")}`;
  return `summary of ${summary} is ${met.join(" or ")}${open}`;
}
