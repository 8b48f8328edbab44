import { ExpressionError, type Operator } from "./syntax.ts";
import { isList, isRecord, isUnknown, type Value } from "./values.ts";

/** Operators that need both their values. */
type Strict = Exclude<Operator, "&&" | "||">;

/** What an operator makes of two values; unknown where one of them is, unless a list holds what is looked for. */
export function compare(operator: Strict, left: Value, right: Value, at: number): Value {
  if (isUnknown(left)) return left;
  if (isUnknown(right)) return right;
  switch (operator) {
    case "==":
      return isSame(left, right, at);
    case "!=":
      return !isSame(left, right, at);
    case "in":
      return isIn(left, right, at);
    case "<":
    case "<=":
    case ">":
    case ">=":
      return isOrdered(operator, left, right, at);
    default:
      return reckon(operator, left, right, at);
  }
}

function isSame(left: Value, right: Value, at: number): boolean {
  if (isList(left) || isList(right) || isRecord(left) || isRecord(right)) {
    throw new ExpressionError(at, "only texts, numbers, true, false and null are compared");
  }
  return left === right;
}

function isIn(left: Value, right: Value, at: number): Value {
  if (!isList(right)) throw new ExpressionError(at, '"in" looks in a list');
  const known = right.items.filter((item) => !isUnknown(item));
  if (known.some((item) => isSame(left, item, at))) return true;
  const open = right.items.find((item) => isUnknown(item));
  return open ?? (right.missing === undefined ? false : { unknown: right.missing });
}

function isOrdered(
  operator: "<" | "<=" | ">" | ">=",
  left: Value,
  right: Value,
  at: number,
): boolean {
  const order = orderOf(left, right, at);
  if (order === 0) return operator.endsWith("=");
  return operator.startsWith("<") ? order < 0 : order > 0;
}

function orderOf(left: Value, right: Value, at: number): number {
  if (typeof left === "number" && typeof right === "number") return left - right;
  if (typeof left === "string" && typeof right === "string")
    return left < right ? -1 : left > right ? 1 : 0;
  throw new ExpressionError(at, "two numbers or two texts have an order");
}

function reckon(
  operator: "+" | "-" | "*" | "/" | "%",
  left: Value,
  right: Value,
  at: number,
): number {
  if (typeof left !== "number" || typeof right !== "number") {
    throw new ExpressionError(at, `"${operator}" needs two numbers`);
  }
  if ((operator === "/" || operator === "%") && right === 0)
    throw new ExpressionError(at, "division by zero");
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return left / right;
    case "%":
      return left % right;
  }
}
