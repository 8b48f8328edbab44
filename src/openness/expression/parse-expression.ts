import {
  ExpressionError,
  type Function,
  FUNCTIONS,
  type Macro,
  MACROS,
  type Node,
  type Operator,
  OPERATORS,
} from "./syntax.ts";
import { didYouMean } from "../nearest-word.ts";
import { type Token, tokenize } from "./tokens.ts";

/** Expressions within expressions; deeper ones are not written by people. */
const MAX_DEPTH = 40;

/** Reads an expression of the subset of CEL that rules may use. Throws `ExpressionError`. */
export function parseExpression(text: string): Node {
  const parser = new Parser(tokenize(text));
  const node = parser.expression();
  parser.expectEnd();
  return node;
}

class Parser {
  readonly #tokens: readonly Token[];
  #next = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  expression(): Node {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) {
      throw new ExpressionError(this.#token.at, `it nests more than ${MAX_DEPTH} deep`);
    }
    const test = this.#binary(0);
    const node = this.#accept("?") ? this.#choice(test) : test;
    this.#depth -= 1;
    return node;
  }

  expectEnd(): void {
    if (this.#token.kind !== "end") throw this.#unexpected("the end");
  }

  #choice(test: Node): Node {
    const given = this.expression();
    this.#expect(":");
    return { kind: "choice", at: test.at, test, given, otherwise: this.expression() };
  }

  #binary(level: number): Node {
    const operators: readonly Operator[] | undefined = OPERATORS[level];
    if (operators === undefined) return this.#unary();
    let left = this.#binary(level + 1);
    for (;;) {
      const { at } = this.#token;
      const operator = operators.find((each) => this.#accept(each));
      if (operator === undefined) return left;
      left = { kind: "binary", at, operator, left, right: this.#binary(level + 1) };
    }
  }

  #unary(): Node {
    const { at } = this.#token;
    const operator = (["!", "-"] as const).find((each) => this.#accept(each));
    if (operator === undefined) return this.#member(this.#primary());
    // Signs nest like everything else, and count as depth.
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH)
      throw new ExpressionError(at, `it nests more than ${MAX_DEPTH} deep`);
    const operand = this.#unary();
    this.#depth -= 1;
    return { kind: "unary", at, operator, operand };
  }

  #member(start: Node): Node {
    let node = start;
    for (;;) {
      const { at } = this.#token;
      if (this.#accept("[")) {
        node = { kind: "index", at, of: node, key: this.expression() };
        this.#expect("]");
      } else if (this.#accept(".")) {
        const name = this.#name();
        node = this.#accept("(")
          ? this.#method(node, name)
          : { kind: "field", at: name.at, of: node, name: name.text };
      } else return node;
    }
  }

  /** `list.exists(x, ...)`, `text.startsWith(...)`, `list.size()`; the parenthesis is open already. */
  #method(of: Node, { text, at }: Token): Node {
    const macro = MACROS.find((each) => each === text);
    if (macro !== undefined) return this.#macro(macro, of, at);
    return { kind: "call", at, name: functionNamed(text, at), args: [of, ...this.#list(")")] };
  }

  #macro(name: Macro, list: Node, at: number): Node {
    const variable = this.#name().text;
    this.#expect(",");
    const body = this.expression();
    this.#expect(")");
    return { kind: "macro", at, name, list, variable, body };
  }

  #primary(): Node {
    const token = this.#token;
    const { at, text } = token;
    if (this.#accept("(")) {
      const inner = this.expression();
      this.#expect(")");
      return inner;
    }
    if (this.#accept("[")) return { kind: "list", at, items: this.#list("]") };
    if (token.kind === "mark" || token.kind === "end") throw this.#unexpected("a value");
    this.#next += 1;
    if (token.kind === "string") return { kind: "literal", at, value: text };
    if (token.kind === "number") return { kind: "literal", at, value: Number(text) };
    if (text === "true" || text === "false") return { kind: "literal", at, value: text === "true" };
    if (text === "null") return { kind: "literal", at, value: null };
    if (!this.#accept("(")) return { kind: "name", at, name: text };
    return { kind: "call", at, name: functionNamed(text, at), args: this.#list(")") };
  }

  /** Values with commas between them, up to the mark that closes them. */
  #list(end: string): readonly Node[] {
    const items: Node[] = [];
    if (this.#accept(end)) return items;
    do items.push(this.expression());
    while (this.#accept(","));
    this.#expect(end);
    return items;
  }

  #name(): Token {
    const token = this.#token;
    if (token.kind !== "name") throw this.#unexpected("a name");
    this.#next += 1;
    return token;
  }

  get #token(): Token {
    return this.#tokens[this.#next] ?? { kind: "end", text: "", at: 0 };
  }

  #accept(text: string): boolean {
    const { kind, text: found } = this.#token;
    const is = kind !== "string" && found === text && kind !== "end";
    if (is) this.#next += 1;
    return is;
  }

  #expect(text: string): void {
    if (!this.#accept(text)) throw this.#unexpected(`"${text}"`);
  }

  #unexpected(wanted: string): ExpressionError {
    const { kind, text, at } = this.#token;
    const found = kind === "end" ? "the end" : `"${text}"`;
    return new ExpressionError(at, `expected ${wanted}, and found ${found}`);
  }
}

/** `matches` is left out on purpose: a pattern can run for ever on a text of the release. */
function functionNamed(text: string, at: number): Function {
  const found = FUNCTIONS.find((each) => each === text);
  if (found !== undefined) return found;
  throw new ExpressionError(
    at,
    `unknown function "${text}"${didYouMean(text, [...FUNCTIONS, ...MACROS])}`,
  );
}
