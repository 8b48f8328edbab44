import type { Problem } from "../inspection.ts";
import { fold, type Constants } from "./fold.ts";
import { argumentsOf, type Expression, type TemplateNode } from "./nodes.ts";
import { isPythonName } from "./python-names.ts";
import { allExpressions, allNodes, constantsOf, namesGiven } from "./walk.ts";

/** Objects that web frameworks and Jinja itself hand to templates; chat templates get none of them, attacks start at them. */
const DOORS: ReadonlySet<string> = wordSet(
  "cycler joiner lipsum self request config session g url_for get_flashed_messages " +
    "application __builtins__ __import__ caller varargs",
);

/** Attributes of Python's frames, functions and classes that lead out of a value, without underscores to show it. */
const WAYS_OUT: ReadonlySet<string> = wordSet(
  "mro func_globals func_code im_func im_self gi_frame gi_code cr_frame ag_frame tb_frame " +
    "f_globals f_locals f_builtins f_back co_code",
);

/** Functions that no value of a chat has; something was reached that is no value of a chat. */
const ACTIONS: ReadonlySet<string> = wordSet(
  "popen system eval exec execfile compile open import_module check_output Popen " +
    "getoutput spawn urlopen run_code load_module",
);

/** Filters that take the name of an attribute: in these arguments, by position or by name. */
const ATTRIBUTE_FILTERS: ReadonlySet<string> = wordSet(
  "attr map selectattr rejectattr groupby sort sum unique min max",
);

/** A set of the words of a text. */
function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.split(" "));
}

/** Ways in which a template reaches beyond the conversation it is given (server-side template injection, CVE-2024-34359). */
export function templateCode(nodes: readonly TemplateNode[]): readonly Problem[] {
  const found = new Map<string, Problem>();
  const note = (what: string): void => {
    const message = `the chat template ${what}`;
    found.set(what, { id: "template-code", message, effect: "code" });
  };
  const constants = constantsOf(nodes);
  const given = namesGiven(nodes);
  for (const node of allNodes(nodes)) {
    if (node.kind === "load") note(`reads another file by "${node.tag}"`);
  }
  for (const expression of allExpressions(nodes)) judge(expression, constants, given, note);
  return [...found.values()];
}

function judge(
  expression: Expression,
  constants: Constants,
  given: ReadonlySet<string>,
  note: (what: string) => void,
): void {
  judgeWord(expression, constants, note);
  switch (expression.kind) {
    case "name":
      if (isWayOut(expression.name)) note(`uses "${expression.name}"`);
      return;
    case "attribute":
      judgeAttribute(expression.object, expression.name, given, note);
      return;
    case "item":
      judgeItem(expression.object, expression.index, constants, given, note);
      return;
    case "call":
      judgeCall(expression, constants, note);
      return;
    case "filter":
      judgeFilter(expression, constants, note);
      return;
    default:
  }
}

/** A name of Python that is kept for later: in a list, in a namespace, or handed to a method. */
function judgeWord(
  expression: Expression,
  constants: Constants,
  note: (what: string) => void,
): void {
  if (expression.kind === "name") return;
  const word = fold(expression, constants);
  if (typeof word === "string" && isPythonName(word)) note(`names "${word}"`);
}

function judgeAttribute(
  object: Expression,
  name: string,
  given: ReadonlySet<string>,
  note: (what: string) => void,
): void {
  if (isWayOut(name)) note(`reaches for "${name}"`);
  if (object.kind === "name" && DOORS.has(object.name) && !given.has(object.name)) {
    note(`reaches for "${name}" of "${object.name}"`);
  }
}

/** Jinja looks for an attribute where there is no such item. */
function judgeItem(
  object: Expression,
  index: Expression,
  constants: Constants,
  given: ReadonlySet<string>,
  note: (what: string) => void,
): void {
  if (index.kind === "slice") return;
  const key = fold(index, constants);
  if (typeof key === "string") judgeAttribute(object, key, given, note);
  else if (key === undefined && isBuiltText(index, constants))
    note("builds the name that it reaches for");
}

function judgeCall(
  { callee, given }: Extract<Expression, { kind: "call" }>,
  constants: Constants,
  note: (what: string) => void,
): void {
  if (callee.kind === "name") {
    if (ACTIONS.has(callee.name)) note(`calls "${callee.name}"`);
    return;
  }
  if (callee.kind !== "attribute" && callee.kind !== "item") return;
  const name = callee.kind === "attribute" ? callee.name : fold(callee.index, constants);
  if (typeof name !== "string") return;
  if (ACTIONS.has(name)) note(`calls "${name}"`);
  if (name !== "format" && name !== "format_map") return;
  const pattern = fold(callee.object, constants);
  const hasPath = typeof pattern === "string" && /\{[^{}]{0,200}[.[]/.test(pattern);
  const isBuilt = pattern === undefined && argumentsOf(given).some((one) => one.kind === "name");
  if (hasPath && /__|mro|globals/.test(pattern)) note("formats a text that reaches for attributes");
  else if (isBuilt && isBuiltText(callee.object, constants)) note("formats a text that it builds");
}

function judgeFilter(
  { name, given }: Extract<Expression, { kind: "filter" }>,
  constants: Constants,
  note: (what: string) => void,
): void {
  if (!ATTRIBUTE_FILTERS.has(name)) return;
  for (const argument of argumentsOf(given)) {
    const word = fold(argument, constants);
    if (typeof word === "string") {
      if (word.split(".").some(isWayOut)) note(`reaches for "${word}" through "${name}"`);
      if (name === "map" && word === "attr") note('reaches for attributes through "map"');
    } else if (word === undefined && (name === "attr" || isBuiltText(argument, constants))) {
      note(`builds the name that it reaches for through "${name}"`);
    }
  }
}

function isWayOut(name: string): boolean {
  return (name.startsWith("__") && name.length > 2) || WAYS_OUT.has(name);
}

/** Put together from texts, so that no reader sees the whole. */
function isBuiltText(expression: Expression, constants: Constants): boolean {
  if (expression.kind === "name") {
    const value = constants.get(expression.name);
    return value !== undefined && value.kind !== "name" && isBuiltText(value, constants);
  }
  if (expression.kind === "binary") {
    const isText = [expression.left, expression.right].some(
      (one) => typeof fold(one, constants) === "string",
    );
    return expression.operator === "~" || (["+", "%", "*"].includes(expression.operator) && isText);
  }
  const name =
    expression.kind === "filter"
      ? expression.name
      : expression.kind === "call" && expression.callee.kind === "attribute"
        ? expression.callee.name
        : "";
  return ["join", "format", "replace", "reverse"].includes(name);
}
