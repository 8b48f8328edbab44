import { instantiate } from "./call-opcodes.ts";
import { resolve } from "./judge.ts";
import { isFloat, readDecimal, readInteger } from "./lexemes.ts";
import type { Machine } from "./machine.ts";
import { OP, opcodeName } from "./opcodes.ts";
import { put } from "./stack-opcodes.ts";
import { latin1 } from "./texts.ts";
import { BIG_INTEGER, FALSE, FLOAT, TRUE, type Value } from "./values.ts";
import { BytesNeeded } from "./window.ts";

/** Opcodes of protocol 0: their argument is a line, or two. */
export function runLineOpcode(machine: Machine, op: number, p: number): number {
  const { stack, heap } = machine;
  const end = lineEnd(machine, p + 1);
  if (end === undefined) return p + 1;
  switch (op) {
    case 0x53: // STRING
    case 0x56: // UNICODE
      if (op === OP.STRING && !isQuoted(machine.window.bytes, p + 1, end)) {
        machine.problem("bad-string", "a STRING without quotes around it");
      }
      stack.push(heap.scalars.textAt(machine.at));
      return end + 1;
    case 0x50: // PERSID
      stack.push(heap.persistent(heap.scalars.textAt(machine.at)));
      return end + 1;
    case 0x46: {
      // FLOAT
      const text = line(machine, p + 1, end);
      if (!isFloat(text))
        machine.problem("bad-float", `FLOAT of ${JSON.stringify(text.slice(0, 40))}`);
      stack.push(FLOAT);
      return end + 1;
    }
    case 0x49: // INT
    case 0x4c: // LONG
      stack.push(numberAt(machine, p + 1, end, op));
      return end + 1;
    case 0x67: // GET
    case 0x70: {
      // PUT
      const key = memoKeyAt(machine, p + 1, end);
      if (key === undefined || key < 0) {
        machine.fail("bad-memo-key", `${opcodeName(op)} of something that is no key`);
      } else if (op === OP.GET) machine.get(key);
      else put(machine, key);
      return end + 1;
    }
    default: {
      const nameEnd = lineEnd(machine, end + 1);
      if (nameEnd === undefined) return end + 1;
      const module = utf8Line(machine, p + 1, end);
      const name = utf8Line(machine, end + 1, nameEnd);
      if (op === OP.INST) instantiate(machine, module, name);
      else stack.push(resolve(machine, module, name));
      return nameEnd + 1;
    }
  }
}

function isQuoted(bytes: Uint8Array, p: number, end: number): boolean {
  const first = bytes[p];
  return end - p >= 2 && first === bytes[end - 1] && (first === 0x27 || first === 0x22);
}

function numberAt(machine: Machine, p: number, end: number, op: number): Value {
  const isLong = machine.window.bytes[end - 1] === 0x4c;
  const number = readDecimal(machine.window.bytes, p, isLong ? end - 1 : end);
  return number === undefined
    ? numberOf(machine, line(machine, p, end), op)
    : machine.heap.scalars.integer(number);
}

/** Keys are decimal, whatever stands before their digits. */
function memoKeyAt(machine: Machine, p: number, end: number): number | undefined {
  const key = readDecimal(machine.window.bytes, p, end);
  return key ?? readInteger(line(machine, p, end).replace(/^[\s+]*0+(?=\d)/, ""));
}

function numberOf(machine: Machine, text: string, op: number): Value {
  if (op === OP.INT && text === "01") return TRUE;
  if (op === OP.INT && text === "00") return FALSE;
  const number = readInteger(text);
  if (number === undefined) {
    machine.problem("bad-integer", `${opcodeName(op)} of ${JSON.stringify(text.slice(0, 40))}`);
    return BIG_INTEGER;
  }
  if (!/^-?\d+L?$/.test(text))
    machine.problem("odd-integer", `an integer written as ${JSON.stringify(text.slice(0, 40))}`);
  return machine.heap.scalars.integer(number);
}

/** One for all lines: to make one costs more than to read a name. */
const utf8 = new TextDecoder();

/** Lines up to this length are looked through byte by byte; calling out costs more. */
const SHORT_LINE = 32;

/** Index of the newline from `p` on; undefined, and the end, when the line has none. */
function lineEnd(machine: Machine, p: number): number | undefined {
  const { bytes, start, total } = machine.window;
  for (let at = p; at < p + SHORT_LINE; at += 1) {
    if (bytes[at] === 0x0a) return at;
  }
  const length = bytes.length - p;
  const end = bytes.subarray(p, p + machine.maxLineBytes).indexOf(0x0a);
  if (end >= 0) return p + end;
  if (length > machine.maxLineBytes) {
    machine.log.limit(machine.at, `a line is longer than ${machine.maxLineBytes} bytes`);
    machine.ending = "limit";
  } else if (start + bytes.length >= total) {
    machine.fail("truncated", "a line has no end");
  } else throw new BytesNeeded(machine.at, start + p + 2 * length + 4096);
  return undefined;
}

function line(machine: Machine, p: number, end: number): string {
  return latin1(machine.window.bytes.subarray(p, Math.min(end, p + 4096)));
}

function utf8Line(machine: Machine, p: number, end: number): string {
  return utf8.decode(machine.window.bytes.subarray(p, Math.min(end, p + 4096)));
}
