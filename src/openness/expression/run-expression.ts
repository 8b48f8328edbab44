import type { Evidence } from "../../inventory/evidence.ts";
import { type Node, ExpressionError } from "./syntax.ts";
import { compare } from "./compare.ts";
import { isList, isRecord, isUnknown, type ListValue, type Unknown, type Value } from "./values.ts";

/** Steps that one expression may take: a pass over every fact of a large release stays far below. */
const MAX_STEPS = 1_000_000;

/** What came of an expression, and where its facts were seen. */
export interface Computed {
  readonly value: Value;
  readonly evidence: readonly Evidence[];
}

/**
 * Computes an expression over named values. What is unknown stays unknown unless the rest decides: `false && unknown` is
 * false. Throws `ExpressionError` where the types do not fit and where it takes too long.
 */
export function runExpression(node: Node, values: Readonly<Record<string, Value>>): Computed {
  const run = new Run(values);
  const value = run.compute(node, undefined);
  return { value, evidence: [...run.evidence] };
}

/** The variable of a macro and what it stands for now, before those of the macros around it. */
interface Scope {
  readonly variable: string;
  readonly value: Value;
  readonly outer: Scope | undefined;
}

class Run {
  evidence: Set<Evidence> = new Set();
  readonly #values: Readonly<Record<string, Value>>;
  #steps = 0;

  constructor(values: Readonly<Record<string, Value>>) {
    this.#values = values;
  }

  compute(node: Node, scope: Scope | undefined): Value {
    this.#steps += 1;
    if (this.#steps > MAX_STEPS) {
      throw new ExpressionError(node.at, `it was stopped after ${MAX_STEPS} steps`);
    }
    switch (node.kind) {
      case "literal":
        return node.value;
      case "list":
        return { items: node.items.map((item) => this.compute(item, scope)) };
      case "name":
        return this.#named(node.name, scope);
      case "field":
        return this.#field(this.compute(node.of, scope), node.name, node.at);
      case "index":
        return this.#index(this.compute(node.of, scope), this.compute(node.key, scope), node.at);
      case "unary":
        return negate(node.operator, this.compute(node.operand, scope), node.at);
      case "binary":
        return this.#binary(node, scope);
      case "choice": {
        const test = this.compute(node.test, scope);
        if (isUnknown(test)) return test;
        return this.compute(bool(test, node.at) ? node.given : node.otherwise, scope);
      }
      case "call":
        return call(
          node,
          node.args.map((arg) => this.compute(arg, scope)),
        );
      case "macro":
        return this.#macro(node, scope);
    }
  }

  #named(name: string, scope: Scope | undefined): Value {
    for (let at = scope; at !== undefined; at = at.outer) if (at.variable === name) return at.value;
    return given(Object.hasOwn(this.#values, name) ? this.#values[name] : undefined, name);
  }

  #field(of: Value, name: string, at: number): Value {
    if (isUnknown(of)) return of;
    if (!isRecord(of))
      throw new ExpressionError(at, `only facts with fields have a field "${name}"`);
    // Showing a fact costs as much as it has places.
    this.#steps += of.evidence.length;
    for (const each of of.evidence) this.evidence.add(each);
    return given(Object.hasOwn(of.fields, name) ? of.fields[name] : undefined, name);
  }

  #index(of: Value, key: Value, at: number): Value {
    if (isUnknown(of)) return of;
    if (isUnknown(key)) return key;
    if (isRecord(of) && typeof key === "string") return this.#field(of, key, at);
    if (isList(of) && typeof key === "number") {
      return of.items[key] ?? { unknown: of.missing ?? `no item ${key}` };
    }
    throw new ExpressionError(at, "lists are indexed by numbers, facts by names");
  }

  #binary(node: Node & { kind: "binary" }, scope: Scope | undefined): Value {
    const { operator, left, right, at } = node;
    if (operator !== "&&" && operator !== "||") {
      const second = this.compute(right, scope);
      if (operator === "in" && isList(second)) this.#steps += second.items.length;
      return compare(operator, this.compute(left, scope), second, at);
    }
    // Either side alone can decide, whichever is unknown.
    const decisive = operator === "||";
    const first = this.compute(left, scope);
    if (!isUnknown(first) && bool(first, left.at) === decisive) return decisive;
    const second = this.compute(right, scope);
    if (!isUnknown(second) && bool(second, right.at) === decisive) return decisive;
    return isUnknown(first) ? first : second;
  }

  #macro(node: Node & { kind: "macro" }, scope: Scope | undefined): Value {
    const list = this.compute(node.list, scope);
    if (isUnknown(list)) return list;
    if (!isList(list)) throw new ExpressionError(node.at, `"${node.name}" runs over a list`);
    const before = this.evidence;
    const each = list.items.map((item) => {
      this.evidence = new Set();
      const value = this.compute(node.body, { variable: node.variable, value: item, outer: scope });
      return { item, value, evidence: this.evidence };
    });
    const { value, decided } = conclude(node, list, each);
    for (const one of each) {
      if (decided(one.value)) for (const shown of one.evidence) before.add(shown);
    }
    this.evidence = before;
    return value;
  }
}

interface Visited {
  readonly item: Value;
  readonly value: Value;
}

interface Conclusion {
  readonly value: Value;
  /** Whether an item with this answer is shown as evidence. */
  readonly decided: (answer: Value) => boolean;
}

/** What a macro makes of its answers. Items that may be missing leave open what only the whole list could tell. */
function conclude(
  node: Node & { kind: "macro" },
  { missing }: ListValue,
  each: readonly Visited[],
): Conclusion {
  const isTrue = (answer: Value): boolean => !isUnknown(answer) && bool(answer, node.body.at);
  const isFalse = (answer: Value): boolean => !isUnknown(answer) && !bool(answer, node.body.at);
  const open = each.map(({ value }) => value).find((value) => isUnknown(value));
  const doubt: Unknown | undefined =
    open ?? (missing === undefined ? undefined : { unknown: missing });
  const kept = each.filter(({ value }) => node.name === "map" || isTrue(value));
  switch (node.name) {
    case "exists":
      return kept.length > 0
        ? { value: true, decided: isTrue }
        : { value: doubt ?? false, decided: isFalse };
    case "all":
      return each.some(({ value }) => isFalse(value))
        ? { value: false, decided: isFalse }
        : { value: doubt ?? true, decided: isTrue };
    case "exists_one":
      return { value: kept.length > 1 ? false : (doubt ?? kept.length === 1), decided: isTrue };
    case "filter": {
      const items = kept.map(({ item }) => item);
      return {
        value: doubt === undefined ? { items } : { items, missing: doubt.unknown },
        decided: isTrue,
      };
    }
    case "map": {
      const items = kept.map(({ value }) => value);
      return { value: missing === undefined ? { items } : { items, missing }, decided: () => true };
    }
  }
}

function given(value: Value | undefined, name: string): Value {
  return value === undefined ? { unknown: name } : value;
}

function bool(value: Value, at: number): boolean {
  if (typeof value === "boolean") return value;
  throw new ExpressionError(at, "it must be true or false");
}

function negate(operator: "!" | "-", value: Value, at: number): Value {
  if (isUnknown(value)) return value;
  if (operator === "!") return !bool(value, at);
  if (typeof value === "number") return -value;
  throw new ExpressionError(at, "only numbers have a sign");
}

function call(
  { name, at }: Node & { kind: "call" },
  [first = null, second = null]: readonly Value[],
): Value {
  const unknown = [first, second].find((value) => isUnknown(value));
  if (unknown !== undefined) return unknown;
  if (name === "size") {
    if (typeof first === "string") return first.length;
    if (!isList(first)) throw new ExpressionError(at, "only texts and lists have a size");
    return first.missing === undefined ? first.items.length : { unknown: first.missing };
  }
  if (typeof first !== "string" || typeof second !== "string") {
    throw new ExpressionError(at, `"${name}" compares two texts`);
  }
  if (name === "contains") return first.includes(second);
  return name === "startsWith" ? first.startsWith(second) : first.endsWith(second);
}
