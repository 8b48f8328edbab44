import type { CallKind } from "./allowed-calls.ts";
import { judgeBuild, judgeCall, resolve } from "./judge.ts";
import { rawBytesAfter } from "./joblib-array.ts";
import type { Machine } from "./machine.ts";
import type { Value } from "./values.ts";

export function extension(machine: Machine, code: number, next: number): number {
  const global = resolve(machine, "copyreg", `extension ${code}`);
  machine.stack.push(global);
  return next;
}

export function stackGlobal(machine: Machine): void {
  const { stack } = machine;
  if (!machine.has(2)) return;
  const module = machine.text(stack.fromEnd(2));
  const name = machine.text(stack.fromEnd(1));
  const global = resolve(machine, module, name);
  stack.truncate(stack.length - 2);
  stack.push(global);
}

export function call(
  machine: Machine,
  callee: Value,
  args: Value,
  kind: CallKind,
  top: number,
): void {
  const { stack, heap } = machine;
  judgeCall(machine, callee, args, kind);
  stack.truncate(top);
  stack.push(heap.result(callee, args));
}

export function instantiateFromStack(machine: Machine): void {
  const { stack, heap, marks } = machine;
  const mark = marks.at(-1);
  if (mark === undefined || stack.length === mark) {
    return machine.fail("stack-underflow", "OBJ without a mark or a class");
  }
  const args = heap.tuple(stack, mark + 1);
  call(machine, stack.at(mark), args, "instantiate", mark);
  machine.takeMark();
}

export function instantiate(machine: Machine, module: string, name: string): void {
  const mark = machine.marks.at(-1);
  const callee = resolve(machine, module, name);
  if (mark === undefined) return machine.fail("no-mark", "INST needs a mark, there is none");
  call(machine, callee, machine.heap.tuple(machine.stack, mark), "instantiate", mark);
  machine.takeMark();
}

export function build(machine: Machine, next: number): number {
  const { stack, heap } = machine;
  if (!machine.has(2)) return next;
  const state = stack.fromEnd(1);
  const target = stack.fromEnd(2);
  judgeBuild(machine, target, state);
  const thing = heap.thing(target);
  const raw = thing?.kind === "result" ? rawBytesAfter(machine, thing, state, next) : undefined;
  stack.pop();
  heap.build(target, state, raw);
  if (raw === undefined) return next;
  machine.log.rawBytes.push(raw);
  machine.frameEnd = Number.POSITIVE_INFINITY;
  return raw.offset + raw.length - machine.window.start;
}
