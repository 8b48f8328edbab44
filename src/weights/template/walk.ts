import type { Constants } from "./fold.ts";
import { bodyOf, expressionsOf, partsOf, type Expression, type TemplateNode } from "./nodes.ts";

/** Every node, outer ones first. */
export function* allNodes(nodes: readonly TemplateNode[]): Generator<TemplateNode> {
  for (const node of nodes) {
    yield node;
    yield* allNodes(bodyOf(node));
  }
}

/** An expression and all that it is made of, outer ones first. */
export function* allParts(expression: Expression): Generator<Expression> {
  const waiting = [expression];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    for (const part of partsOf(next).toReversed()) waiting.push(part);
  }
}

/** Every expression of a template, with all that each is made of. */
export function* allExpressions(nodes: readonly TemplateNode[]): Generator<Expression> {
  for (const node of allNodes(nodes)) {
    for (const expression of expressionsOf(node)) yield* allParts(expression);
  }
}

/** Names that the template itself gives values to. */
export function namesGiven(nodes: readonly TemplateNode[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const node of allNodes(nodes)) {
    if (node.kind === "set" || node.kind === "for" || node.kind === "body") {
      for (const name of node.names) names.add(name);
    }
  }
  return names;
}

/** Names that get their value in one place only, with that value. */
export function constantsOf(nodes: readonly TemplateNode[]): Constants {
  const values = new Map<string, Expression>();
  const others = new Set<string>();
  for (const node of allNodes(nodes)) {
    if (node.kind !== "set" && node.kind !== "for" && node.kind !== "body") continue;
    const [only, ...more] = node.names;
    const isFirst = only !== undefined && more.length === 0 && !values.has(only);
    if (node.kind === "set" && isFirst) values.set(only, node.value);
    else for (const name of node.names) others.add(name);
  }
  for (const name of others) values.delete(name);
  return values;
}
