import type { Machine } from "./machine.ts";
import { countedSpan } from "./texts.ts";
import {
  BIG_INTEGER,
  BUFFER,
  FALSE,
  FLOAT,
  MISSING,
  NONE,
  TRUE,
  tupleIndex,
  type Value,
} from "./values.ts";

/** Characters of a description: enough for a command line or an address. */
const MAX_CHARACTERS = 200;

/** Items that are written out, and how deep. */
const MAX_ITEMS = 8;
const MAX_DEPTH = 3;

const WORDS = new Map<Value, string>([
  [NONE, "None"],
  [TRUE, "True"],
  [FALSE, "False"],
  [FLOAT, "float"],
  [BIG_INTEGER, "int"],
  [BUFFER, "buffer"],
  [MISSING, "?"],
]);

/** The arguments of a call as Python would write them, cut to a readable length. */
export function describeArguments(machine: Machine, args: Value): string {
  const items = machine.heap.tupleItems(args, MAX_ITEMS + 1);
  const text = items ? describeItems(machine, items, 0) : `*${describe(machine, args, 0)}`;
  return text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS).toWellFormed()}…` : text;
}

/** What a callable is called in a report. */
export function describeCallable(machine: Machine, callee: Value): string {
  const thing = machine.heap.thing(callee);
  if (thing?.kind === "global") return `${thing.module}.${thing.name}`;
  if (thing?.kind !== "result") return describe(machine, callee, 0);
  const maker = machine.heap.thing(thing.callee);
  return maker?.kind === "global"
    ? `the result of ${maker.module}.${maker.name}`
    : "the result of a call";
}

function describe(machine: Machine, value: Value, depth: number): string {
  const text = machine.text(value);
  if (text !== undefined) return JSON.stringify(text.slice(0, MAX_CHARACTERS).toWellFormed());
  const bytes = machine.heap.scalars.bytesOffset(value);
  if (bytes !== undefined) return `${countedSpan(machine.window, bytes)?.length ?? 0} bytes`;
  if (tupleIndex(value) !== undefined) return describeTuple(machine, value, depth);
  return (
    machine.integer(value)?.toString() ?? WORDS.get(value) ?? describeThing(machine, value, depth)
  );
}

function describeTuple(machine: Machine, value: Value, depth: number): string {
  const items = machine.heap.tupleItems(value, MAX_ITEMS + 1) ?? [];
  return depth >= MAX_DEPTH ? "(…)" : `(${describeItems(machine, items, depth + 1)})`;
}

function describeThing(machine: Machine, value: Value, depth: number): string {
  const thing = machine.heap.thing(value);
  switch (thing?.kind) {
    case "global":
      return `${thing.module}.${thing.name}`;
    case "result":
      return `${describeCallable(machine, thing.callee)}(…)`;
    case "persistent":
      return `storage ${describe(machine, thing.id, depth + 1)}`;
    case undefined:
      return describeContainer(machine, value, depth);
  }
}

function describeContainer(machine: Machine, value: Value, depth: number): string {
  const { heap } = machine;
  const kind = heap.containerKind(value);
  if (kind === undefined) return "?";
  if (kind === "dict") return "{…}";
  const items = heap.items(value, MAX_ITEMS + 1);
  return depth >= MAX_DEPTH ? "[…]" : `[${describeItems(machine, items, depth + 1)}]`;
}

function describeItems(machine: Machine, items: readonly Value[], depth: number): string {
  const words = items.slice(0, MAX_ITEMS).map((item) => describe(machine, item, depth));
  return [...words, ...(items.length > MAX_ITEMS ? ["…"] : [])].join(", ");
}
