import type { Constants } from "./fold.ts";
import { isContent } from "./message-content.ts";
import type { Expression, TemplateNode } from "./nodes.ts";
import { sentenceOf } from "./sentence.ts";
import { allExpressions, allNodes } from "./walk.ts";

/** A text for the model where system messages are left out and nothing writes them. */
export function findReplacedSystem(
  nodes: readonly TemplateNode[],
  texts: readonly string[],
  constants: Constants,
): string | undefined {
  const isDropped = isPassedOver(nodes, texts) || isBranchedOff(nodes, constants);
  if (!isDropped) return undefined;
  return texts.flatMap(sentenceOf).find((text) => /\b(?:you|your)\b/i.test(text));
}

/** Everything is written of messages that are not the system's, and nothing says what becomes of those. */
function isPassedOver(nodes: readonly TemplateNode[], texts: readonly string[]): boolean {
  let isLeftOut = false;
  for (const expression of allExpressions(nodes)) {
    if (expression.kind !== "binary" || !namesSystem(expression)) continue;
    if (expression.operator !== "!=") return false;
    isLeftOut = true;
  }
  return isLeftOut && !texts.some((text) => /system/i.test(text) && text !== "system");
}

/** A branch for the system's messages does not write what they say, and the others write all that is written. */
function isBranchedOff(nodes: readonly TemplateNode[], constants: Constants): boolean {
  const all = contentsIn(nodes, constants);
  return [...allNodes(nodes)].some((node) => {
    if (node.kind !== "if" || all === 0) return false;
    const own = node.branches.find(({ condition }) => condition && isSystemOnly(condition));
    if (own === undefined || contentsIn(own.body, constants) > 0) return false;
    // An error in place of the text is told to the program, not to the model.
    const isRefused = [...allExpressions(own.body)].some(isRefusal);
    return !isRefused && contentsIn([node], constants) === all;
  });
}

/** An error for the program, which no model sees. */
export function isRefusal(expression: Expression): boolean {
  if (expression.kind !== "call" || expression.callee.kind !== "name") return false;
  return expression.callee.name === "raise_exception";
}

function contentsIn(nodes: readonly TemplateNode[], constants: Constants): number {
  return [...allExpressions(nodes)].filter((expression) => isContent(expression, constants)).length;
}

/** The role of a message is the system's, with or without more that is asked. */
function isSystemOnly(condition: Expression): boolean {
  if (condition.kind !== "binary") return false;
  if (condition.operator === "and") {
    return isSystemOnly(condition.left) || isSystemOnly(condition.right);
  }
  return condition.operator === "==" && namesSystem(condition);
}

function namesSystem({ left, right }: Extract<Expression, { kind: "binary" }>): boolean {
  return [left, right].some((one) => one.kind === "constant" && one.value === "system");
}
