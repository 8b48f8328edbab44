import type { Machine } from "./machine.ts";
import { FIXED_BYTES, isOpcode, OP, opcodeName } from "./opcodes.ts";
import { int32, uint32 } from "./little-endian.ts";
import { isPlainText } from "./plain-text.ts";
import { runRareOpcode } from "./rare-opcodes.ts";
import { bytesAt, FALSE, FLOAT, integer, NONE, textAt, TRUE } from "./values.ts";
import { BytesNeeded } from "./window.ts";

/** Bytes of fixed length that an opcode has behind it at most. */
const MAX_FIXED_BYTES = 8;

/** Values on the stack, of opcodes in one run: no pickle that a machine can load has more. */
const MAX_STACK = 16_000_000;

/**
 * Runs opcodes until the stream ends, or enters another. The opcodes that large files are made of are here, in one loop
 * over local variables: it decides how fast a file is read, and its cases are numbers because engines make a table of
 * those only. Throws `BytesNeeded` at the end of the window.
 */
export function runOpcodes(machine: Machine): void {
  const { bytes, start, total } = machine.window;
  const { stack, memo, heap } = machine;
  const { counts } = machine.log;
  const length = bytes.length;
  const fixedBytes = FIXED_BYTES;
  let frameEnd = machine.frameEnd;
  let p = machine.at - start;
  if (p < 0) throw new BytesNeeded(machine.at, machine.at + 1);
  for (;;) {
    machine.at = start + p;
    if (machine.at >= frameEnd) {
      machine.leaveFrame();
      frameEnd = machine.frameEnd;
    }
    const op = bytes[p] ?? 0;
    if (p + MAX_FIXED_BYTES >= length && p + 1 + (fixedBytes[op] ?? 0) > length) {
      if (start + length < total) throw new BytesNeeded(machine.at, machine.at + 16);
      return machine.fail("truncated", `the stream ends at ${total} without STOP`);
    }
    if (machine.opcodesLeft <= 0) return machine.stopAtLimit("more opcodes than are followed");
    machine.opcodesLeft -= 1;
    counts[op] = (counts[op] ?? 0) + 1;
    switch (op) {
      case 0x4e: // NONE
        stack.push(NONE);
        p += 1;
        continue;
      case 0x88: // NEWTRUE
        stack.push(TRUE);
        p += 1;
        continue;
      case 0x89: // NEWFALSE
        stack.push(FALSE);
        p += 1;
        continue;
      case 0x4b: // BININT1
        stack.push(integer(bytes[p + 1] ?? 0));
        p += 2;
        continue;
      case 0x4d: // BININT2
        stack.push(integer((bytes[p + 1] ?? 0) | ((bytes[p + 2] ?? 0) << 8)));
        p += 3;
        continue;
      case 0x4a: // BININT
        stack.push(integer(int32(bytes, p + 1)));
        p += 5;
        continue;
      case 0x47: // BINFLOAT
        stack.push(FLOAT);
        p += 9;
        continue;
      case 0x8c: // SHORT_BINUNICODE
      case 0x58: {
        // BINUNICODE
        const head = op === OP.BINUNICODE ? 5 : 2;
        const size = head === 5 ? uint32(bytes, p + 1) : (bytes[p + 1] ?? 0);
        stack.push(textAt(machine.at));
        if (!isPlainText(bytes, p + head, size))
          machine.log.problem("bad-utf8", machine.at, "a text is not UTF-8");
        p += head + size;
        break;
      }
      case 0x43: // SHORT_BINBYTES
      case 0x55: // SHORT_BINSTRING
        stack.push(op === OP.SHORT_BINBYTES ? bytesAt(machine.at) : textAt(machine.at));
        p += 2 + (bytes[p + 1] ?? 0);
        break;
      case 0x94: // MEMOIZE
        if (!machine.has(1)) return;
        memo.put(memo.size, stack.fromEnd(1));
        p += 1;
        continue;
      case 0x71: // BINPUT
        if (!machine.has(1)) return;
        memo.put(bytes[p + 1] ?? 0, stack.fromEnd(1));
        p += 2;
        continue;
      case 0x68: // BINGET
        if (!machine.get(bytes[p + 1] ?? 0)) return;
        p += 2;
        continue;
      case 0x6a: // LONG_BINGET
        if (!machine.get(uint32(bytes, p + 1))) return;
        p += 5;
        continue;
      case 0x28: // MARK
        machine.marks.push(stack.length);
        machine.fence = stack.length;
        p += 1;
        continue;
      case 0x85: // TUPLE1
      case 0x86: // TUPLE2
      case 0x87: {
        // TUPLE3
        const count = op - OP.TUPLE1 + 1;
        if (!machine.has(count)) return;
        machine.pushTuple(stack.length - count);
        p += 1;
        continue;
      }
      case 0x5d: // EMPTY_LIST
      case 0x7d: // EMPTY_DICT
        stack.push(heap.container(op === OP.EMPTY_LIST ? "list" : "dict"));
        p += 1;
        continue;
      default: {
        if (!isOpcode(op)) {
          return machine.fail("unknown-opcode", `${opcodeName(op)} is no opcode`);
        }
        const next = runRareOpcode(machine, op, p);
        if (machine.ending !== undefined) {
          machine.at = start + next;
          return;
        }
        p = next;
        frameEnd = machine.frameEnd;
        if (machine.inner) {
          machine.at = start + p;
          return;
        }
      }
    }
    if (start + p > total) {
      return machine.fail(
        "truncated",
        `${opcodeName(op)} reaches to ${start + p}, the file ends at ${total}`,
      );
    }
    if (stack.length > MAX_STACK) {
      return machine.stopAtLimit(`more than ${MAX_STACK} values on the stack`);
    }
  }
}
