import { CALL, CHECKED, CLASS, rolesOf } from "./allow-list.ts";
import type { Global } from "./things.ts";
import type { Machine } from "./machine.ts";
import { countedSpan } from "./texts.ts";
import { NONE, type Value } from "./values.ts";

/** How a class or function is called: REDUCE, `__new__`, or what OBJ and INST do, which is either. */
export type CallKind = "reduce" | "new" | "instantiate";

/** Whether a call is one that the allow-lists know to build a value and nothing else. */
export function isAllowed(machine: Machine, callee: Global, args: Value, kind: CallKind): boolean {
  const { roles } = callee;
  if (kind === "new") return (roles & CLASS) !== 0;
  if ((roles & CALL) !== 0) return true;
  if ((roles & CHECKED) !== 0) return checkedCall(machine, callee, args);
  const isPlainNew = kind === "instantiate" && machine.heap.tupleItems(args, 1)?.length === 0;
  return isPlainNew && (roles & CLASS) !== 0;
}

/** No function that is checked takes more. */
const MAX_CHECKED_ARGUMENTS = 16;

type Check = (machine: Machine, args: readonly Value[]) => boolean;

/** Whether a call of something that is harmless with the right arguments only has these. */
function checkedCall(machine: Machine, callee: Global, args: Value): boolean {
  const items = machine.heap.tupleItems(args, MAX_CHECKED_ARGUMENTS + 1);
  const check = CHECKS[`${callee.module} ${callee.name}`] ?? classComesFirst;
  return items !== undefined && items.length <= MAX_CHECKED_ARGUMENTS && check(machine, items);
}

/** Encodings in which Python 2 wrote bytes as text; `_codecs.encode` imports the module of any other. */
const PLAIN_ENCODINGS: ReadonlySet<string> = new Set([
  "latin1",
  "latin-1",
  "iso-8859-1",
  "utf-8",
  "utf8",
  "ascii",
]);

/** Classes that `copyreg._reconstructor` may take as the base that makes the object. */
const BASES: ReadonlySet<string> = new Set([
  "object",
  "list",
  "dict",
  "tuple",
  "set",
  "frozenset",
  "int",
  "float",
  "complex",
  "str",
  "bytes",
  "bytearray",
]);

/** By `module name`. Everything else that is checked takes the class to make as its first argument. */
const CHECKS: Readonly<Record<string, Check>> = {
  "_codecs encode": (machine, [, encoding = NONE]) =>
    PLAIN_ENCODINGS.has(machine.text(encoding)?.toLowerCase() ?? ""),
  "copyreg _reconstructor": (machine, [made = NONE, base = NONE]) =>
    isClass(machine, made) && isBase(machine, base),
  "numpy.ma.core _mareconstruct": (machine, [made = NONE, base = NONE]) =>
    isClass(machine, made) && isClass(machine, base),
  "collections defaultdict": (machine, [factory]) =>
    factory === undefined || factory === NONE || isSafeFactory(machine, factory),
  "torch._tensor _rebuild_from_type_v2": isSafeRebuild,
  "torch.storage _load_from_bytes": noteNestedFile,
  "numpy.random._pickle __randomstate_ctor": takesNoForeignMaker,
  "numpy.random._pickle __generator_ctor": takesNoForeignMaker,
  "numpy.random._pickle __bit_generator_ctor": takesNoForeignMaker,
};

function classComesFirst(machine: Machine, [made = NONE]: readonly Value[]): boolean {
  return isClass(machine, made);
}

function isClass(machine: Machine, value: Value): boolean {
  const thing = machine.heap.thing(value);
  return thing?.kind === "global" && (thing.roles & CLASS) !== 0;
}

function isBase(machine: Machine, value: Value): boolean {
  const thing = machine.heap.thing(value);
  return thing?.kind === "global" && thing.module === "builtins" && BASES.has(thing.name);
}

/** A factory is called without arguments, whenever a key is missed later. */
function isSafeFactory(machine: Machine, value: Value): boolean {
  const thing = machine.heap.thing(value);
  return thing?.kind === "global" && (thing.roles & CALL) !== 0;
}

/** `(function, type, arguments, state)`: the function is called, so it is judged as any call. */
function isSafeRebuild(machine: Machine, args: readonly Value[]): boolean {
  const [rebuild = NONE, type = NONE, inner = NONE] = args;
  const callee = machine.heap.thing(rebuild);
  return (
    callee?.kind === "global" &&
    isClass(machine, type) &&
    isAllowed(machine, callee, inner, "reduce")
  );
}

/** The bytes are a file of PyTorch in itself; whoever reads the log looks into it. */
function noteNestedFile(machine: Machine, [bytes = NONE]: readonly Value[]): boolean {
  const offset = machine.heap.scalars.bytesOffset(bytes);
  const span = offset === undefined ? undefined : countedSpan(machine.window, offset);
  if (span === undefined) return false;
  const { nested } = machine.log;
  if (nested.at(-1)?.offset !== span.start) {
    nested.push({
      loader: "torch.storage._load_from_bytes",
      offset: span.start,
      length: span.length,
    });
  }
  return true;
}

/** The makers of numpy's random states call what they are given to make the parts. */
function takesNoForeignMaker(machine: Machine, args: readonly Value[]): boolean {
  return args.every((arg) => {
    const thing = machine.heap.thing(arg);
    if (thing?.kind !== "global") return true;
    return thing.module.startsWith("numpy.random.") && rolesOf(thing.module, thing.name) !== 0;
  });
}
