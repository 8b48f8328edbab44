import { int32 } from "./little-endian.ts";
import type { Machine } from "./machine.ts";
import { ARGUMENT_MASKS, FIXED_BYTES, isOpcode } from "./opcodes.ts";
import { MAX_STACK, PAUSE, type Pause } from "./pauses.ts";
import { isPlainText } from "./plain-text.ts";
import { runRareOpcode } from "./rare-opcodes.ts";
import { FALSE, FLOAT, MISSING, NONE, TRUE, type Value } from "./values.ts";
import { BytesNeeded } from "./window.ts";

const { ended, frameEnd: frameEnded, windowEnd, noOpcodesLeft } = PAUSE;
const { stackFull, notAnOpcode, beyondEnd } = PAUSE;

/**
 * Runs opcodes until the stream ends, enters another, or has to be seen to by `settle`. The opcodes that large files are made
 * of are here, in one loop over local variables: it decides how fast a file is read, and its cases are numbers because engines
 * make a table of those only. Engines compile the loop anew for each place that was not run before, which takes longer than a
 * hundred files: so what opcodes have in common is done once, and what is rare of them is left to `runRareOpcode`, with the
 * opcodes that are rare themselves. What the machine knows of its place and its stack is written back before anything else sees it.
 */
export function runOpcodes(machine: Machine): Pause {
  const { bytes, total } = machine.window;
  const start = asWhole(machine.window.start);
  const { stack, memo, heap } = machine;
  const { scalars } = heap;
  const length = bytes.length;
  // Between two indexes of the window, so that lengths which lie are compared as the others are.
  const limit = total - start + 0.5;
  const fixedBytes = FIXED_BYTES;
  const argumentMasks = ARGUMENT_MASKS;
  const { log } = machine;
  const { ran } = log;
  let { opcodesLeft: opcodesBefore } = machine;
  let opcodesLeft = opcodesBefore;
  let { values, length: top } = stack;
  let frameEnd = frameEndIn(machine);
  let p = asWhole(machine.at - start);
  if (p < 0) throw new BytesNeeded(machine.at, machine.at + 1);
  let pause: Pause = ended;
  let reach = 0;
  for (;;) {
    const offset = start + p;
    if (top > MAX_STACK) {
      pause = stackFull;
      break;
    }
    if (p >= frameEnd && p <= length) {
      pause = frameEnded;
      break;
    }
    const op = bytes[p] ?? 0;
    // Behind the bytes of fixed length.
    let next = p + 1 + (fixedBytes[op] ?? 0);
    if (next > length) {
      pause = windowEnd;
      break;
    }
    if (opcodesLeft <= 0) {
      pause = noOpcodesLeft;
      break;
    }
    opcodesLeft -= 1;
    ran[op] = 1;
    const mask = argumentMasks[op] ?? 0;
    // Most arguments are one byte: reading four each time takes a tenth of the run.
    const argument = mask >>> 8 === 0 ? (bytes[p + 1] ?? 0) & mask : int32(bytes, p + 1) & mask;
    let value: Value = NONE;
    let isRare = false;
    switch (op) {
      case 0x4e: // NONE
        value = NONE;
        break;
      case 0x88: // NEWTRUE
        value = TRUE;
        break;
      case 0x89: // NEWFALSE
        value = FALSE;
        break;
      case 0x4b: // BININT1
      case 0x4d: // BININT2
      case 0x4a: // BININT
        value = scalars.integer(argument);
        break;
      case 0x47: // BINFLOAT
        value = FLOAT;
        break;
      case 0x8c: // SHORT_BINUNICODE
      case 0x58: // BINUNICODE
      case 0x55: // SHORT_BINSTRING
      case 0x43: {
        // SHORT_BINBYTES
        const size = argument >>> 0;
        const isUnicode = op === 0x8c || op === 0x58;
        value = scalars.spanAt(offset, op === 0x43);
        isRare = isUnicode && !isPlainText(bytes, next, size);
        next += size;
        break;
      }
      case 0x94: // MEMOIZE
      case 0x71: // BINPUT
        isRare = top <= machine.fence;
        if (isRare) break;
        value = values[top - 1] ?? NONE;
        if (op === 0x94) memo.add(value);
        else memo.put(argument, value);
        p = next;
        continue;
      case 0x68: // BINGET
      case 0x6a: {
        // LONG_BINGET
        value = memo.get(argument >>> 0);
        isRare = value === MISSING;
        break;
      }
      case 0x28: // MARK
        machine.marks.push(top);
        machine.fence = top;
        p = next;
        continue;
      case 0x85: // TUPLE1
      case 0x86: // TUPLE2
      case 0x87: {
        // TUPLE3
        const count = op - 0x85 + 1;
        isRare = top - count < machine.fence;
        if (isRare) break;
        stack.length = top;
        machine.at = offset;
        value = machine.makeTuple(top - count);
        top -= count;
        break;
      }
      case 0x5d: // EMPTY_LIST
        value = heap.container("list");
        break;
      case 0x7d: // EMPTY_DICT
        value = heap.container("dict");
        break;
      default:
        isRare = true;
    }
    if (isRare) {
      stack.length = top;
      machine.at = offset;
      machine.opcodesLeft = opcodesLeft;
      log.opcodes += opcodesBefore - opcodesLeft;
      opcodesBefore = opcodesLeft;
      if (!isOpcode(op)) {
        pause = notAnOpcode;
        break;
      }
      next = asWhole(runRareOpcode(machine, op, p));
      ({ values, length: top } = stack);
      if (machine.ending !== undefined || machine.inner) {
        p = next;
        break;
      }
      frameEnd = frameEndIn(machine);
    }
    if (next > limit) {
      pause = beyondEnd;
      reach = next;
      break;
    }
    p = next;
    if (isRare) continue;
    if (top === values.length) {
      stack.length = top;
      stack.grow();
      values = stack.values;
    }
    values[top] = value;
    top += 1;
  }
  stack.length = top;
  machine.at = start + p;
  machine.reach = start + reach;
  machine.opcodesLeft = opcodesLeft;
  log.opcodes += opcodesBefore - opcodesLeft;
  return pause;
}

/** The same number. Engines take what was computed from fractions or great numbers for a fraction, and the loop's index with it. */
function asWhole(number: number): number {
  const whole = number | 0;
  return whole === number ? whole : number;
}

/** Where the frame ends in the window; a whole number wherever it is, because engines compare these quicker. */
function frameEndIn({ frameEnd, window }: Machine): number {
  return Math.min(frameEnd - window.start, 2 ** 31 - 1) | 0;
}
