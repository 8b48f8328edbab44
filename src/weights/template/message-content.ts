import { fold, type Constants } from "./fold.ts";
import type { Expression } from "./nodes.ts";

/** What a person said: the content of a message, whatever it went through. */
export function isContent(expression: Expression, constants: Constants): boolean {
  switch (expression.kind) {
    case "attribute":
      return expression.name === "content";
    case "item": {
      if (expression.index.kind === "slice") return isContent(expression.object, constants);
      return fold(expression.index, constants) === "content";
    }
    case "filter":
      return isContent(expression.input, constants);
    case "call": {
      const { callee } = expression;
      if (callee.kind === "name") return false;
      return callee.kind === "attribute" && isContent(callee.object, constants);
    }
    case "name": {
      const value = constants.get(expression.name);
      return value !== undefined && value.kind !== "name" && isContent(value, constants);
    }
    default:
      return false;
  }
}
