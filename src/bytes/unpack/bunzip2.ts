import { damaged, unpackInto, type GrowingOutput, type Unpacked } from "./growing-output.ts";

const BLOCK_MAGIC = 0x314159265359;
const END_MAGIC = 0x177245385090;

/** Symbols of one table: 256 bytes, two of runs, the end of the block, less what is not used. */
const MAX_SYMBOLS = 258;

/** Symbols that one table decodes before the next is chosen. */
const GROUP_SYMBOLS = 50;

const MAX_CODE_BITS = 20;

/** Whether bytes begin as a `.bz2` file. */
export function isBzip2(head: Uint8Array): boolean {
  if (head[0] !== 0x42) return false;
  return /^BZh[1-9](?:1AY&SY|\x17rE8P\x90)/.test(
    Buffer.from(head.subarray(0, 10)).toString("latin1"),
  );
}

/** Unpacks the streams of a `.bz2` file. */
export function bunzip2(input: Uint8Array, limit: number): Unpacked {
  return unpackInto(limit, (output) => {
    const bits = new Bits(input);
    while (isBzip2(input.subarray(bits.at))) {
      const level = (input[bits.at + 3] ?? 0) - 0x30;
      bits.at += 4;
      readStream(bits, level * 100_000, output);
      bits.align();
    }
    return bits.at;
  });
}

/** Bits of bytes, highest first. */
class Bits {
  readonly #input: Uint8Array;
  #buffer = 0;
  #count = 0;
  at = 0;

  constructor(input: Uint8Array) {
    this.#input = input;
  }

  bit(): number {
    if (this.#count === 0) {
      const byte = this.#input[this.at];
      if (byte === undefined) throw damaged("the stream ends early");
      this.#buffer = byte;
      this.#count = 8;
      this.at += 1;
    }
    this.#count -= 1;
    return (this.#buffer >> this.#count) & 1;
  }

  read(count: number): number {
    let value = 0;
    for (let left = count; left > 0; left -= 1) value = value * 2 + this.bit();
    return value;
  }

  /** Leaves the rest of the byte. */
  align(): void {
    this.#count = 0;
  }
}

function readStream(bits: Bits, blockBytes: number, output: GrowingOutput): void {
  for (;;) {
    const magic = bits.read(48);
    bits.read(32);
    if (magic === END_MAGIC) return;
    if (magic !== BLOCK_MAGIC) throw damaged("a block of bzip2 has no magic number");
    readBlock(bits, blockBytes, output);
  }
}

function readBlock(bits: Bits, blockBytes: number, output: GrowingOutput): void {
  if (bits.bit() === 1) throw damaged("a randomized block of bzip2");
  const origin = bits.read(24);
  const used = usedBytes(bits);
  const tableCount = bits.read(3);
  const selectors = readSelectors(bits, tableCount);
  const tables = Array.from({ length: tableCount }, () => readTable(bits, used.length + 2));
  const block = moveToFront(bits, used, selectors, tables, blockBytes);
  if (origin >= block.length) throw damaged("the origin of a block lies outside of it");
  writeOriginal(block, origin, output);
}

function usedBytes(bits: Bits): number[] {
  const groups = bits.read(16);
  const used: number[] = [];
  for (let group = 0; group < 16; group += 1) {
    if ((groups & (0x8000 >> group)) === 0) continue;
    const members = bits.read(16);
    for (let member = 0; member < 16; member += 1) {
      if ((members & (0x8000 >> member)) !== 0) used.push(group * 16 + member);
    }
  }
  if (used.length === 0) throw damaged("a block of bzip2 uses no bytes");
  return used;
}

function readSelectors(bits: Bits, tableCount: number): Uint8Array {
  if (tableCount < 2 || tableCount > 6) throw damaged(`${tableCount} tables in a block of bzip2`);
  const order = Array.from({ length: tableCount }, (_, table) => table);
  const selectors = new Uint8Array(bits.read(15));
  for (let at = 0; at < selectors.length; at += 1) {
    let index = 0;
    while (bits.bit() === 1) index += 1;
    if (index >= tableCount) throw damaged("a table that is not there");
    const [table = 0] = order.splice(index, 1);
    order.unshift(table);
    selectors[at] = table;
  }
  return selectors;
}

/** Codes of one table: by length, the first code and where its symbols begin. */
interface Table {
  readonly counts: readonly number[];
  readonly symbols: readonly number[];
}

function readTable(bits: Bits, symbolCount: number): Table {
  const lengths: number[] = [];
  let length = bits.read(5);
  for (let symbol = 0; symbol < Math.min(symbolCount, MAX_SYMBOLS); symbol += 1) {
    for (;;) {
      if (length < 1 || length > MAX_CODE_BITS) throw damaged("a code of bzip2 is too long");
      if (bits.bit() === 0) break;
      length += bits.bit() === 0 ? 1 : -1;
    }
    lengths.push(length);
  }
  const counts = Array.from({ length: MAX_CODE_BITS + 1 }, () => 0);
  for (const bitCount of lengths) counts[bitCount] = (counts[bitCount] ?? 0) + 1;
  const symbols = lengths.map((_, symbol) => symbol);
  return {
    counts,
    symbols: symbols.toSorted((a, b) => (lengths[a] ?? 0) - (lengths[b] ?? 0) || a - b),
  };
}

function readSymbol(bits: Bits, { counts, symbols }: Table): number {
  let code = 0;
  let first = 0;
  let index = 0;
  for (let length = 1; length <= MAX_CODE_BITS; length += 1) {
    code |= bits.bit();
    const count = counts[length] ?? 0;
    if (code - first < count) return symbols[index + code - first] ?? 0;
    index += count;
    first = (first + count) << 1;
    code <<= 1;
  }
  throw damaged("a code of bzip2 that stands for nothing");
}

/** Undoes the codes, the runs of zeros and the moving to the front. */
function moveToFront(
  bits: Bits,
  used: number[],
  selectors: Uint8Array,
  tables: readonly Table[],
  blockBytes: number,
): Uint8Array {
  const block = new Uint8Array(blockBytes);
  const order = [...used];
  const end = used.length + 1;
  let length = 0;
  let run = 0;
  let place = 1;
  const flush = (): void => {
    if (run > blockBytes - length) throw damaged("a block of bzip2 is longer than declared");
    block.fill(order[0] ?? 0, length, length + run);
    length += run;
    run = 0;
    place = 1;
  };
  for (let count = 0; ; count += 1) {
    const table = tables[selectors[Math.floor(count / GROUP_SYMBOLS)] ?? 255];
    if (table === undefined) throw damaged("a block of bzip2 has too few tables");
    const symbol = readSymbol(bits, table);
    if (symbol <= 1) {
      run += place << symbol;
      place <<= 1;
      if (run > blockBytes) throw damaged("a block of bzip2 is longer than declared");
      continue;
    }
    flush();
    if (symbol === end) return block.subarray(0, length);
    if (length >= blockBytes) throw damaged("a block of bzip2 is longer than declared");
    const [byte = 0] = order.splice(symbol - 1, 1);
    order.unshift(byte);
    block[length] = byte;
    length += 1;
  }
}

/** Undoes the sorting of the block, and the runs of four and more equal bytes before it. */
function writeOriginal(block: Uint8Array, origin: number, output: GrowingOutput): void {
  const starts = new Uint32Array(257);
  for (const byte of block) starts[byte + 1] = (starts[byte + 1] ?? 0) + 1;
  for (let byte = 0; byte < 256; byte += 1)
    starts[byte + 1] = (starts[byte + 1] ?? 0) + (starts[byte] ?? 0);
  const next = new Uint32Array(block.length);
  for (const [at, byte] of block.entries()) {
    const to = starts[byte] ?? 0;
    next[to] = at;
    starts[byte] = to + 1;
  }
  let at = next[origin] ?? 0;
  let repeats = 0;
  let last = -1;
  for (let count = 0; count < block.length; count += 1) {
    const byte = block[at] ?? 0;
    at = next[at] ?? 0;
    if (repeats === 4) {
      output.reserve(byte);
      for (let copy = 0; copy < byte; copy += 1) output.push(last);
      repeats = 0;
      last = -1;
      continue;
    }
    output.push(byte);
    repeats = byte === last ? repeats + 1 : 1;
    last = byte;
  }
}
