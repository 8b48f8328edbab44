import { didYouMean } from "../nearest-word.ts";
import type { FactShape } from "./fact-shapes.ts";
import { ExpressionError, type Node } from "./syntax.ts";

type Scope = ReadonlyMap<string, FactShape>;

const ANY: FactShape = { kind: "any" };
const BOOL: FactShape = { kind: "bool" };
const NUMBER: FactShape = { kind: "number" };

/**
 * Refuses an expression that names a fact, a field or a word that does not exist, or that cannot be true or false, before
 * any release is seen. Throws `ExpressionError`.
 */
export function checkExpression(node: Node, facts: Readonly<Record<string, FactShape>>): void {
  expect("bool", check(node, new Map(Object.entries(facts))), node);
}

/** The shape of a node's value. */
function check(node: Node, scope: Scope): FactShape {
  switch (node.kind) {
    case "literal":
      return literalShape(node.value);
    case "list": {
      const [first = ANY] = node.items.map((item) => check(item, scope));
      return { kind: "list", of: first };
    }
    case "name": {
      const found = scope.get(node.name);
      if (found !== undefined) return found;
      throw unknownWord(node, "fact", node.name, [...scope.keys()]);
    }
    case "field":
      return fieldOf(check(node.of, scope), node.name, node);
    case "index":
      return indexOf(check(node.of, scope), node, scope);
    case "unary":
      return expect(node.operator === "!" ? "bool" : "number", check(node.operand, scope), node);
    case "binary":
      return binary(node, scope);
    case "choice": {
      expect("bool", check(node.test, scope), node.test);
      check(node.otherwise, scope);
      return check(node.given, scope);
    }
    case "call":
      return call(
        node,
        node.args.map((arg) => check(arg, scope)),
      );
    case "macro":
      return macro(node, scope);
  }
}

function literalShape(value: string | number | boolean | null): FactShape {
  if (value === null) return { kind: "null" };
  if (typeof value === "string") return { kind: "text" };
  return typeof value === "number" ? NUMBER : BOOL;
}

function fieldOf(of: FactShape, name: string, node: Node): FactShape {
  if (of.kind === "any") return ANY;
  if (of.kind !== "record")
    throw new ExpressionError(node.at, `${A[of.kind]} has no field "${name}"`);
  const found = Object.hasOwn(of.fields, name) ? of.fields[name] : undefined;
  if (found !== undefined) return found;
  const article = /^[aeiou]/.test(of.noun) ? "an" : "a";
  throw unknownWord(node, `field of ${article} ${of.noun}`, name, Object.keys(of.fields));
}

function indexOf(of: FactShape, node: Node & { kind: "index" }, scope: Scope): FactShape {
  const key = check(node.key, scope);
  if (of.kind === "list") {
    expect("number", key, node.key);
    return of.of;
  }
  if (node.key.kind === "literal" && typeof node.key.value === "string")
    return fieldOf(of, node.key.value, node.key);
  throw new ExpressionError(
    node.key.at,
    "a fact is indexed by a name in quotes, a list by a number",
  );
}

function binary(node: Node & { kind: "binary" }, scope: Scope): FactShape {
  const { operator, left, right } = node;
  const [a, b] = [check(left, scope), check(right, scope)];
  switch (operator) {
    case "&&":
    case "||":
      expect("bool", a, left);
      return expect("bool", b, right);
    case "==":
    case "!=":
      checkWords(a, right);
      checkWords(b, left);
      expectSame(a, b, node);
      return BOOL;
    case "in": {
      const { of } = expectList(b, right);
      checkWords(of, left);
      if (right.kind === "list") for (const item of right.items) checkWords(a, item);
      expectSame(a, of, node);
      return BOOL;
    }
    case "<":
    case "<=":
    case ">":
    case ">=":
      expectSame(a, b, node);
      return BOOL;
    default:
      expect("number", a, left);
      return expect("number", b, right);
  }
}

/** A word in quotes beside a fact that knows all its words must be one of them. */
function checkWords(shape: FactShape, other: Node): void {
  if (shape.kind !== "text" || shape.words === undefined || other.kind !== "literal") return;
  if (typeof other.value !== "string" || shape.words.includes(other.value)) return;
  throw unknownWord(other, shape.noun ?? "word", other.value, shape.words);
}

function call(
  { name, args, at }: Node & { kind: "call" },
  shapes: readonly FactShape[],
): FactShape {
  const wanted = name === "size" ? 1 : 2;
  if (args.length !== wanted)
    throw new ExpressionError(at, `"${name}" takes ${wanted} values, and got ${args.length}`);
  if (name !== "size") {
    shapes.forEach((shape, index) => expect("text", shape, args[index] ?? { at }));
    return BOOL;
  }
  const [shape = ANY] = shapes;
  if (!["list", "text", "any"].includes(shape.kind))
    throw new ExpressionError(at, `${A[shape.kind]} has no size`);
  return NUMBER;
}

function macro(node: Node & { kind: "macro" }, scope: Scope): FactShape {
  const list = expectList(check(node.list, scope), node.list);
  const body = check(node.body, new Map([...scope, [node.variable, list.of]]));
  if (node.name === "map") return { kind: "list", of: body };
  expect("bool", body, node.body);
  return node.name === "filter" ? list : BOOL;
}

const A: Readonly<Record<FactShape["kind"], string>> = {
  text: "a text",
  number: "a number",
  bool: "true or false",
  null: "null",
  any: "a value",
  list: "a list",
  record: "a fact with fields",
};

function expect(
  kind: FactShape["kind"],
  shape: FactShape,
  { at }: { readonly at: number },
): FactShape {
  if (shape.kind === kind || shape.kind === "any") return shape;
  throw new ExpressionError(at, `expected ${A[kind]}, and found ${A[shape.kind]}`);
}

function expectList(shape: FactShape, { at }: Node): FactShape & { kind: "list" } {
  if (shape.kind === "list") return shape;
  throw new ExpressionError(at, `expected a list, and found ${A[shape.kind]}`);
}

function expectSame(a: FactShape, b: FactShape, { at }: Node): void {
  if (a.kind === "any" || b.kind === "any" || a.kind === "null" || b.kind === "null") return;
  if (a.kind === b.kind && a.kind !== "list" && a.kind !== "record") return;
  throw new ExpressionError(at, `${A[a.kind]} cannot be compared with ${A[b.kind]}`);
}

function unknownWord(
  { at }: Node,
  noun: string,
  word: string,
  known: readonly string[],
): ExpressionError {
  return new ExpressionError(at, `unknown ${noun} "${word}"${didYouMean(word, known)}`);
}
