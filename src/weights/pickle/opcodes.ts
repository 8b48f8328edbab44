/** The opcodes of all protocols, by the names of Python's own table. */
export const OP = {
  MARK: 0x28,
  STOP: 0x2e,
  POP: 0x30,
  POP_MARK: 0x31,
  DUP: 0x32,
  FLOAT: 0x46,
  INT: 0x49,
  BININT: 0x4a,
  BININT1: 0x4b,
  LONG: 0x4c,
  BININT2: 0x4d,
  NONE: 0x4e,
  PERSID: 0x50,
  BINPERSID: 0x51,
  REDUCE: 0x52,
  STRING: 0x53,
  BINSTRING: 0x54,
  SHORT_BINSTRING: 0x55,
  UNICODE: 0x56,
  BINUNICODE: 0x58,
  APPEND: 0x61,
  BUILD: 0x62,
  GLOBAL: 0x63,
  DICT: 0x64,
  EMPTY_DICT: 0x7d,
  APPENDS: 0x65,
  GET: 0x67,
  BINGET: 0x68,
  INST: 0x69,
  LONG_BINGET: 0x6a,
  LIST: 0x6c,
  EMPTY_LIST: 0x5d,
  OBJ: 0x6f,
  PUT: 0x70,
  BINPUT: 0x71,
  LONG_BINPUT: 0x72,
  SETITEM: 0x73,
  TUPLE: 0x74,
  EMPTY_TUPLE: 0x29,
  SETITEMS: 0x75,
  BINFLOAT: 0x47,
  PROTO: 0x80,
  NEWOBJ: 0x81,
  EXT1: 0x82,
  EXT2: 0x83,
  EXT4: 0x84,
  TUPLE1: 0x85,
  TUPLE2: 0x86,
  TUPLE3: 0x87,
  NEWTRUE: 0x88,
  NEWFALSE: 0x89,
  LONG1: 0x8a,
  LONG4: 0x8b,
  BINBYTES: 0x42,
  SHORT_BINBYTES: 0x43,
  SHORT_BINUNICODE: 0x8c,
  BINUNICODE8: 0x8d,
  BINBYTES8: 0x8e,
  EMPTY_SET: 0x8f,
  ADDITEMS: 0x90,
  FROZENSET: 0x91,
  NEWOBJ_EX: 0x92,
  STACK_GLOBAL: 0x93,
  MEMOIZE: 0x94,
  FRAME: 0x95,
  BYTEARRAY8: 0x96,
  NEXT_BUFFER: 0x97,
  READONLY_BUFFER: 0x98,
} as const;

const NAMES = new Map<number, string>(Object.entries(OP).map(([name, code]) => [code, name]));

/** Name of an opcode, or its number in hexadecimal. */
export function opcodeName(code: number): string {
  return NAMES.get(code) ?? `0x${code.toString(16).padStart(2, "0")}`;
}

const IS_OPCODE = Uint8Array.from({ length: 256 }, (_, code) => (NAMES.has(code) ? 1 : 0));

/** Whether a byte is an opcode at all. */
export function isOpcode(code: number): boolean {
  return IS_OPCODE[code] === 1;
}

/** Bytes of fixed length behind each opcode: numbers, and the lengths of what follows. */
export const FIXED_BYTES: Uint8Array = fixedBytes();

/** Which bits of the four bytes behind each opcode are its own; all where it has four or more. */
export const ARGUMENT_MASKS: Int32Array = Int32Array.from(FIXED_BYTES, (length) =>
  length < 4 ? 2 ** (8 * length) - 1 : -1,
);

function fixedBytes(): Uint8Array {
  const lengths = new Uint8Array(256);
  const set = (length: number, ...codes: readonly number[]): void => {
    for (const code of codes) lengths[code] = length;
  };
  set(1, OP.BININT1, OP.SHORT_BINSTRING, OP.BINGET, OP.BINPUT, OP.PROTO, OP.EXT1, OP.LONG1);
  set(1, OP.SHORT_BINBYTES, OP.SHORT_BINUNICODE);
  set(2, OP.BININT2, OP.EXT2);
  set(4, OP.BININT, OP.BINSTRING, OP.BINUNICODE, OP.LONG_BINGET, OP.LONG_BINPUT, OP.EXT4);
  set(4, OP.LONG4, OP.BINBYTES);
  set(8, OP.BINFLOAT, OP.BINUNICODE8, OP.BINBYTES8, OP.FRAME, OP.BYTEARRAY8);
  return lengths;
}
