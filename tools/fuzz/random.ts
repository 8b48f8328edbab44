/** Numbers that follow from a seed alone, the same on every machine. */
export interface Random {
  /** A whole number from 0 up to, not including, `count`. */
  below(count: number): number;
  /** One item of a list that is not empty. */
  pick<T>(items: readonly [T, ...T[]]): T;
}

/** The numbers of one input of a run: any input can be made again without those before it. */
export function randomOf(seed: number, input: number): Random {
  let state = scramble(scramble(seed | 0) ^ Math.floor(input / 2 ** 32)) ^ scramble(input | 0);
  function below(count: number): number {
    state = (state + 0x6d2b79f5) | 0;
    return Math.floor((scramble(state) / 2 ** 32) * count);
  }
  return { below, pick: (items) => items[below(items.length)] ?? items[0] };
}

/** Every bit of the answer hangs on every bit of the number (mulberry32). */
function scramble(number: number): number {
  let mixed = Math.imul(number ^ (number >>> 15), 1 | number);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
  return (mixed ^ (mixed >>> 14)) >>> 0;
}
