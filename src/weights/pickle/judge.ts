import { rolesOf } from "./allow-list.ts";
import { isAllowed, type CallKind } from "./allowed-calls.ts";
import { describeArguments, describeCallable } from "./describe.ts";
import type { Role } from "./log.ts";
import type { Machine } from "./machine.ts";
import { opcodeName } from "./opcodes.ts";
import { fromPython2 } from "./python2-names.ts";
import { isRich, NONE, thingIndex, tupleIndex, type Value } from "./values.ts";

/** Attributes that the loader itself looks up on an object and calls. */
const CALLED_BY_LOADER: ReadonlySet<string> = new Set(["__setstate__", "append", "extend", "add"]);

/** Stands for a name; resolving it imports its module, so one that is on no allow-list is code already. */
export function resolve(
  machine: Machine,
  module: string | undefined,
  name: string | undefined,
): Value {
  const { heap, log, at: offset } = machine;
  if (module === undefined || name === undefined) {
    note(machine, "a name that is computed", "", "import", "code");
    log.problem("computed-name", offset, "a global is named by something other than two texts");
    return heap.global({ kind: "global", module: "?", name: "?", roles: 0, isNoted: false });
  }
  const isOld = machine.protocol < 3;
  const [realModule, realName] = isOld ? fromPython2(module, name) : [module, name];
  const roles = rolesOf(realModule, realName);
  const callable = `${realModule}.${realName}`;
  log.resolved({ module: realModule, name: realName, offset, allowed: roles !== 0 });
  note(machine, callable, "", "import", roles === 0 ? "code" : "allow-listed");
  return heap.global({
    kind: "global",
    module: realModule,
    name: realName,
    roles,
    isNoted: false,
  });
}

/** Judges a call by what is called, in which way, and with what. */
export function judgeCall(machine: Machine, callee: Value, args: Value, kind: CallKind): void {
  const thing = machine.heap.thing(callee);
  if (thing === undefined) {
    const message = `${opcodeName(machine.opcode())} calls something that nobody can call`;
    return machine.log.problem("not-callable", machine.at, message);
  }
  if (tupleIndex(args) === undefined) {
    machine.log.problem("arguments-not-tuple", machine.at, "the arguments of a call are no tuple");
  }
  const allowed = thing.kind === "global" && isAllowed(machine, thing, args, kind);
  if (thing.kind === "global" && allowed) {
    if (thing.isNoted) return;
    thing.isNoted = true;
  }
  const callable = describeCallable(machine, callee);
  const verdict = allowed ? "allow-listed" : "code";
  note(
    machine,
    callable,
    () => describeArguments(machine, args),
    kind === "new" ? "class" : "call",
    verdict,
  );
}

/** Judges BUILD: it may fill an object that was made before, and write no method that the loader then calls. */
export function judgeBuild(machine: Machine, target: Value, state: Value): void {
  const thing = machine.heap.thing(target);
  if (thing?.kind === "result") {
    const method = replacedMethod(machine, state);
    if (method !== undefined) noteTarget(machine, target, `${method} = …`);
    return;
  }
  judgeTarget(machine, target, "state");
}

/** Judges APPEND(S), SETITEM(S) and ADDITEMS: on anything but a container they call a method. */
export function judgeMutation(
  machine: Machine,
  target: Value,
  how: "append" | "setitem" | "add",
): void {
  const wanted = how === "append" ? "list" : how === "add" ? "set" : "dict";
  if (machine.heap.containerKind(target) === wanted) return;
  if (!machine.heap.isResult(target)) judgeTarget(machine, target, how);
}

function judgeTarget(machine: Machine, target: Value, what: string): void {
  const thing = machine.heap.thing(target);
  if (thing?.kind === "global" || thing?.kind === "persistent") {
    return noteTarget(machine, target, what);
  }
  const message = `${opcodeName(machine.opcode())} on something that takes none`;
  machine.log.problem("bad-target", machine.at, message);
}

function noteTarget(machine: Machine, target: Value, what: string): void {
  note(machine, describeCallable(machine, target), what, "target", "code");
}

/** Parts of a state: attributes, and attributes in slots. */
const MAX_STATE_PARTS = 2;

/** The first attribute of a state that the loader would call, when something callable is put there. */
function replacedMethod(machine: Machine, state: Value): string | undefined {
  if (!isRich(state)) return undefined;
  const { heap } = machine;
  const parts = heap.tupleItems(state, MAX_STATE_PARTS) ?? [state];
  for (const part of parts) {
    const method = heap.containerKind(part) === "dict" ? methodIn(machine, part) : undefined;
    if (method !== undefined) return method;
    const thing = heap.thing(part);
    if (thing?.kind !== "result") continue;
    const { items } = thing;
    for (; thing.checkedItems + 1 < items.length; thing.checkedItems += 2) {
      if (!mayBeCallable(machine, items[thing.checkedItems + 1] ?? NONE)) continue;
      const key = machine.text(items[thing.checkedItems] ?? NONE);
      if (key !== undefined && CALLED_BY_LOADER.has(key)) return key;
    }
  }
  return undefined;
}

/** The first key of a dictionary that the loader would call, where something callable stands under it. */
function methodIn(machine: Machine, dict: Value): string | undefined {
  const { heap } = machine;
  for (;;) {
    const key = heap.findUnchecked(dict, (value) => mayBeCallable(machine, value));
    if (key === undefined) return undefined;
    const name = machine.text(key);
    if (name !== undefined && CALLED_BY_LOADER.has(name)) return name;
    heap.passOver(dict);
  }
}

function mayBeCallable(machine: Machine, value: Value): boolean {
  if (thingIndex(value) === undefined) return false;
  const thing = machine.heap.thing(value);
  return thing?.kind === "global" || thing?.kind === "result" || thing?.kind === "persistent";
}

function note(
  machine: Machine,
  callable: string,
  args: string | (() => string),
  role: Role,
  verdict: "allow-listed" | "code",
): void {
  const { log, at: offset } = machine;
  const key = `${role} ${callable}`;
  if (!log.hasRoomFor(key, verdict)) return;
  const text = typeof args === "string" ? args : args();
  // Counted last: to describe the arguments may need bytes, and then all of this comes again.
  log.note(key, { callable, arguments: text, offset, role, verdict });
}
