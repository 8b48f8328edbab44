import { type Condition, conditionOf, type Policy, type Rule } from "../definition.ts";
import { checkExpression } from "../expression/check-expression.ts";
import { FACT_SHAPES } from "../expression/fact-shapes.ts";
import { parseExpression } from "../expression/parse-expression.ts";
import { ExpressionError } from "../expression/syntax.ts";
import { explainIssues, type RuleFileIssue } from "./explain-issues.ts";
import type { YamlPlace } from "../../inventory/yaml/parse-yaml.ts";
import { type Problem, readYaml } from "./read-yaml.ts";
import { ruleFileSchema } from "./rule-file-schema.ts";

/** Problems that get a place; a file that has more is no rule file, and finding its places would take long. */
const MAX_PLACED = 50;

/** A rule file, or what is wrong with it, in the order of the file: at most `MAX_PLACED` problems. */
export type ReadRuleFile =
  | { readonly policy: Policy }
  | { readonly problems: readonly [Problem, ...Problem[]] };

/** Reads a rule file in YAML or JSON. A word that no rule knows is refused with its place and the nearest word. */
export function readRuleFile(text: string): ReadRuleFile {
  const read = readYaml(text);
  if ("problem" in read) return { problems: [read.problem] };
  const { value, placeOf } = read;
  const parsed = ruleFileSchema.safeParse(value, { reportInput: true });
  const issues = parsed.success
    ? checkRules(parsed.data)
    : explainIssues(parsed.error.issues, value);
  const [first, ...rest] = issues
    .slice(0, MAX_PLACED)
    .map(({ path, message }): Problem => ({ ...placeOf(path), message }))
    .toSorted(byPlace);
  if (first !== undefined) return { problems: [first, ...rest] };
  if (!parsed.success) throw new TypeError("A rule file was refused without a reason");
  return { policy: parsed.data };
}

function byPlace(a: YamlPlace, b: YamlPlace): number {
  return a.line - b.line || a.column - b.column;
}

/** What only the rules together, or the expressions in them, can have wrong. */
function checkRules({ rules, extends: base }: Policy): readonly RuleFileIssue[] {
  const seen = new Set<string>();
  const none = rules.length === 0 && base === undefined;
  return [
    ...(none
      ? [{ path: ["rules"], message: "a rule file without rules must extend another" }]
      : []),
    ...rules.flatMap((rule, index) => {
      const isRepeated = seen.has(rule.id);
      seen.add(rule.id);
      return [
        ...(isRepeated
          ? [{ path: ["rules", index, "id"], message: `two rules are called "${rule.id}"` }]
          : []),
        ...checkTest(rule, ["rules", index, "test"]),
      ];
    }),
  ];
}

function checkTest({ id, test }: Rule, path: readonly PropertyKey[]): readonly RuleFileIssue[] {
  const around = (["warn", "scope"] as const).filter((word) => word in test);
  return checkCondition(id, conditionOf(test), [...path, ...around]);
}

function checkCondition(
  rule: string,
  condition: Condition,
  path: readonly PropertyKey[],
): readonly RuleFileIssue[] {
  const each = (list: readonly Condition[], ...keys: readonly string[]): readonly RuleFileIssue[] =>
    list.flatMap((inner, index) => checkCondition(rule, inner, [...path, ...keys, index]));
  if ("expr" in condition) return checkExpr(rule, condition.expr, [...path, "expr"]);
  if ("all_of" in condition) return each(condition.all_of, "all_of");
  if ("any_of" in condition) return each(condition.any_of, "any_of");
  if ("count" in condition) return each(condition.count.of, "count", "of");
  if ("unknown_if" in condition)
    return checkCondition(rule, condition.unknown_if, [...path, "unknown_if"]);
  return [];
}

function checkExpr(
  rule: string,
  expr: string,
  path: readonly PropertyKey[],
): readonly RuleFileIssue[] {
  try {
    checkExpression(parseExpression(expr), FACT_SHAPES);
    return [];
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return [
      {
        path,
        message: `rule "${rule}", character ${error.at + 1} of the expression: ${error.message}`,
      },
    ];
  }
}
