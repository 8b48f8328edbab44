import { judgeMutation } from "./judge.ts";
import type { Machine } from "./machine.ts";
import { OP, opcodeName } from "./opcodes.ts";
import { containerIndex } from "./values.ts";

export function collect(machine: Machine, op: number): void {
  const { stack, heap } = machine;
  const mark = machine.takeMark();
  if (mark === undefined) return;
  const kind = op === OP.LIST ? "list" : op === OP.DICT ? "dict" : "set";
  if (kind === "dict" && (stack.length - mark) % 2 === 1) return oddItems(machine);
  const value = heap.container(kind);
  heap.extend(value, stack, mark);
  machine.log.noteShape(machine.at, heap.logicalSize(value), heap.depth(value));
  stack.truncate(mark);
  stack.push(value);
}

function oddItems(machine: Machine): void {
  machine.fail("odd-items", "a dictionary is given a key without a value");
}

export function addMarkedItems(machine: Machine, how: "append" | "setitem" | "add"): void {
  const { marks, stack } = machine;
  const mark = marks.at(-1);
  if (mark === undefined || mark - 1 < (marks.at(-2) ?? 0)) {
    return machine.fail(
      "stack-underflow",
      `${opcodeName(machine.opcode())} has no target or no mark`,
    );
  }
  addItems(machine, mark, how);
  machine.takeMark();
  stack.truncate(mark);
}

export function addItems(machine: Machine, from: number, how: "append" | "setitem" | "add"): void {
  const { stack, heap } = machine;
  const target = stack.at(from - 1);
  judgeMutation(machine, target, how);
  if (how === "setitem" && (stack.length - from) % 2 === 1) return oddItems(machine);
  heap.extend(target, stack, from);
  if (containerIndex(target) !== undefined) {
    machine.log.noteShape(machine.at, heap.logicalSize(target), heap.depth(target));
  }
  stack.truncate(from);
}
