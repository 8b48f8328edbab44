import type { Machine } from "./machine.ts";
import { FIXED_BYTES, isOpcode, OP, opcodeName } from "./opcodes.ts";
import { isPlainText } from "./plain-text.ts";
import { runRareOpcode } from "./rare-opcodes.ts";
import { bytesAt, FALSE, FLOAT, integer, NONE, textAt, TRUE } from "./values.ts";
import { BytesNeeded } from "./window.ts";

/** Values on the stack, of opcodes in one run: no pickle that a machine can load has more. */
const MAX_STACK = 16_000_000;

/**
 * Runs opcodes until the stream ends, or enters another. The opcodes that large files are made of are here, in one loop
 * over local variables: it decides how fast a file is read. Throws `BytesNeeded` at the end of the window.
 */
export function runOpcodes(machine: Machine): void {
  const { bytes, start, total } = machine.window;
  const { stack, memo, heap } = machine;
  const { counts } = machine.log;
  const length = bytes.length;
  let p = machine.at - start;
  if (p < 0) throw new BytesNeeded(machine.at, machine.at + 1);
  for (;;) {
    machine.at = start + p;
    if (machine.at >= machine.frameEnd) machine.leaveFrame();
    const op = bytes[p] ?? 0;
    if (p + 1 + (FIXED_BYTES[op] ?? 0) > length) {
      if (start + length < total) throw new BytesNeeded(machine.at, machine.at + 16);
      return machine.fail("truncated", `the stream ends at ${total} without STOP`);
    }
    if (machine.opcodesLeft <= 0) return machine.stopAtLimit("more opcodes than are followed");
    machine.opcodesLeft -= 1;
    counts[op] = (counts[op] ?? 0) + 1;
    switch (op) {
      case OP.NONE:
        stack.push(NONE);
        p += 1;
        continue;
      case OP.NEWTRUE:
        stack.push(TRUE);
        p += 1;
        continue;
      case OP.NEWFALSE:
        stack.push(FALSE);
        p += 1;
        continue;
      case OP.BININT1:
        stack.push(integer(bytes[p + 1] ?? 0));
        p += 2;
        continue;
      case OP.BININT2:
        stack.push(integer((bytes[p + 1] ?? 0) | ((bytes[p + 2] ?? 0) << 8)));
        p += 3;
        continue;
      case OP.BININT:
        stack.push(integer(int32(bytes, p + 1)));
        p += 5;
        continue;
      case OP.BINFLOAT:
        stack.push(FLOAT);
        p += 9;
        continue;
      case OP.SHORT_BINUNICODE:
      case OP.BINUNICODE: {
        const head = op === OP.BINUNICODE ? 5 : 2;
        const size = head === 5 ? int32(bytes, p + 1) >>> 0 : (bytes[p + 1] ?? 0);
        stack.push(textAt(machine.at));
        if (!isPlainText(bytes, p + head, size))
          machine.log.problem("bad-utf8", machine.at, "a text is not UTF-8");
        p += head + size;
        break;
      }
      case OP.SHORT_BINBYTES:
      case OP.SHORT_BINSTRING:
        stack.push(op === OP.SHORT_BINBYTES ? bytesAt(machine.at) : textAt(machine.at));
        p += 2 + (bytes[p + 1] ?? 0);
        break;
      case OP.MEMOIZE:
        if (!machine.has(1)) return;
        memo.put(memo.size, stack[stack.length - 1] ?? NONE);
        p += 1;
        continue;
      case OP.BINPUT:
        if (!machine.has(1)) return;
        memo.put(bytes[p + 1] ?? 0, stack[stack.length - 1] ?? NONE);
        p += 2;
        continue;
      case OP.BINGET:
        if (!machine.get(bytes[p + 1] ?? 0)) return;
        p += 2;
        continue;
      case OP.LONG_BINGET:
        if (!machine.get(int32(bytes, p + 1) >>> 0)) return;
        p += 5;
        continue;
      case OP.MARK:
        machine.marks.push(stack.length);
        machine.fence = stack.length;
        p += 1;
        continue;
      case OP.TUPLE1:
      case OP.TUPLE2:
      case OP.TUPLE3: {
        const count = op - OP.TUPLE1 + 1;
        if (!machine.has(count)) return;
        machine.pushTuple(stack.length - count);
        p += 1;
        continue;
      }
      case OP.EMPTY_LIST:
      case OP.EMPTY_DICT:
        stack.push(
          heap.add({
            kind: op === OP.EMPTY_LIST ? "list" : "dict",
            items: [],
            logicalSize: 1,
            depth: 1,
          }),
        );
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

function int32(bytes: Uint8Array, p: number): number {
  return (
    (bytes[p] ?? 0) |
    ((bytes[p + 1] ?? 0) << 8) |
    ((bytes[p + 2] ?? 0) << 16) |
    ((bytes[p + 3] ?? 0) << 24)
  );
}
