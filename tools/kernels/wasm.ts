/** A piece of WebAssembly as bytes. */
export type Code = readonly number[];

/** An unsigned number of any length, seven bits to a byte (LEB128). */
function unsigned(value: number): Code {
  const low = value & 0x7f;
  const rest = value >>> 7;
  return rest === 0 ? [low] : [low | 0x80, ...unsigned(rest)];
}

/** A signed number that is not below zero: the highest bit of its last seven is free (LEB128). */
function signed(value: number): Code {
  const low = value & 0x7f;
  const rest = value >>> 7;
  return rest === 0 && low < 0x40 ? [low] : [low | 0x80, ...signed(rest)];
}

function sized(bytes: Code): Code {
  return [...unsigned(bytes.length), ...bytes];
}

function listOf(items: readonly Code[]): Code {
  return [...unsigned(items.length), ...items.flat()];
}

function named(name: string): Code {
  return sized([...Buffer.from(name)]);
}

const MAGIC: Code = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
const I32 = 0x7f;

/** A function of 32-bit numbers, which are its first locals; `locals` vectors follow them. */
export interface Kernel {
  readonly name: string;
  readonly parameters: number;
  readonly hasResult: boolean;
  readonly vectors: number;
  readonly body: Code;
}

/** Pages of 64 KiB that a memory can have. */
const MAX_PAGES = 0x10000;

/** A module of kernels, which it exports, over a memory that threads share: its import "kernels" "memory". */
export function moduleOf(kernels: readonly Kernel[]): Uint8Array {
  const types = kernels.map(({ parameters, hasResult }) => [
    0x60,
    ...listOf(Array.from({ length: parameters }, () => [I32])),
    ...listOf(hasResult ? [[I32]] : []),
  ]);
  const limits = [0x03, ...unsigned(1), ...unsigned(MAX_PAGES)];
  const memory = [...named("kernels"), ...named("memory"), 0x02, ...limits];
  const exports = kernels.map(({ name }, at) => [...named(name), 0x00, ...unsigned(at)]);
  const bodies = kernels.map(({ vectors, body }) =>
    sized([...listOf(vectors === 0 ? [] : [[...unsigned(vectors), 0x7b]]), ...body, 0x0b]),
  );
  const section = (id: number, content: Code): Code => [id, ...sized(content)];
  return Uint8Array.from([
    ...MAGIC,
    ...section(1, listOf(types)),
    ...section(2, listOf([memory])),
    ...section(3, listOf(kernels.map((_, at) => unsigned(at)))),
    ...section(7, listOf(exports)),
    ...section(10, listOf(bodies)),
  ]);
}

/** Instructions, by the names of the specification; operands come before their instruction. */
export const get = (local: number): Code => [0x20, ...unsigned(local)];
export const set = (local: number): Code => [0x21, ...unsigned(local)];

/** Adds a constant to a local. */
export function step(local: number, by: number): Code {
  return [...get(local), 0x41, ...signed(by), 0x6a, ...set(local)];
}

/** Runs code again as long as one local is below another. */
export function repeatWhileBelow(local: number, end: number, code: Code): Code {
  return [0x03, 0x40, ...code, ...get(local), ...get(end), 0x49, 0x0d, 0x00, 0x0b];
}

function simd(opcode: number): Code {
  return [0xfd, ...unsigned(opcode)];
}

/** The sixteen bytes that are `offset` bytes behind a local's place. */
export function load(local: number, offset: number = 0): Code {
  return [...get(local), ...simd(0x00), 0x02, ...unsigned(offset)];
}

/** Writes a vector `offset` bytes behind a local's place. */
export function store(local: number, offset: number, vector: Code): Code {
  return [...get(local), ...vector, ...simd(0x0b), 0x02, ...unsigned(offset)];
}

/** Four times the same 32 bits. */
export function splat(bits: number): Code {
  const lane = Buffer.alloc(4);
  lane.writeUInt32LE(bits >>> 0);
  return [...simd(0x0c), ...lane, ...lane, ...lane, ...lane];
}

/** Four times the same float. */
export function splatFloat(value: number): Code {
  const lane = Buffer.alloc(4);
  lane.writeFloatLE(value);
  return splat(lane.readUInt32LE());
}

type Unary = (a: Code) => Code;
type Binary = (a: Code, b: Code) => Code;

const unary =
  (opcode: number): Unary =>
  (a) => [...a, ...simd(opcode)];
const binary =
  (opcode: number): Binary =>
  (a, b) => [...a, ...b, ...simd(opcode)];

export const and: Binary = binary(0x4e);
export const or: Binary = binary(0x50);
export const greater: Binary = binary(0x3b);
export const less: Binary = binary(0x39);
export const larger: Binary = binary(0xb8);
export const add: Binary = binary(0xae);
export const multiplyFloats: Binary = binary(0xe6);
export const lowHalves: Unary = unary(0xa9);
export const highHalves: Unary = unary(0xaa);
export const toFloats: Unary = unary(0xfa);

/** Moves every lane to the left. */
export const shiftLeft = (a: Code, bits: number): Code => [...a, 0x41, bits, ...simd(0xab)];

/** Bits of `a` where the mask has ones, of `b` elsewhere. */
export const select = (a: Code, b: Code, mask: Code): Code => [...a, ...b, ...mask, ...simd(0x52)];

/** One where no bit of a vector is set. */
export const isZero = (a: Code): Code => [...a, ...simd(0x53), 0x45];
