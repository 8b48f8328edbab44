import type { Call, Problem } from "../inspection.ts";
import { allObjects, member, textOf, type StrictJson } from "../strict-json.ts";

/** What a configuration of Keras does when the model is made from it. */
export interface KerasFacts {
  readonly calls: readonly Call[];
  readonly problems: readonly Problem[];
}

/**
 * Parts of Keras whose classes are the building stones of models. Everything else that a configuration may name by its
 * module can be any function of any package (CVE-2025-1550), also those of Keras that fetch, load and switch off
 * protection (CVE-2025-8747, CVE-2025-9906).
 */
const MODEL_PARTS: ReadonlySet<string> = new Set(
  (
    "layers initializers regularizers constraints losses metrics optimizers activations models engine " +
    "dtype_policies mixed_precision quantizers random ops distribution backend legacy_layers"
  ).split(" "),
);

/** Packages whose modules are laid out as those of Keras. */
const KERAS_PACKAGES =
  /^(?:keras|tf_keras|tensorflow\.keras|tensorflow\.python\.keras|keras_hub|keras_nlp|keras_cv)(?:\.|$)/;

/** Classes of Keras that run code or load another model from a place that the configuration names. */
const ACTING_CLASSES: ReadonlySet<string> = new Set([
  "Lambda",
  "__lambda__",
  "TFSMLayer",
  "TorchModuleWrapper",
  "JaxLayer",
  "FlaxLayer",
]);

/** Layers whose vocabulary may be the name of a file or an address, which is then read (CVE-2025-12058). */
const LOOKUP_CLASSES: ReadonlySet<string> = new Set([
  "StringLookup",
  "IntegerLookup",
  "TextVectorization",
]);

/** Judges every object of a configuration, at any depth: layers in models in layers, losses, functions. */
export function judgeKerasConfig(config: StrictJson): KerasFacts {
  const calls: Call[] = [];
  const problems: Problem[] = [];
  for (const { path, members } of allObjects(config)) {
    const object: StrictJson = { kind: "object", members };
    const className = textOf(member(object, "class_name"));
    if (className === undefined) continue;
    const call = judgeObject(object, className);
    if (call !== undefined) calls.push({ ...call, arguments: cut(call.arguments), member: path });
    const registered = textOf(member(object, "registered_name"));
    if (
      call === undefined &&
      registered?.includes(">") === true &&
      !registered.startsWith("keras")
    ) {
      const message = `the model needs "${registered}", which the program that loads it must bring`;
      problems.push({ id: "needs-custom-object", message, effect: "none" });
    }
  }
  return { calls, problems };
}

function judgeObject(object: StrictJson, className: string): Call | undefined {
  const module = textOf(member(object, "module"));
  const config = member(object, "config");
  const name = module === undefined ? className : `${module}.${className}`;
  if (ACTING_CLASSES.has(className)) {
    return {
      callable: name,
      arguments: config === undefined ? "" : JSON.stringify(plain(config)),
      verdict: "code",
    };
  }
  if (LOOKUP_CLASSES.has(className)) {
    const vocabulary = textOf(member(config, "vocabulary"));
    if (vocabulary !== undefined && vocabulary !== "") {
      return { callable: name, arguments: `the vocabulary "${vocabulary}"`, verdict: "code" };
    }
  }
  if (module === undefined || module === "") return undefined;
  const isFunction = className === "function";
  const word = textOf(config) ?? "?";
  const target = isFunction ? `${module}.${word}` : name;
  return isModelPart(module, isFunction ? word : undefined)
    ? undefined
    : { callable: target, arguments: "", verdict: "code" };
}

/** Functions of Python itself that run code or reach files and attributes; Keras falls back on them. */
const ACTING_BUILTINS =
  /^(?:eval|exec|compile|open|__\w+__|getattr|setattr|delattr|vars|globals|locals|input|breakpoint|help|exit|quit|memoryview|type|object|super)$/;

/** `word` is the name of a function; undefined where a class is named. */
function isModelPart(module: string, word: string | undefined): boolean {
  // Keras looks for these among its own activations, losses and metrics first.
  if (module === "builtins") return word === undefined || !ACTING_BUILTINS.test(word);
  if (!KERAS_PACKAGES.test(module)) return false;
  const path = module
    .replace(KERAS_PACKAGES, "")
    .replace(/^(?:src|api|_tf_keras\.keras)(?:\.|$)/, "");
  const [part = ""] = path.split(".");
  return part === "" ? word === undefined : MODEL_PARTS.has(part);
}

/** Texts of a value, for people; numbers and structure are left out. */
function plain(value: StrictJson): unknown {
  switch (value.kind) {
    case "string":
    case "literal":
      return value.value;
    case "number":
      return Number(value.lexeme);
    case "array":
      return value.items.slice(0, 8).map(plain);
    case "object":
      return Object.fromEntries(
        [...value.members].slice(0, 8).map(([key, one]) => [key, plain(one)]),
      );
  }
}

/** Arguments are shown in a line or two. */
const MAX_SHOWN = 200;

function cut(text: string): string {
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}...` : text;
}
