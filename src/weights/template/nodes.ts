/** An expression of a Jinja template. Its value is never computed, save for constants. */
export type Expression =
  | { readonly kind: "constant"; readonly value: string | number | boolean | null }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "attribute"; readonly object: Expression; readonly name: string }
  | { readonly kind: "item"; readonly object: Expression; readonly index: Expression }
  | { readonly kind: "slice"; readonly bounds: readonly (Expression | undefined)[] }
  | { readonly kind: "call"; readonly callee: Expression; readonly given: Arguments }
  | {
      readonly kind: "filter";
      readonly input: Expression;
      readonly name: string;
      readonly given: Arguments;
    }
  | {
      readonly kind: "test";
      readonly input: Expression;
      readonly name: string;
      readonly given: Arguments;
    }
  | {
      readonly kind: "binary";
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: "unary"; readonly operator: string; readonly operand: Expression }
  | { readonly kind: "sequence"; readonly items: readonly Expression[] }
  | {
      readonly kind: "dictionary";
      readonly entries: readonly (readonly [Expression, Expression])[];
    }
  | {
      readonly kind: "conditional";
      readonly condition: Expression;
      readonly whenTrue: Expression;
      readonly otherwise: Expression | undefined;
    };

/** What a call, filter or test is given. */
export interface Arguments {
  readonly positional: readonly Expression[];
  readonly named: ReadonlyMap<string, Expression>;
}

/** A piece of a template, in the order of the text. */
export type TemplateNode =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "output"; readonly value: Expression }
  | {
      readonly kind: "if";
      /** The last may have no condition. */
      readonly branches: readonly {
        readonly condition: Expression | undefined;
        readonly body: readonly TemplateNode[];
      }[];
    }
  | {
      readonly kind: "for";
      readonly names: readonly string[];
      readonly over: Expression;
      readonly condition: Expression | undefined;
      readonly body: readonly TemplateNode[];
    }
  | { readonly kind: "set"; readonly names: readonly string[]; readonly value: Expression }
  /** Any tag with a body whose meaning is its body's: macro, call, filter, block, with, generation, set without a value. */
  | {
      readonly kind: "body";
      readonly tag: string;
      readonly names: readonly string[];
      readonly expressions: readonly Expression[];
      readonly body: readonly TemplateNode[];
    }
  /** `include`, `import`, `from`, `extends`: another file is read. */
  | { readonly kind: "load"; readonly tag: string; readonly from: Expression }
  | { readonly kind: "do"; readonly value: Expression };

/** The expressions directly inside of one. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "constant":
    case "name":
      return [];
    case "attribute":
      return [expression.object];
    case "item":
      return [expression.object, expression.index];
    case "slice":
      return expression.bounds.filter((bound) => bound !== undefined);
    case "call":
      return [expression.callee, ...argumentsOf(expression.given)];
    case "filter":
    case "test":
      return [expression.input, ...argumentsOf(expression.given)];
    case "binary":
      return [expression.left, expression.right];
    case "unary":
      return [expression.operand];
    case "sequence":
      return expression.items;
    case "dictionary":
      return expression.entries.flat();
    case "conditional": {
      const { condition, whenTrue, otherwise } = expression;
      return otherwise === undefined ? [condition, whenTrue] : [condition, whenTrue, otherwise];
    }
  }
}

/** Every value that is given, in order. */
export function argumentsOf({ positional, named }: Arguments): readonly Expression[] {
  return [...positional, ...named.values()];
}

/** The expressions directly in a node, not those of its body. */
export function expressionsOf(node: TemplateNode): readonly Expression[] {
  switch (node.kind) {
    case "text":
      return [];
    case "output":
    case "set":
    case "do":
      return [node.value];
    case "if":
      return node.branches.flatMap(({ condition }) => (condition === undefined ? [] : [condition]));
    case "for":
      return node.condition === undefined ? [node.over] : [node.over, node.condition];
    case "body":
      return node.expressions;
    case "load":
      return [node.from];
  }
}

/** The nodes directly inside of one. */
export function bodyOf(node: TemplateNode): readonly TemplateNode[] {
  if (node.kind === "if") return node.branches.flatMap(({ body }) => body);
  return node.kind === "for" || node.kind === "body" ? node.body : [];
}
