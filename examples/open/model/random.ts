/** A seeded source of numbers: the same seed gives the same sequence on every machine. */
export interface Random {
  /** Uniform in [0, 1), with 32 random bits. */
  readonly uniform: () => number;
  /** Uniform whole number in [0, limit). */
  readonly below: (limit: number) => number;
  /** One of the items, all equally likely. */
  readonly pick: <Item>(items: readonly [Item, ...Item[]]) => Item;
  /** About normal with mean 0 and variance 1: the sum of twelve uniforms, which needs no logarithm. */
  readonly normal: () => number;
}

/** Step of the Weyl sequence: 2^32 divided by the golden ratio, made odd. */
const WEYL_STEP = 0x9e3779b9;

/** Starts a generator: a Weyl sequence whose counter is scrambled by the finalizer of MurmurHash3. */
export function createRandom(seed: number): Random {
  let counter = seed >>> 0;

  function uniform(): number {
    counter = (counter + WEYL_STEP) >>> 0;
    let bits = counter;
    bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
    return ((bits ^ (bits >>> 16)) >>> 0) / 0x1_0000_0000;
  }

  function below(limit: number): number {
    return Math.floor(uniform() * limit);
  }

  function pick<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[below(items.length)] ?? items[0];
  }

  function normal(): number {
    let sum = -6;
    for (let draw = 0; draw < 12; draw++) sum += uniform();
    return sum;
  }

  return { uniform, below, pick, normal };
}
