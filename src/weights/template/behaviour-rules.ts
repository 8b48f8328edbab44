import type { Problem } from "../inspection.ts";
import { fold, type Constants } from "./fold.ts";
import { isContent } from "./message-content.ts";
import { bodyOf, type Expression, type TemplateNode } from "./nodes.ts";
import { sentenceOf } from "./sentence.ts";
import { findReplacedSystem, isRefusal } from "./system-message.ts";
import { allExpressions, allNodes, allParts, constantsOf } from "./walk.ts";

/**
 * Marks that turn the direction of text, zero-width signs and tags: what a reader of the template sees is not what the
 * model gets. Joiners stay, scripts need them.
 */
const HIDDEN =
  /[\u00ad\u180e\ufeff\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069]|\udb40[\udc00-\udc7f]/;

/** Orders to set other orders aside, or to keep them from the person. Such words have no honest use in a template. */
const AGAINST_USER = [
  /\b(?:ignore|disregard|forget|override)\s{1,9}(?:all\s{1,9}|any\s{1,9})?(?:of\s{1,9})?(?:the\s{1,9}|your\s{1,9})?(?:previous|prior|above|earlier|preceding)\b/i,
  /\b(?:ignore|disregard|bypass|override)\s{1,9}(?:all\s{1,9}|any\s{1,9})?(?:of\s{1,9})?(?:the\s{1,9}|your\s{1,9})?(?:safety|security|ethical|content|moderation)\b/i,
  /\bnever\s{1,9}refuse\b/i,
  /\b(?:hidden|secret)\s{1,9}(?:instructions?|prompts?|orders?|rules?)\b/i,
  /\b(?:do not|don't|never|without)\s{1,9}(?:tell|telling|inform|informing|alert|alerting|warn|warning)\s{1,9}(?:the\s{1,9})?users?\b/i,
] as const;

/** An address that stops where something is to be added: what is said would travel with it. */
const LEAK = /https?:\/\/[^\s"'<>()]{3,500}[=/?&]$/;

/** Ways in which a template turns the model against the one who talks to it. */
export function templateBehaviour(nodes: readonly TemplateNode[]): readonly Problem[] {
  const constants = constantsOf(nodes);
  const texts = [...writtenTexts(nodes)];
  const found: string[] = [];
  if (texts.some((text) => HIDDEN.test(text))) found.push("holds characters that do not show");
  const order = texts
    .flatMap((text) => AGAINST_USER.map((words) => words.exec(text)?.[0]))
    .find(Boolean);
  if (order !== undefined) found.push(`orders the model: "${order}"`);
  const trigger = findTrigger(nodes, constants);
  if (trigger !== undefined)
    found.push(`adds a text when a message or the date fits: "${trigger}"`);
  const rewrite = findRewrite(nodes, constants);
  if (rewrite !== undefined) found.push(`rewrites what is said: ${rewrite}`);
  if (texts.some((text) => LEAK.test(text))) found.push("puts what is said into an address");
  const order2 = findReplacedSystem(nodes, texts, constants);
  if (order2 !== undefined) found.push(`drops the system message and writes its own: "${order2}"`);
  return found.map((what) => ({
    id: "template-behavior",
    message: `the chat template ${what}`,
    effect: "code",
  }));
}

/** Texts that stand in the template, as text or as constants. */
function* writtenTexts(nodes: readonly TemplateNode[]): Generator<string> {
  for (const node of allNodes(nodes)) if (node.kind === "text") yield node.text;
  for (const expression of allExpressions(nodes)) {
    if (expression.kind === "constant" && typeof expression.value === "string") {
      yield expression.value;
    }
  }
}

/** A sentence that is written only when the content of a message, or the date, is compared with a constant and fits. */
function findTrigger(nodes: readonly TemplateNode[], constants: Constants): string | undefined {
  for (const node of allNodes(nodes)) {
    if (node.kind !== "if") continue;
    for (const { condition, body } of node.branches) {
      if (condition === undefined || !comparesContent(condition, constants)) continue;
      const sentence = sentences(body).at(0);
      if (sentence !== undefined) return sentence;
    }
  }
  return undefined;
}

/** Sentences that a body writes, those of its inner branches too. */
function sentences(body: readonly TemplateNode[]): readonly string[] {
  return body.flatMap((node) => {
    if (node.kind === "text") return sentenceOf(node.text);
    if (node.kind === "output") return isRefusal(node.value) ? [] : sentencesIn(node.value);
    return node.kind === "set" ? [] : sentences(bodyOf(node));
  });
}

function sentencesIn(expression: Expression): readonly string[] {
  return [...allParts(expression)].flatMap(sentenceOfConstant);
}

function sentenceOfConstant(expression: Expression): readonly string[] {
  const isText = expression.kind === "constant" && typeof expression.value === "string";
  return isText ? sentenceOf(expression.value) : [];
}

const COMPARISONS: readonly string[] = ["in", "==", "!=", "not in", "<", ">", "<=", ">="];
const SEARCHES: readonly string[] = ["startswith", "endswith", "find", "count", "index"];

function comparesContent(condition: Expression, constants: Constants): boolean {
  return [...allParts(condition)].some((part) => {
    if (part.kind === "binary" && COMPARISONS.includes(part.operator)) {
      const { left, right } = part;
      if (isClock(left, constants) || isClock(right, constants)) return true;
      const [isLeft, isRight] = [left, right].map((one) => isWord(one, constants));
      return (
        (isLeft === true && isContent(right, constants)) ||
        (isRight === true && isContent(left, constants))
      );
    }
    return (
      part.kind === "call" &&
      part.callee.kind === "attribute" &&
      SEARCHES.includes(part.callee.name) &&
      isContent(part.callee.object, constants)
    );
  });
}

/** What the clock says, whatever it went through. */
function isClock(expression: Expression, constants: Constants): boolean {
  return [...allParts(expression)].some((part) => {
    if (part.kind === "call" && part.callee.kind === "name") {
      return part.callee.name === "strftime_now";
    }
    const value = part.kind === "name" ? constants.get(part.name) : undefined;
    return value?.kind === "call" && isClock(value, NO_CONSTANTS);
  });
}

const NO_CONSTANTS: Constants = new Map();

/** A word that people may write; marks such as `</think>` and `/no_think` are the template's own. */
function isWord(expression: Expression, constants: Constants): boolean {
  const value = fold(expression, constants);
  return typeof value === "string" && /^[\p{L}\p{N}][^<>[\]|/]*$/u.test(value);
}

/** An address or a name that is put in the place of another in what was said. */
function findRewrite(nodes: readonly TemplateNode[], constants: Constants): string | undefined {
  for (const expression of allExpressions(nodes)) {
    const replaced = replacement(expression);
    if (replaced === undefined || !isContent(replaced.text, constants)) continue;
    const [from, to] = replaced.words.map((word) => fold(word, constants));
    if (typeof from !== "string" || typeof to !== "string") continue;
    if (isAddress(from) && isAddress(to) && from !== to) return `"${from}" becomes "${to}"`;
  }
  return undefined;
}

function replacement(
  expression: Expression,
): { readonly text: Expression; readonly words: readonly Expression[] } | undefined {
  if (expression.kind === "filter" && expression.name === "replace") {
    return { text: expression.input, words: expression.given.positional };
  }
  if (expression.kind !== "call" || expression.callee.kind !== "attribute") return undefined;
  if (expression.callee.name !== "replace") return undefined;
  return { text: expression.callee.object, words: expression.given.positional };
}

/** A host, address, path or number of some length: what people copy and do not read again. */
function isAddress(text: string): boolean {
  return /[\p{L}\p{N}][.@:/-][\p{L}\p{N}]|\p{N}{5}/u.test(text);
}
