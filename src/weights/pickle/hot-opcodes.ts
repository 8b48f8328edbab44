import { int32, uint32 } from "./little-endian.ts";
import type { Machine } from "./machine.ts";
import { FIXED_BYTES, isOpcode, OP, opcodeName } from "./opcodes.ts";
import { isPlainText } from "./plain-text.ts";
import { runRareOpcode } from "./rare-opcodes.ts";
import { FALSE, FLOAT, MISSING, NONE, smallInteger, TRUE } from "./values.ts";
import { BytesNeeded } from "./window.ts";

/** Bytes of fixed length that an opcode has behind it at most. */
const MAX_FIXED_BYTES = 8;

/** Values on the stack, of opcodes in one run: no pickle that a machine can load has more. */
const MAX_STACK = 16_000_000;

/**
 * Runs opcodes until the stream ends, or enters another. The opcodes that large files are made of are here, in one loop
 * over local variables: it decides how fast a file is read, and its cases are numbers because engines make a table of
 * those only. What the machine knows of its place and its stack is written back before anything else sees it. Throws
 * `BytesNeeded` at the end of the window.
 */
export function runOpcodes(machine: Machine): void {
  const { bytes, start, total } = machine.window;
  const { stack, memo, heap } = machine;
  const { scalars } = heap;
  const length = bytes.length;
  const fixedBytes = FIXED_BYTES;
  const { ran } = machine.log;
  const { opcodesLeft: opcodesBefore } = machine;
  let opcodesLeft = opcodesBefore;
  let { values, length: top } = stack;
  let frameEnd = frameEndIn(machine);
  let p = machine.at - start;
  if (p < 0) throw new BytesNeeded(machine.at, machine.at + 1);
  try {
    for (;;) {
      if (p >= frameEnd) {
        machine.at = start + p;
        machine.leaveFrame();
        frameEnd = frameEndIn(machine);
      }
      const op = bytes[p] ?? 0;
      if (p + MAX_FIXED_BYTES >= length && p + 1 + (fixedBytes[op] ?? 0) > length) {
        if (start + length < total) throw new BytesNeeded(start + p, start + p + 16);
        machine.at = start + p;
        return machine.fail("truncated", `the stream ends at ${total} without STOP`);
      }
      if (opcodesLeft <= 0) {
        machine.at = start + p;
        return machine.stopAtLimit("more opcodes than are followed");
      }
      opcodesLeft -= 1;
      ran[op] = 1;
      if (top === values.length) {
        stack.length = top;
        stack.grow();
        values = stack.values;
      }
      let next = p;
      switch (op) {
        case 0x4e: // NONE
          values[top] = NONE;
          top += 1;
          p += 1;
          continue;
        case 0x88: // NEWTRUE
          values[top] = TRUE;
          top += 1;
          p += 1;
          continue;
        case 0x89: // NEWFALSE
          values[top] = FALSE;
          top += 1;
          p += 1;
          continue;
        case 0x4b: // BININT1
          values[top] = smallInteger(bytes[p + 1] ?? 0);
          top += 1;
          p += 2;
          continue;
        case 0x4d: // BININT2
          values[top] = smallInteger((bytes[p + 1] ?? 0) | ((bytes[p + 2] ?? 0) << 8));
          top += 1;
          p += 3;
          continue;
        case 0x4a: // BININT
          values[top] = scalars.integer(int32(bytes, p + 1));
          top += 1;
          p += 5;
          continue;
        case 0x47: // BINFLOAT
          values[top] = FLOAT;
          top += 1;
          p += 9;
          continue;
        case 0x8c: // SHORT_BINUNICODE
        case 0x58: {
          // BINUNICODE
          const head = op === OP.BINUNICODE ? 5 : 2;
          const size = head === 5 ? uint32(bytes, p + 1) : (bytes[p + 1] ?? 0);
          values[top] = scalars.textAt(start + p);
          top += 1;
          if (!isPlainText(bytes, p + head, size))
            machine.log.problem("bad-utf8", start + p, "a text is not UTF-8");
          next = p + head + size;
          break;
        }
        case 0x43: // SHORT_BINBYTES
        case 0x55: // SHORT_BINSTRING
          values[top] =
            op === OP.SHORT_BINBYTES ? scalars.bytesAt(start + p) : scalars.textAt(start + p);
          top += 1;
          next = p + 2 + (bytes[p + 1] ?? 0);
          break;
        case 0x94: // MEMOIZE
        case 0x71: // BINPUT
          if (top <= machine.fence) {
            stack.length = top;
            machine.at = start + p;
            machine.has(1);
            return;
          }
          if (op === OP.MEMOIZE) {
            memo.add(values[top - 1] ?? NONE);
            p += 1;
          } else {
            memo.put(bytes[p + 1] ?? 0, values[top - 1] ?? NONE);
            p += 2;
          }
          continue;
        case 0x68: // BINGET
        case 0x6a: {
          // LONG_BINGET
          const key = op === OP.BINGET ? (bytes[p + 1] ?? 0) : uint32(bytes, p + 1);
          const value = memo.get(key);
          if (value === MISSING) {
            machine.at = start + p;
            return machine.failGet(key);
          }
          values[top] = value;
          top += 1;
          p += op === OP.BINGET ? 2 : 5;
          continue;
        }
        case 0x28: // MARK
          machine.marks.push(top);
          machine.fence = top;
          p += 1;
          continue;
        case 0x85: // TUPLE1
        case 0x86: // TUPLE2
        case 0x87: {
          // TUPLE3
          const count = op - OP.TUPLE1 + 1;
          stack.length = top;
          machine.at = start + p;
          if (!machine.has(count)) return;
          machine.pushTuple(top - count);
          top += 1 - count;
          p += 1;
          continue;
        }
        case 0x5d: // EMPTY_LIST
        case 0x7d: // EMPTY_DICT
          values[top] = heap.container(op === OP.EMPTY_LIST ? "list" : "dict");
          top += 1;
          p += 1;
          continue;
        default: {
          stack.length = top;
          machine.at = start + p;
          machine.opcodesLeft = opcodesLeft;
          if (!isOpcode(op)) {
            return machine.fail("unknown-opcode", `${opcodeName(op)} is no opcode`);
          }
          next = runRareOpcode(machine, op, p);
          ({ values, length: top } = stack);
          frameEnd = frameEndIn(machine);
          if (machine.ending !== undefined || machine.inner) {
            p = next;
            return;
          }
        }
      }
      if (start + next > total) {
        machine.at = start + p;
        return machine.fail(
          "truncated",
          `${opcodeName(op)} reaches to ${start + next}, the file ends at ${total}`,
        );
      }
      p = next;
      if (top > MAX_STACK) {
        machine.at = start + p;
        return machine.stopAtLimit(`more than ${MAX_STACK} values on the stack`);
      }
    }
  } finally {
    stack.length = top;
    machine.at = start + p;
    machine.opcodesLeft = opcodesLeft;
    machine.log.opcodes += opcodesBefore - opcodesLeft;
  }
}

/** Where the frame ends in the window; a whole number wherever it is, because engines compare these quicker. */
function frameEndIn({ frameEnd, window }: Machine): number {
  return Math.min(frameEnd - window.start, 2 ** 31 - 1) | 0;
}
