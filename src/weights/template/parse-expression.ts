import type { Arguments, Expression } from "./nodes.ts";
import { bad, type Token } from "./tokens.ts";

/** Templates of people nest a few levels; deeper ones attack the reader. */
const MAX_DEPTH = 200;

/** Operators or accesses in one row: what people write has a tenth, and what reads it goes one level deeper for each. */
const MAX_CHAIN = 500;

/** Words that end an expression or stand between two. */
const KEYWORDS = new Set(["if", "else", "and", "or", "not", "in", "is", "recursive", "with"]);

/** Operators of two sides by binding strength, weakest first; comparisons and `not` stand between the first two and the rest. */
const LEVELS: readonly (readonly string[])[] = [["+", "-"], ["~"], ["*", "/", "//", "%"]];

const COMPARISONS: readonly string[] = ["==", "!=", "<", ">", "<=", ">="];

/** Reads expressions from tokens, one after the other. Every method throws `FormatError("bad-template")`. */
export class ExpressionReader {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** Whether every token was read. */
  get isAtEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  /** Takes a name or an operator, if it is next. */
  takes(text: string): boolean {
    const next = this.#tokens[this.#at];
    if (next?.text !== text || next.kind === "string" || next.kind === "number") return false;
    this.#at += 1;
    return true;
  }

  expect(text: string): void {
    if (!this.takes(text)) throw bad(`wanted "${text}"`);
  }

  name(): string {
    const next = this.#tokens[this.#at];
    if (next?.kind !== "name") throw bad("wanted a name");
    this.#at += 1;
    return next.text;
  }

  /** An expression, with `a if b else c`. */
  expression(): Expression {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw bad(`nested deeper than ${MAX_DEPTH}`);
    let value = this.#or();
    for (let length = 0; this.takes("if"); length += 1) {
      refuseChain(length);
      const condition = this.#or();
      const otherwise = this.takes("else") ? this.expression() : undefined;
      value = { kind: "conditional", condition, whenTrue: value, otherwise };
    }
    this.#depth -= 1;
    return value;
  }

  /** One expression, or several with commas between them. */
  list(): Expression {
    const first = this.expression();
    if (!this.takes(",")) return first;
    const items = [first];
    while (this.#startsExpression()) {
      items.push(this.expression());
      if (!this.takes(",")) break;
    }
    return { kind: "sequence", items };
  }

  /** An expression before `if` of a loop: no `a if b` in it. */
  plain(): Expression {
    const first = this.#or();
    if (!this.takes(",")) return first;
    const items = [first];
    do items.push(this.#or());
    while (this.takes(","));
    return { kind: "sequence", items };
  }

  /** What stands between brackets, the opening one taken. */
  callArguments(): Arguments {
    const positional: Expression[] = [];
    const named = new Map<string, Expression>();
    while (!this.takes(")")) {
      const isSpread = this.takes("*") || this.takes("**");
      const [name, equals] = this.#tokens.slice(this.#at, this.#at + 2);
      if (
        !isSpread &&
        name?.kind === "name" &&
        equals?.text === "=" &&
        equals.kind === "operator"
      ) {
        this.#at += 2;
        named.set(name.text, this.expression());
      } else positional.push(this.expression());
      if (this.takes(",")) continue;
      this.expect(")");
      break;
    }
    return { positional, named };
  }

  #or(): Expression {
    let left = this.#and();
    for (let length = 0; this.takes("or"); length += 1) {
      refuseChain(length);
      left = binary("or", left, this.#and());
    }
    return left;
  }

  #and(): Expression {
    let left = this.#not();
    for (let length = 0; this.takes("and"); length += 1) {
      refuseChain(length);
      left = binary("and", left, this.#not());
    }
    return left;
  }

  #not(): Expression {
    let count = 0;
    while (this.takes("not")) count += 1;
    const operand = this.#comparison();
    return count === 0 ? operand : { kind: "unary", operator: "not", operand };
  }

  #comparison(): Expression {
    let left = this.#level(0);
    for (let length = 0; ; length += 1) {
      refuseChain(length);
      const operator = COMPARISONS.find((one) => this.takes(one)) ?? this.#membership();
      if (operator === undefined) return left;
      left = binary(operator, left, this.#level(0));
    }
  }

  #membership(): string | undefined {
    if (this.takes("in")) return "in";
    const [first, second] = this.#tokens.slice(this.#at, this.#at + 2);
    if (first?.text !== "not" || second?.text !== "in" || second.kind !== "name") return undefined;
    this.#at += 2;
    return "not in";
  }

  #level(level: number): Expression {
    const operators = LEVELS[level];
    if (operators === undefined) return this.#power();
    let left = this.#level(level + 1);
    for (let length = 0; ; length += 1) {
      refuseChain(length);
      const operator = operators.find((one) => this.takes(one));
      if (operator === undefined) return left;
      left = binary(operator, left, this.#level(level + 1));
    }
  }

  #power(): Expression {
    const left = this.#unary();
    return this.takes("**") ? binary("**", left, this.#unary()) : left;
  }

  #unary(): Expression {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw bad(`nested deeper than ${MAX_DEPTH}`);
    const operator = ["-", "+"].find((one) => this.takes(one));
    const operand = operator === undefined ? this.#primary() : this.#unary();
    const value: Expression =
      operator === undefined ? operand : { kind: "unary", operator, operand };
    const behind = this.#postfix(value);
    this.#depth -= 1;
    return behind;
  }

  #primary(): Expression {
    const next = this.#tokens[this.#at];
    if (next === undefined) throw bad("a tag ends early");
    if (this.takes("(")) return this.#bracketed();
    if (this.takes("[")) return this.#sequence("]");
    if (this.takes("{")) return this.#dictionary();
    this.#at += 1;
    if (next.kind === "number") {
      return { kind: "constant", value: Number(next.text.replaceAll("_", "")) };
    }
    if (next.kind === "string") return this.#strings(next.text);
    if (next.kind === "operator") throw bad(`"${next.text}" begins no expression`);
    return nameOrConstant(next.text);
  }

  /** Neighboring literals are one. */
  #strings(first: string): Expression {
    let value = first;
    for (;;) {
      const next = this.#tokens[this.#at];
      if (next?.kind !== "string") return { kind: "constant", value };
      value += next.text;
      this.#at += 1;
    }
  }

  #bracketed(): Expression {
    if (this.takes(")")) return { kind: "sequence", items: [] };
    const value = this.list();
    this.expect(")");
    return value;
  }

  #sequence(closing: string): Expression {
    const items: Expression[] = [];
    while (!this.takes(closing)) {
      items.push(this.expression());
      if (this.takes(",")) continue;
      this.expect(closing);
      break;
    }
    return { kind: "sequence", items };
  }

  #dictionary(): Expression {
    const entries: (readonly [Expression, Expression])[] = [];
    while (!this.takes("}")) {
      const key = this.expression();
      this.expect(":");
      entries.push([key, this.expression()]);
      if (this.takes(",")) continue;
      this.expect("}");
      break;
    }
    return { kind: "dictionary", entries };
  }

  #postfix(start: Expression): Expression {
    let value = start;
    for (let length = 0; ; length += 1) {
      refuseChain(length);
      if (this.takes(".")) value = this.#attribute(value);
      else if (this.takes("[")) value = { kind: "item", object: value, index: this.#index() };
      else if (this.takes("("))
        value = { kind: "call", callee: value, given: this.callArguments() };
      else if (this.takes("|")) value = this.#filter(value);
      else if (this.takes("is")) value = this.#test(value);
      else return value;
    }
  }

  #attribute(object: Expression): Expression {
    const next = this.#tokens[this.#at];
    if (next?.kind === "number") {
      this.#at += 1;
      return { kind: "item", object, index: { kind: "constant", value: Number(next.text) } };
    }
    return { kind: "attribute", object, name: this.name() };
  }

  #index(): Expression {
    const bounds: (Expression | undefined)[] = [undefined];
    let isSlice = false;
    while (!this.takes("]")) {
      if (this.takes(":")) {
        isSlice = true;
        bounds.push(undefined);
      } else bounds[bounds.length - 1] = this.list();
    }
    const [only] = bounds;
    if (isSlice) return { kind: "slice", bounds };
    if (only === undefined) throw bad("an index is empty");
    return only;
  }

  #dotted(): string {
    let name = this.name();
    while (this.takes(".")) name += `.${this.name()}`;
    return name;
  }

  #filter(input: Expression): Expression {
    const name = this.#dotted();
    const given = this.takes("(") ? this.callArguments() : NOTHING;
    return { kind: "filter", input, name, given };
  }

  #test(input: Expression): Expression {
    const isNegated = this.takes("not");
    const name = this.#dotted();
    const given = this.takes("(") ? this.callArguments() : this.#bareArgument();
    const test: Expression = { kind: "test", input, name, given };
    return isNegated ? { kind: "unary", operator: "not", operand: test } : test;
  }

  /** `x is divisibleby 3`: one argument without brackets. */
  #bareArgument(): Arguments {
    const next = this.#tokens[this.#at];
    const isValue =
      next !== undefined &&
      (next.kind === "string" ||
        next.kind === "number" ||
        (next.kind === "operator" && (next.text === "[" || next.text === "{")) ||
        (next.kind === "name" && !KEYWORDS.has(next.text)));
    return isValue ? { positional: [this.#primary()], named: new Map() } : NOTHING;
  }

  #startsExpression(): boolean {
    const next = this.#tokens[this.#at];
    if (next === undefined) return false;
    if (next.kind === "operator") return ["(", "[", "{", "-", "+"].includes(next.text);
    return next.kind !== "name" || !["if", "else", "in", "is"].includes(next.text);
  }
}

const NOTHING: Arguments = { positional: [], named: new Map() };

const CONSTANTS: ReadonlyMap<string, boolean | null> = new Map([
  ["true", true],
  ["True", true],
  ["false", false],
  ["False", false],
  ["none", null],
  ["None", null],
]);

function refuseChain(length: number): void {
  if (length > MAX_CHAIN) throw bad(`more than ${MAX_CHAIN} operators in a row`);
}

function nameOrConstant(name: string): Expression {
  const value = CONSTANTS.get(name);
  return value === undefined ? { kind: "name", name } : { kind: "constant", value };
}

function binary(operator: string, left: Expression, right: Expression): Expression {
  return { kind: "binary", operator, left, right };
}
