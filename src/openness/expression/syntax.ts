/** One node of an expression, with the offset at which it stands. */
export type Node = { readonly at: number } & Shape;

type Shape =
  | { readonly kind: "literal"; readonly value: string | number | boolean | null }
  | { readonly kind: "list"; readonly items: readonly Node[] }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "field"; readonly of: Node; readonly name: string }
  | { readonly kind: "index"; readonly of: Node; readonly key: Node }
  | { readonly kind: "unary"; readonly operator: "!" | "-"; readonly operand: Node }
  | {
      readonly kind: "binary";
      readonly operator: Operator;
      readonly left: Node;
      readonly right: Node;
    }
  | { readonly kind: "choice"; readonly test: Node; readonly given: Node; readonly otherwise: Node }
  | { readonly kind: "call"; readonly name: Function; readonly args: readonly Node[] }
  | {
      readonly kind: "macro";
      readonly name: Macro;
      readonly list: Node;
      readonly variable: string;
      readonly body: Node;
    };

/** Operators between two values, loosest first. */
export const OPERATORS = [
  ["||"],
  ["&&"],
  ["==", "!=", "<=", ">=", "<", ">", "in"],
  ["+", "-"],
  ["*", "/", "%"],
] as const;

export type Operator = (typeof OPERATORS)[number][number];

/** Functions; all but `size` are also, or only, written as methods of their first argument. */
export const FUNCTIONS = ["size", "startsWith", "endsWith", "contains"] as const;

export type Function = (typeof FUNCTIONS)[number];

/** What runs an expression over each item of a list. */
export const MACROS = ["all", "exists", "exists_one", "filter", "map"] as const;

export type Macro = (typeof MACROS)[number];

/** Something wrong with an expression: where it stands, and what. */
export class ExpressionError extends Error {
  /** Offset in the expression. */
  readonly at: number;

  constructor(at: number, message: string) {
    super(message);
    this.name = "ExpressionError";
    this.at = at;
  }
}
