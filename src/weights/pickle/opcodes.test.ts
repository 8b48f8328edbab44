import assert from "node:assert/strict";
import { test } from "node:test";

import { describeArguments } from "./describe.ts";
import { PickleLog } from "./log.ts";
import { Machine } from "./machine.ts";
import type { OP } from "./opcodes.ts";
import { runMachine } from "./run-machine.ts";
import { windowOver } from "./window.ts";

/** What a stream returns, as the only argument of a call. */
function resultOf(stream: string): string {
  const bytes = Uint8Array.from(stream, (character) => character.charCodeAt(0));
  const machine = new Machine(windowOver(bytes), 0, new PickleLog());
  assert.equal(runMachine(machine), "stop", stream);
  machine.stack.push(machine.result);
  return describeArguments(machine, machine.heap.tuple(machine.stack, machine.stack.length - 1));
}

/** Every opcode in the smallest stream that shows what it does. */
const EFFECTS: Readonly<Record<keyof typeof OP, readonly [stream: string, result: string]>> = {
  MARK: ["(N0N.", "None"],
  STOP: ["K\x05.", "5"],
  POP: ["K\x01K\x020.", "1"],
  POP_MARK: ["K\x01(NN1.", "1"],
  DUP: ["K\x012\x86.", "(1, 1)"],
  FLOAT: ["F1.5\n.", "float"],
  INT: ["I-12\n.", "-12"],
  BININT: ["J\xfe\xff\xff\xff.", "-2"],
  BININT1: ["K\xff.", "255"],
  LONG: ["L123L\n.", "123"],
  BININT2: ["M\x01\x02.", "513"],
  NONE: ["N.", "None"],
  PERSID: ["Pkey\n.", 'storage "key"'],
  BINPERSID: ["VK\nQ.", 'storage "K"'],
  REDUCE: ["ca\nb\nK\x01\x85R.", "a.b(…)"],
  STRING: ["S'a\\x62'\n.", '"ab"'],
  BINSTRING: ["T\x01\0\0\0a.", '"a"'],
  SHORT_BINSTRING: ["U\x01a.", '"a"'],
  UNICODE: ["V\\u0041\n.", '"A"'],
  BINUNICODE: ["X\x02\0\0\0\xc3\xa9.", '"é"'],
  APPEND: ["]K\x01a.", "[1]"],
  BUILD: ["ca\nb\n)R}b.", "a.b(…)"],
  GLOBAL: ["ca\nb\n.", "a.b"],
  DICT: ["(K\x01K\x02d.", "{…}"],
  EMPTY_DICT: ["}.", "{…}"],
  APPENDS: ["](K\x01K\x02e.", "[1, 2]"],
  GET: ["K\x01p7\n0g7\n.", "1"],
  BINGET: ["K\x01q\x070h\x07.", "1"],
  INST: ["(K\x01ia\nb\n.", "a.b(…)"],
  LONG_BINGET: ["K\x01r\x07\x01\0\x000j\x07\x01\0\0.", "1"],
  LIST: ["(K\x01l.", "[1]"],
  EMPTY_LIST: ["].", "[]"],
  OBJ: ["(ca\nb\nK\x01o.", "a.b(…)"],
  PUT: ["K\x01p+07\n0g7\n.", "1"],
  BINPUT: ["K\x01q\x030h\x03.", "1"],
  LONG_BINPUT: ["K\x01r\x03\0\0\x000h\x03.", "1"],
  SETITEM: ["}K\x01K\x02s.", "{…}"],
  TUPLE: ["(K\x01K\x02t.", "(1, 2)"],
  EMPTY_TUPLE: [").", "()"],
  SETITEMS: ["}(K\x01K\x02u.", "{…}"],
  BINFLOAT: ["G\0\0\0\0\0\0\0\0.", "float"],
  PROTO: ["\x80\x05N.", "None"],
  NEWOBJ: ["ca\nb\n)\x81.", "a.b(…)"],
  EXT1: ["\x82\x01.", "copyreg.extension 1"],
  EXT2: ["\x83\x01\x01.", "copyreg.extension 257"],
  EXT4: ["\x84\x01\0\0\0.", "copyreg.extension 1"],
  TUPLE1: ["K\x01\x85.", "(1)"],
  TUPLE2: ["K\x01K\x02\x86.", "(1, 2)"],
  TUPLE3: ["K\x01K\x02K\x03\x87.", "(1, 2, 3)"],
  NEWTRUE: ["\x88.", "True"],
  NEWFALSE: ["\x89.", "False"],
  LONG1: ["\x8a\x02\x00\xff.", "-256"],
  LONG4: ["\x8b\x01\0\0\0\x07.", "7"],
  BINBYTES: ["B\x02\0\0\0ab.", "2 bytes"],
  SHORT_BINBYTES: ["C\x02ab.", "2 bytes"],
  SHORT_BINUNICODE: ["\x8c\x01a.", '"a"'],
  BINUNICODE8: ["\x8d\x01\0\0\0\0\0\0\0a.", '"a"'],
  BINBYTES8: ["\x8e\x01\0\0\0\0\0\0\0a.", "1 bytes"],
  EMPTY_SET: ["\x8f.", "[]"],
  ADDITEMS: ["\x8f(K\x01\x90.", "[1]"],
  FROZENSET: ["(K\x01\x91.", "[1]"],
  NEWOBJ_EX: ["ca\nb\n)}\x92.", "a.b(…)"],
  STACK_GLOBAL: ["\x80\x04\x8c\x01a\x8c\x01b\x93.", "a.b"],
  MEMOIZE: ["K\x01\x940h\0.", "1"],
  FRAME: ["\x95\x02\0\0\0\0\0\0\0N.", "None"],
  BYTEARRAY8: ["\x96\x01\0\0\0\0\0\0\0a.", "1 bytes"],
  NEXT_BUFFER: ["\x97.", "buffer"],
  READONLY_BUFFER: ["\x97\x98.", "buffer"],
};

for (const [name, [stream, result]] of Object.entries(EFFECTS)) {
  test(`${name} leaves ${result}`, () => {
    assert.equal(resultOf(stream), result);
  });
}

test("MEMOIZE writes to the slot of the memo's size, not of a counter", () => {
  assert.equal(resultOf("K\x01q\x050K\x02\x940K\x03\x940h\x01h\x02h\x05\x87."), "(2, 3, 1)");
});
