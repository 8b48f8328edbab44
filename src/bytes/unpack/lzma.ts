import { damaged, type GrowingOutput } from "./growing-output.ts";
import { EVEN, RangeDecoder } from "./range-decoder.ts";

/** Probabilities of lengths: two choices, then short, middle and long lengths. */
class LengthDecoder {
  readonly #choice = new Uint16Array(2).fill(EVEN);
  readonly #low = new Uint16Array(16 << 3).fill(EVEN);
  readonly #middle = new Uint16Array(16 << 3).fill(EVEN);
  readonly #high = new Uint16Array(256).fill(EVEN);

  decode(range: RangeDecoder, position: number): number {
    if (range.bit(this.#choice, 0) === 0) return 2 + range.tree(this.#low, position << 3, 3);
    if (range.bit(this.#choice, 1) === 0) return 10 + range.tree(this.#middle, position << 3, 3);
    return 18 + range.tree(this.#high, 0, 8);
  }
}

function even(length: number): Uint16Array {
  return new Uint16Array(length).fill(EVEN);
}

/** Distances of this marker end a stream whose length is not declared. */
const END_MARKER = 0xffffffff;

/** LZMA as its specification has it: what a stream learned so far, over an output that its copies refer to. */
export class LzmaDecoder {
  readonly #output: GrowingOutput;
  #lc = 0;
  #lp = 0;
  #pb = 0;
  #state = 0;
  #distances: [number, number, number, number] = [0, 0, 0, 0];
  #literals = even(0);
  #isMatch = even(0);
  #isRep = even(0);
  #isRep0Long = even(0);
  #slots = even(0);
  #special = even(0);
  #align = even(0);
  #matchLength = new LengthDecoder();
  #repLength = new LengthDecoder();
  /** Where the dictionary begins in the output: nothing before it may be copied. */
  dictionaryStart = 0;

  constructor(output: GrowingOutput) {
    this.#output = output;
  }

  /** Takes the byte that holds lc, lp and pb, and forgets everything. */
  configure(properties: number): void {
    if (properties >= 9 * 5 * 5) throw damaged("the properties of LZMA are out of range");
    this.#lc = properties % 9;
    this.#lp = Math.floor(properties / 9) % 5;
    this.#pb = Math.floor(properties / 45);
    this.reset();
  }

  /** Forgets everything that was learned. */
  reset(): void {
    this.#state = 0;
    this.#distances = [0, 0, 0, 0];
    this.#literals = even(0x300 << (this.#lc + this.#lp));
    this.#isMatch = even(12 << 4);
    this.#isRep = even(12 * 4);
    this.#isRep0Long = even(12 << 4);
    this.#slots = even(4 << 6);
    this.#special = even(128);
    this.#align = even(16);
    this.#matchLength = new LengthDecoder();
    this.#repLength = new LengthDecoder();
  }

  /** Decodes up to `count` bytes, or to the end marker; gives where the input was left. */
  decode(input: Uint8Array, at: number, count: number): number {
    const range = new RangeDecoder(input, at);
    const output = this.#output;
    const end = output.length + count;
    while (output.length < end) {
      const position = (output.length - this.dictionaryStart) & ((1 << this.#pb) - 1);
      if (range.bit(this.#isMatch, (this.#state << 4) + position) === 0) {
        this.#literal(range);
        continue;
      }
      const length = this.#copyLength(range, position);
      if (length === 0) continue;
      if (this.#distances[0] === END_MARKER) return range.at;
      if (this.#distances[0] >= output.length - this.dictionaryStart) {
        throw damaged("a copy from before the beginning");
      }
      output.copy(this.#distances[0] + 1, Math.min(length, end - output.length));
    }
    return range.at;
  }

  #literal(range: RangeDecoder): void {
    const output = this.#output;
    const previous = output.bytes[output.length - 1] ?? 0;
    const before = output.length > this.dictionaryStart ? previous : 0;
    const context =
      (((output.length - this.dictionaryStart) & ((1 << this.#lp) - 1)) << this.#lc) +
      (before >> (8 - this.#lc));
    const start = 0x300 * context;
    let symbol = 1;
    if (this.#state >= 7) {
      let match = output.bytes[output.length - this.#distances[0] - 1] ?? 0;
      while (symbol < 0x100) {
        const expected = (match >> 7) & 1;
        match <<= 1;
        const bit = range.bit(this.#literals, start + ((1 + expected) << 8) + symbol);
        symbol = (symbol << 1) | bit;
        if (bit !== expected) break;
      }
    }
    while (symbol < 0x100) symbol = (symbol << 1) | range.bit(this.#literals, start + symbol);
    output.push(symbol & 0xff);
    this.#state = this.#state < 4 ? 0 : this.#state < 10 ? this.#state - 3 : this.#state - 6;
  }

  /** Reads what to copy; 0 when it was a single byte, copied already. */
  #copyLength(range: RangeDecoder, position: number): number {
    const state = this.#state;
    const isAfterLiteral = state < 7;
    const [rep0, rep1, rep2, rep3] = this.#distances;
    if (range.bit(this.#isRep, state) === 0) {
      const length = this.#matchLength.decode(range, position);
      this.#state = isAfterLiteral ? 7 : 10;
      this.#distances = [this.#distance(range, length), rep0, rep1, rep2];
      return length;
    }
    if (range.bit(this.#isRep, 12 + state) === 0) {
      if (range.bit(this.#isRep0Long, (state << 4) + position) === 0) {
        this.#state = isAfterLiteral ? 9 : 11;
        if (rep0 >= this.#output.length - this.dictionaryStart) {
          throw damaged("a copy from before the beginning");
        }
        this.#output.copy(rep0 + 1, 1);
        return 0;
      }
    } else if (range.bit(this.#isRep, 24 + state) === 0) {
      this.#distances = [rep1, rep0, rep2, rep3];
    } else if (range.bit(this.#isRep, 36 + state) === 0) {
      this.#distances = [rep2, rep0, rep1, rep3];
    } else this.#distances = [rep3, rep0, rep1, rep2];
    this.#state = isAfterLiteral ? 8 : 11;
    return this.#repLength.decode(range, position);
  }

  #distance(range: RangeDecoder, length: number): number {
    const slot = range.tree(this.#slots, Math.min(length - 2, 3) << 6, 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const base = (2 | (slot & 1)) * 2 ** bits;
    if (slot < 14) return base + range.reverseTree(this.#special, base - slot, bits);
    const middle = range.direct(bits - 4) * 16;
    return base + middle + range.reverseTree(this.#align, 0, 4);
  }
}
