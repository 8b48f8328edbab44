import { build, call, extension, instantiateFromStack, stackGlobal } from "./call-opcodes.ts";
import { addItems, addMarkedItems, collect } from "./container-opcodes.ts";
import { runLineOpcode } from "./line-opcodes.ts";
import type { Machine } from "./machine.ts";
import { OP } from "./opcodes.ts";
import { enterFrame, pop, put } from "./stack-opcodes.ts";
import { BIG_INTEGER, BUFFER, bytesAt, integer, NONE, textAt, type Value } from "./values.ts";

/**
 * Runs one of the opcodes that are few in large files, at index `p` of the window. Gives the index of the next opcode.
 * Everything that may throw `BytesNeeded` comes before anything is changed.
 */
export function runRareOpcode(machine: Machine, op: number, p: number): number {
  const { bytes, start } = machine.window;
  const { stack, heap } = machine;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (op) {
    case OP.STOP:
      if (machine.has(1)) {
        machine.result = stack.pop() ?? NONE;
        machine.ending = "stop";
      }
      return p + 1;
    case OP.PROTO:
      machine.protocol = bytes[p + 1] ?? 0;
      if (machine.protocol > 5) machine.problem("bad-protocol", `protocol ${machine.protocol}`);
      return p + 2;
    case OP.FRAME:
      enterFrame(machine, Number(view.getBigUint64(p + 1, true)), start + p + 9);
      return p + 9;
    case OP.POP:
      pop(machine);
      return p + 1;
    case OP.POP_MARK: {
      const mark = machine.takeMark();
      if (mark !== undefined) stack.length = mark;
      return p + 1;
    }
    case OP.DUP:
      machine.problem("unwritten-opcode", "DUP, which no pickler writes");
      if (machine.has(1)) stack.push(stack.at(-1) ?? NONE);
      return p + 1;
    case OP.EMPTY_TUPLE:
      machine.pushTuple(stack.length);
      return p + 1;
    case OP.TUPLE: {
      const mark = machine.takeMark();
      if (mark !== undefined) machine.pushTuple(mark);
      return p + 1;
    }
    case OP.EMPTY_SET:
      stack.push(heap.add({ kind: "set", items: [], logicalSize: 1, depth: 1 }));
      return p + 1;
    case OP.LIST:
    case OP.DICT:
    case OP.FROZENSET:
      collect(machine, op);
      return p + 1;
    case OP.APPEND:
      if (machine.has(2)) addItems(machine, stack.length - 1, "append");
      return p + 1;
    case OP.SETITEM:
      if (machine.has(3)) addItems(machine, stack.length - 2, "setitem");
      return p + 1;
    case OP.APPENDS:
      addMarkedItems(machine, "append");
      return p + 1;
    case OP.SETITEMS:
      addMarkedItems(machine, "setitem");
      return p + 1;
    case OP.ADDITEMS:
      addMarkedItems(machine, "add");
      return p + 1;
    case OP.LONG_BINPUT:
      put(machine, view.getUint32(p + 1, true));
      return p + 5;
    case OP.LONG1:
      stack.push(longValue(bytes, p + 2, bytes[p + 1] ?? 0));
      return p + 2 + (bytes[p + 1] ?? 0);
    case OP.LONG4: {
      const size = view.getInt32(p + 1, true);
      if (size < 0) machine.fail("bad-length", `LONG4 of ${size} bytes`);
      stack.push(longValue(bytes, p + 5, Math.max(size, 0)));
      return p + 5 + Math.max(size, 0);
    }
    case OP.BINSTRING: {
      const size = view.getInt32(p + 1, true);
      if (size < 0) machine.fail("bad-length", `BINSTRING of ${size} bytes`);
      stack.push(textAt(machine.at));
      return p + 5 + Math.max(size, 0);
    }
    case OP.BINBYTES:
      stack.push(bytesAt(machine.at));
      return p + 5 + view.getUint32(p + 1, true);
    case OP.BINUNICODE8:
    case OP.BINBYTES8:
    case OP.BYTEARRAY8:
      stack.push(op === OP.BINUNICODE8 ? textAt(machine.at) : bytesAt(machine.at));
      return p + 9 + Number(view.getBigUint64(p + 1, true));
    case OP.NEXT_BUFFER:
      stack.push(BUFFER);
      return p + 1;
    case OP.READONLY_BUFFER:
      machine.has(1);
      return p + 1;
    case OP.EXT1:
      return extension(machine, bytes[p + 1] ?? 0, p + 2);
    case OP.EXT2:
      return extension(machine, view.getUint16(p + 1, true), p + 3);
    case OP.EXT4:
      return extension(machine, view.getInt32(p + 1, true), p + 5);
    case OP.BINPERSID:
      if (machine.has(1)) {
        stack.push(heap.add({ kind: "persistent", id: stack.pop() ?? NONE, offset: machine.at }));
      }
      return p + 1;
    case OP.STACK_GLOBAL:
      stackGlobal(machine);
      return p + 1;
    case OP.REDUCE:
      if (machine.has(2))
        call(machine, stack.at(-2) ?? NONE, stack.at(-1) ?? NONE, "reduce", stack.length - 2);
      return p + 1;
    case OP.NEWOBJ:
      if (machine.has(2))
        call(machine, stack.at(-2) ?? NONE, stack.at(-1) ?? NONE, "new", stack.length - 2);
      return p + 1;
    case OP.NEWOBJ_EX:
      if (machine.has(3))
        call(machine, stack.at(-3) ?? NONE, stack.at(-2) ?? NONE, "new", stack.length - 3);
      return p + 1;
    case OP.OBJ:
      instantiateFromStack(machine);
      return p + 1;
    case OP.BUILD:
      return build(machine, p + 1);
    default:
      return runLineOpcode(machine, op, p);
  }
}

function longValue(bytes: Uint8Array, start: number, size: number): Value {
  if (size > 6 || start + size > bytes.length) return BIG_INTEGER;
  let number = 0;
  for (let at = size - 1; at >= 0; at -= 1) number = number * 256 + (bytes[start + at] ?? 0);
  const isNegative = size > 0 && (bytes[start + size - 1] ?? 0) >= 0x80;
  return integer(isNegative ? number - 256 ** size : number);
}
