import { mutate } from "./mutate.ts";
import { randomOf, type Random } from "./random.ts";
import type { Seed } from "./seed.ts";

/** One of so many inputs has the name of another seed. */
const RENAMED = 16;

/** Seeds to draw from. */
export interface Seeds {
  readonly all: readonly [Seed, ...Seed[]];
  readonly byReader: readonly [readonly [Seed, ...Seed[]], ...(readonly [Seed, ...Seed[]])[]];
}

/** Seeds, by the readers that take them. Throws where there are none. */
export function drawFrom(seeds: readonly Seed[]): Seeds {
  const groups = new Map<string, [Seed, ...Seed[]]>();
  for (const seed of seeds) {
    const group = groups.get(seed.reader);
    if (group === undefined) groups.set(seed.reader, [seed]);
    else group.push(seed);
  }
  const [first, ...rest] = seeds;
  const [group, ...others] = groups.values();
  if (first === undefined || group === undefined) throw new TypeError("No seeds to change");
  return { all: [first, ...rest], byReader: [group, ...others] };
}

/**
 * The input of a number: a changed seed, for half of them of a reader that is drawn first, so that a reader with few seeds
 * has its turn. It follows from the seeds, the seed of the run and the number alone.
 */
export function inputOf(seeds: Seeds, run: number, number: number): Seed {
  const random = randomOf(run, number);
  const { reader, name, bytes, beside } = draw(seeds, random);
  const other = draw(seeds, random);
  return {
    reader,
    name: random.below(RENAMED) === 0 ? other.name : name,
    bytes: mutate(bytes, random, other.bytes),
    beside,
  };
}

function draw({ all, byReader }: Seeds, random: Random): Seed {
  return random.pick(random.below(2) === 0 ? all : random.pick(byReader));
}
