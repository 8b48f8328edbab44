import type { Machine } from "./machine.ts";

/** Values that one memo key or index may be beyond the bytes before it: each entry takes at least one opcode. */
const MEMO_SLACK = 1024;

export function enterFrame(machine: Machine, length: number, from: number): void {
  const { total } = machine.window;
  if (machine.frameEnd > from && machine.frameEnd !== Number.POSITIVE_INFINITY) {
    machine.problem(
      "frame-in-frame",
      `a frame begins inside of one that ends at ${machine.frameEnd}`,
    );
  }
  if (length > total - from) {
    machine.problem(
      "frame-too-long",
      `a frame of ${length} bytes, the file has ${total - from} left`,
    );
    machine.frameEnd = Number.POSITIVE_INFINITY;
  } else machine.frameEnd = from + length;
}

/** Takes one value, or the mark when it is on top, as the loader does. */
export function pop(machine: Machine): void {
  const { stack, marks } = machine;
  if (marks.at(-1) === stack.length) machine.takeMark();
  else if (machine.has(1)) stack.pop();
}

export function put(machine: Machine, key: number): void {
  if (!machine.has(1)) return;
  if (key > machine.at + MEMO_SLACK) {
    machine.problem("memo-key-too-large", `memo entry ${key} after ${machine.at} bytes`);
  }
  machine.memo.put(key, machine.stack.fromEnd(1));
}
