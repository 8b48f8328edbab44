import { argumentsOf, type Arguments, type Expression } from "./nodes.ts";

/** Values that a name was given anywhere in the template; a name that is also a loop variable or parameter is not in it. */
export type Constants = ReadonlyMap<string, Expression>;

/** A value that does not depend on what the template is given. */
export type Folded = string | number | boolean | null | readonly Folded[];

/** Longest text that is folded; a name that reaches an attribute is shorter. */
const MAX_LENGTH = 10_000;

/** Names lead to values that lead to names. */
const MAX_DEPTH = 50;

/**
 * The value of an expression that is made of constants only: joined, formatted, reversed, cut or replaced texts as people
 * use to hide a word. Undefined where it depends on what the template is given, or is more than a word.
 */
export function fold(expression: Expression, constants: Constants, depth = 0): Folded | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const inner = (one: Expression): Folded | undefined => fold(one, constants, depth + 1);
  switch (expression.kind) {
    case "constant":
      return expression.value;
    case "name": {
      const value = constants.get(expression.name);
      return value && inner(value);
    }
    case "sequence":
      return all(expression.items.map(inner));
    case "binary":
      return foldBinary(expression.operator, inner(expression.left), inner(expression.right));
    case "filter": {
      const { name, input, given } = expression;
      return foldFilter(name, inner(input), foldArguments(given, inner));
    }
    case "call":
      return expression.callee.kind === "attribute"
        ? foldFilter(
            expression.callee.name,
            inner(expression.callee.object),
            foldArguments(expression.given, inner),
            "method",
          )
        : undefined;
    case "item":
      return foldItem(inner(expression.object), expression.index, inner);
    default:
      return undefined;
  }
}

type Fold = (expression: Expression) => Folded | undefined;

function foldArguments(given: Arguments, inner: Fold): readonly Folded[] | undefined {
  return all(argumentsOf(given).map(inner));
}

function all(values: readonly (Folded | undefined)[]): readonly Folded[] | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === values.length ? known : undefined;
}

function foldBinary(
  operator: string,
  left: Folded | undefined,
  right: Folded | undefined,
): Folded | undefined {
  if (left === undefined || right === undefined) return undefined;
  if (operator === "~") return short(textOf(left) + textOf(right));
  if (operator === "+" && typeof left === "string" && typeof right === "string") {
    return short(left + right);
  }
  if (operator === "%" && typeof left === "string") {
    return format(left, isList(right) ? right : [right]);
  }
  if (operator === "*") {
    if (typeof left === "string" && typeof right === "number") return repeat(left, right);
    if (typeof left === "number" && typeof right === "string") return repeat(right, left);
  }
  return undefined;
}

function repeat(text: string, times: number): string | undefined {
  return times >= 0 && text.length * times <= MAX_LENGTH ? text.repeat(times) : undefined;
}

/** Filters, and methods of texts, that make a text of texts. In `join` the two have their texts the other way round. */
function foldFilter(
  name: string,
  input: Folded | undefined,
  given: readonly Folded[] | undefined,
  as: "filter" | "method" = "filter",
): Folded | undefined {
  if (input === undefined || given === undefined) return undefined;
  const [first, second] = given;
  if (name === "join") {
    const [items, between] = as === "filter" ? [input, first ?? ""] : [first ?? "", input];
    const list = typeof items === "string" ? Array.from(items) : isList(items) ? items : [];
    return short(list.map(textOf).join(textOf(between)));
  }
  if (name === "reverse" && isList(input)) return input.toReversed();
  if (typeof input !== "string") return name === "string" ? textOf(input) : undefined;
  if (name === "format") return as === "filter" ? format(input, given) : formatBraces(input, given);
  if (name === "replace") {
    const from = textOf(first ?? "");
    return from === "" ? undefined : short(input.replaceAll(from, () => textOf(second ?? "")));
  }
  const change = TEXT_CHANGES.get(name);
  return change?.(input);
}

const TEXT_CHANGES: ReadonlyMap<string, (text: string) => string> = new Map([
  ["lower", (text: string) => text.toLowerCase()],
  ["upper", (text: string) => text.toUpperCase()],
  ["reverse", (text: string) => Array.from(text).toReversed().join("")],
  ["trim", (text: string) => text.trim()],
  ["strip", (text: string) => text.trim()],
  ["string", (text: string) => text],
  ["safe", (text: string) => text],
  ["e", (text: string) => text],
  ["escape", (text: string) => text],
  ["urlencode", (text: string) => encodeURIComponent(text)],
]);

function foldItem(object: Folded | undefined, index: Expression, inner: Fold): Folded | undefined {
  if (object === undefined || (typeof object !== "string" && !isList(object))) return undefined;
  if (index.kind === "slice") {
    const bounds = index.bounds.map((bound) => (bound === undefined ? undefined : inner(bound)));
    return typeof object === "string"
      ? slice(Array.from(object), bounds)?.join("")
      : slice(object, bounds);
  }
  const at = inner(index);
  return typeof at === "number" ? object.at(at) : undefined;
}

/** Whole steps of one, forward or backward; others hide no words that we met. */
function slice<T>(
  items: readonly T[],
  [from, to, step]: readonly (Folded | undefined)[],
): readonly T[] | undefined {
  const start = typeof from === "number" ? from : undefined;
  const end = typeof to === "number" ? to : undefined;
  if (step === undefined || step === 1) return items.slice(start, end);
  return step === -1 && start === undefined && end === undefined ? items.toReversed() : undefined;
}

/** `%s` and `%c` of Python. */
function format(pattern: string, values: readonly Folded[]): string | undefined {
  let next = 0;
  return short(
    pattern.replaceAll(/%([sdrc%])/g, (_, letter: string) => {
      if (letter === "%") return "%";
      const value = values[next];
      next += 1;
      const isCharacter = letter === "c" && typeof value === "number" && value < 0x110000;
      return isCharacter ? String.fromCodePoint(Math.max(0, value)) : textOf(value ?? "");
    }),
  );
}

/** `{}` and `{0}` of Python; a field with a path stays as it is. */
function formatBraces(pattern: string, values: readonly Folded[]): string | undefined {
  let next = 0;
  return short(
    pattern.replaceAll(/\{(\d{0,3})(?::c)?\}/g, (_, index: string) => {
      const value = values[index === "" ? next : Number(index)];
      next += 1;
      return textOf(value ?? "");
    }),
  );
}

function short(text: string): string | undefined {
  return text.length <= MAX_LENGTH ? text : undefined;
}

function isList(value: Folded): value is readonly Folded[] {
  return Array.isArray(value);
}

function textOf(value: Folded): string {
  return isList(value) ? value.map(textOf).join("") : String(value);
}
