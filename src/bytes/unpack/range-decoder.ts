import { damaged } from "./growing-output.ts";

/** Probabilities start even: 1024 of 2048. */
export const EVEN = 1024;

/** The arithmetic decoder of LZMA: bits by probabilities that learn. */
export class RangeDecoder {
  readonly #input: Uint8Array;
  #at: number;
  #range = 0xffffffff;
  #code = 0;

  /** @param at Where the five bytes that start the decoder lie. */
  constructor(input: Uint8Array, at: number) {
    this.#input = input;
    this.#at = at + 1;
    if (input[at] !== 0) throw damaged("the range decoder does not start with zero");
    for (let count = 0; count < 4; count += 1)
      this.#code = ((this.#code << 8) | this.#next()) >>> 0;
  }

  /** Behind the last byte taken. */
  get at(): number {
    return this.#at;
  }

  /** One bit by the probability at `index`, which learns from it. */
  bit(probabilities: Uint16Array, index: number): number {
    const probability = probabilities[index] ?? EVEN;
    const bound = (this.#range >>> 11) * probability;
    let bit = 0;
    if (this.#code < bound) {
      this.#range = bound;
      probabilities[index] = probability + ((2048 - probability) >> 5);
    } else {
      this.#range -= bound;
      this.#code -= bound;
      probabilities[index] = probability - (probability >> 5);
      bit = 1;
    }
    this.#normalize();
    return bit;
  }

  /** `count` bits that are as likely 0 as 1, highest first. */
  direct(count: number): number {
    let value = 0;
    for (let left = count; left > 0; left -= 1) {
      this.#range >>>= 1;
      const isSet = this.#code >= this.#range;
      if (isSet) this.#code -= this.#range;
      value = value * 2 + (isSet ? 1 : 0);
      this.#normalize();
    }
    return value;
  }

  /** A number of `bits` bits through a tree of probabilities from `start` on, highest first. */
  tree(probabilities: Uint16Array, start: number, bits: number): number {
    let node = 1;
    for (let left = bits; left > 0; left -= 1) {
      node = (node << 1) | this.bit(probabilities, start + node);
    }
    return node - (1 << bits);
  }

  /** The same, lowest bit first. */
  reverseTree(probabilities: Uint16Array, start: number, bits: number): number {
    let node = 1;
    let value = 0;
    for (let shift = 0; shift < bits; shift += 1) {
      const bit = this.bit(probabilities, start + node);
      node = (node << 1) | bit;
      value |= bit << shift;
    }
    return value;
  }

  #normalize(): void {
    if (this.#range >= 0x1000000) return;
    this.#range = (this.#range << 8) >>> 0;
    this.#code = ((this.#code << 8) | this.#next()) >>> 0;
  }

  #next(): number {
    const byte = this.#input[this.#at];
    if (byte === undefined) throw damaged("the stream ends early");
    this.#at += 1;
    return byte;
  }
}
