import { build, call, extension, instantiateFromStack, stackGlobal } from "./call-opcodes.ts";
import { addItems, addMarkedItems, collect } from "./container-opcodes.ts";
import { runLineOpcode } from "./line-opcodes.ts";
import { int32, uint32, uint64 } from "./little-endian.ts";
import type { Machine } from "./machine.ts";
import { OP } from "./opcodes.ts";
import { enterFrame, pop, put } from "./stack-opcodes.ts";
import { BIG_INTEGER, BUFFER, type Scalars, type Value } from "./values.ts";

/**
 * Runs one of the opcodes that are few in large files, or what is rare of another, at index `p` of the window. Gives the index of the next opcode.
 * Everything that may throw `BytesNeeded` comes before anything is changed.
 */
export function runRareOpcode(machine: Machine, op: number, p: number): number {
  const { bytes, start } = machine.window;
  const { stack, heap } = machine;
  const { scalars } = heap;
  switch (op) {
    case 0x2e: // STOP
      if (machine.has(1)) {
        machine.result = stack.pop();
        machine.ending = "stop";
      }
      return p + 1;
    case 0x80: // PROTO
      machine.protocol = bytes[p + 1] ?? 0;
      if (machine.protocol > 5) machine.problem("bad-protocol", `protocol ${machine.protocol}`);
      return p + 2;
    case 0x95: // FRAME
      enterFrame(machine, uint64(bytes, p + 1), start + p + 9);
      return p + 9;
    case 0x30: // POP
      pop(machine);
      return p + 1;
    case 0x31: {
      // POP_MARK
      const mark = machine.takeMark();
      if (mark !== undefined) stack.truncate(mark);
      return p + 1;
    }
    case 0x32: // DUP
      machine.problem("unwritten-opcode", "DUP, which no pickler writes");
      if (machine.has(1)) stack.push(stack.fromEnd(1));
      return p + 1;
    case 0x29: // EMPTY_TUPLE
      machine.pushTuple(stack.length);
      return p + 1;
    case 0x74: {
      // TUPLE
      const mark = machine.takeMark();
      if (mark !== undefined) machine.pushTuple(mark);
      return p + 1;
    }
    case 0x8f: // EMPTY_SET
      stack.push(heap.container("set"));
      return p + 1;
    case 0x6c: // LIST
    case 0x64: // DICT
    case 0x91: // FROZENSET
      collect(machine, op);
      return p + 1;
    case 0x61: // APPEND
      if (machine.has(2)) addItems(machine, stack.length - 1, "append");
      return p + 1;
    case 0x73: // SETITEM
      if (machine.has(3)) addItems(machine, stack.length - 2, "setitem");
      return p + 1;
    case 0x65: // APPENDS
      addMarkedItems(machine, "append");
      return p + 1;
    case 0x75: // SETITEMS
      addMarkedItems(machine, "setitem");
      return p + 1;
    case 0x90: // ADDITEMS
      addMarkedItems(machine, "add");
      return p + 1;
    case 0x94: // MEMOIZE
    case 0x71: // BINPUT
    case 0x85: // TUPLE1
    case 0x86: // TUPLE2
    case 0x87: // TUPLE3
      // Only where values are missing.
      machine.has(op === OP.TUPLE3 ? 3 : op === OP.TUPLE2 ? 2 : 1);
      return p;
    case 0x68: // BINGET
      machine.failGet(bytes[p + 1] ?? 0);
      return p;
    case 0x6a: // LONG_BINGET
      machine.failGet(uint32(bytes, p + 1));
      return p;
    case 0x8c: // SHORT_BINUNICODE
      return badText(machine, p + 2 + (bytes[p + 1] ?? 0));
    case 0x58: // BINUNICODE
      return badText(machine, p + 5 + uint32(bytes, p + 1));
    case 0x72: // LONG_BINPUT
      put(machine, uint32(bytes, p + 1));
      return p + 5;
    case 0x8a: // LONG1
      stack.push(longValue(scalars, bytes, p + 2, bytes[p + 1] ?? 0));
      return p + 2 + (bytes[p + 1] ?? 0);
    case 0x8b: {
      // LONG4
      const size = int32(bytes, p + 1);
      if (size < 0) machine.fail("bad-length", `LONG4 of ${size} bytes`);
      stack.push(longValue(scalars, bytes, p + 5, Math.max(size, 0)));
      return p + 5 + Math.max(size, 0);
    }
    case 0x54: {
      // BINSTRING
      const size = int32(bytes, p + 1);
      if (size < 0) machine.fail("bad-length", `BINSTRING of ${size} bytes`);
      stack.push(scalars.textAt(machine.at));
      return p + 5 + Math.max(size, 0);
    }
    case 0x42: // BINBYTES
      stack.push(scalars.bytesAt(machine.at));
      return p + 5 + uint32(bytes, p + 1);
    case 0x8d: // BINUNICODE8
    case 0x8e: // BINBYTES8
    case 0x96: // BYTEARRAY8
      stack.push(op === OP.BINUNICODE8 ? scalars.textAt(machine.at) : scalars.bytesAt(machine.at));
      return p + 9 + uint64(bytes, p + 1);
    case 0x97: // NEXT_BUFFER
      stack.push(BUFFER);
      return p + 1;
    case 0x98: // READONLY_BUFFER
      machine.has(1);
      return p + 1;
    case 0x82: // EXT1
      return extension(machine, bytes[p + 1] ?? 0, p + 2);
    case 0x83: // EXT2
      return extension(machine, (bytes[p + 1] ?? 0) | ((bytes[p + 2] ?? 0) << 8), p + 3);
    case 0x84: // EXT4
      return extension(machine, int32(bytes, p + 1), p + 5);
    case 0x51: // BINPERSID
      if (machine.has(1)) {
        stack.push(heap.persistent(stack.pop()));
      }
      return p + 1;
    case 0x93: // STACK_GLOBAL
      stackGlobal(machine);
      return p + 1;
    case 0x52: // REDUCE
      if (machine.has(2))
        call(machine, stack.fromEnd(2), stack.fromEnd(1), "reduce", stack.length - 2);
      return p + 1;
    case 0x81: // NEWOBJ
      if (machine.has(2))
        call(machine, stack.fromEnd(2), stack.fromEnd(1), "new", stack.length - 2);
      return p + 1;
    case 0x92: // NEWOBJ_EX
      if (machine.has(3))
        call(machine, stack.fromEnd(3), stack.fromEnd(2), "new", stack.length - 3);
      return p + 1;
    case 0x6f: // OBJ
      instantiateFromStack(machine);
      return p + 1;
    case 0x62: // BUILD
      return build(machine, p + 1);
    default:
      return runLineOpcode(machine, op, p);
  }
}

/** Notes and pushes a text that is not UTF-8, and goes on behind it. */
function badText(machine: Machine, next: number): number {
  machine.problem("bad-utf8", "a text is not UTF-8");
  machine.stack.push(machine.heap.scalars.textAt(machine.at));
  return next;
}

function longValue(scalars: Scalars, bytes: Uint8Array, start: number, size: number): Value {
  if (size > 6 || start + size > bytes.length) return BIG_INTEGER;
  let number = 0;
  for (let at = size - 1; at >= 0; at -= 1) number = number * 256 + (bytes[start + at] ?? 0);
  const isNegative = size > 0 && (bytes[start + size - 1] ?? 0) >= 0x80;
  return scalars.integer(isNegative ? number - 256 ** size : number);
}
