import type { z } from "zod";
import { didYouMean } from "../nearest-word.ts";

type Issue = z.core.$ZodIssue;

/** What is wrong with a value of a rule file, and the path to it. */
export interface RuleFileIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Words of a rule file's schema that are not fit for people, in ours. */
export function explainIssues(issues: readonly Issue[], value: unknown): readonly RuleFileIssue[] {
  return issues.flatMap((issue) => explain(issue, value, []));
}

function explain(
  issue: Issue,
  value: unknown,
  base: readonly PropertyKey[],
): readonly RuleFileIssue[] {
  const path = [...base, ...issue.path];
  const found = valueAt(value, issue.path);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({ path: [...path, key], message: `unknown key "${key}"` }));
    case "invalid_value":
      return [{ path, message: wrongWord(found, issue.values.map(String), path) }];
    case "invalid_type":
      return [{ path, message: wrongType(issue.expected, found, path) }];
    case "invalid_union":
      return explainUnion(issue, found, path);
    case "too_small":
      return [{ path, message: `${nameOf(path)} is empty or too small` }];
    case "too_big":
      return [{ path, message: `${nameOf(path)} is too long or too large` }];
    case "invalid_format":
      return [{ path, message: `${nameOf(path)}: expected ${issue.message}` }];
    default:
      return [{ path, message: `${nameOf(path)}: ${issue.message}` }];
  }
}

/** Of several shapes that do not fit, the one whose keys fit best is what was meant. */
function explainUnion(
  issue: Issue & { readonly code: "invalid_union" },
  found: unknown,
  path: readonly PropertyKey[],
): readonly RuleFileIssue[] {
  const branches = issue.errors;
  if (found === undefined) return [{ path, message: `${nameOf(path)} is missing or empty` }];
  if (issue.discriminator !== undefined && !isMapping(found)) {
    return [{ path, message: wrongWord(found, OPTIONS[issue.discriminator] ?? [], path) }];
  }
  if (!isMapping(found))
    return [
      { path, message: `${nameOf(path)}: expected key and value, and found ${kindOf(found)}` },
    ];
  const keys = Object.keys(found);
  const ranked = branches
    .map((errors) => ({ errors, misfits: errors.flatMap((each) => misfit(each)).length }))
    .toSorted((a, b) => a.misfits - b.misfits);
  const best = ranked[0];
  if (best !== undefined && best.misfits === 0)
    return best.errors.flatMap((each) => explain(each, found, path));
  const wanted = [...new Set(branches.flatMap((errors) => missingKeys(errors, found)))];
  const known = keys.filter(
    (key) => !branches.every((errors) => errors.some((each) => refuses(each, key))),
  );
  const unknown = keys.filter((key) => !known.includes(key));
  if (unknown.length > 0) {
    return unknown.map((key) => ({
      path: [...path, key],
      message: AROUND.includes(key)
        ? `"${key}" stands around a whole test, and not within one`
        : `unknown key "${key}"${didYouMean(key, [...new Set([...wanted, ...known])])}`,
    }));
  }
  if (keys.length > 1 && (best?.errors.some(({ code }) => code === "unrecognized_keys") ?? false)) {
    return [{ path, message: `${nameOf(path)}: "${keys.join('" and "')}" do not go together` }];
  }
  return (best?.errors ?? []).flatMap((each) => explain(each, found, path));
}

/** What may stand around a condition, and in none. */
const AROUND: readonly string[] = ["warn", "scope"];

/** Values of the keys that choose between shapes; the schema's error does not carry them. */
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  decide: ["auto", "partly", "human"],
  summary: ["trainingCode", "trainingData", "weights"],
};

/** Keys at this level that are missing or too many: they tell that another shape was meant. */
function misfit(issue: Issue): readonly Issue[] {
  const isMissing =
    issue.code === "invalid_type" && issue.path.length === 1 && issue.input === undefined;
  const isTooMany = issue.code === "unrecognized_keys" && issue.path.length === 0;
  return isMissing || isTooMany ? [issue] : [];
}

function refuses(issue: Issue, key: string): boolean {
  return issue.code === "unrecognized_keys" && issue.path.length === 0 && issue.keys.includes(key);
}

function missingKeys(
  errors: readonly Issue[],
  found: Readonly<Record<string, unknown>>,
): readonly string[] {
  return errors.flatMap(({ path: [key, ...rest] }) =>
    typeof key === "string" && rest.length === 0 && !(key in found) ? [key] : [],
  );
}

function wrongWord(found: unknown, known: readonly string[], path: readonly PropertyKey[]): string {
  if (found === undefined) return `${nameOf(path)} is missing`;
  if (typeof found !== "string")
    return `${nameOf(path)}: expected a word, and found ${kindOf(found)}`;
  return `unknown word "${found}"${didYouMean(found, known)}`;
}

function wrongType(expected: string, found: unknown, path: readonly PropertyKey[]): string {
  if (found === undefined && path.length > 0) return `${nameOf(path)} is missing`;
  const hint = expected === "string" && typeof found === "number" ? "; put it in quotes" : "";
  return `${nameOf(path)}: expected ${TYPE_WORDS[expected] ?? expected}, and found ${kindOf(found)}${hint}`;
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: "a text",
  object: "keys and values",
  array: "a list",
  tuple: "a list",
  int: "a whole number",
  number: "a number",
};

function kindOf(found: unknown): string {
  if (found === null || found === undefined) return "nothing";
  if (Array.isArray(found)) return "a list";
  if (typeof found === "object") return "keys and values";
  return typeof found === "string" ? "a text" : `a ${typeof found}`;
}

function nameOf(path: readonly PropertyKey[]): string {
  const name = path.findLast((key) => typeof key === "string");
  return name === undefined ? "the file" : `"${name}"`;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, key) => {
    if (Array.isArray(inner)) return typeof key === "number" ? inner[key] : undefined;
    return isMapping(inner) && typeof key === "string" && Object.hasOwn(inner, key)
      ? inner[key]
      : undefined;
  }, value);
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
