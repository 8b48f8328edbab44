import { folderSeeds } from "./folder-seeds.ts";
import { mutate } from "./mutate.ts";
import { randomOf } from "./random.ts";
import type { Seed } from "./seed.ts";
import { sharedSeeds } from "./shared-seeds.ts";
import { writtenSeeds } from "./written-seeds.ts";

/** One of so many inputs has the name of another seed. */
const RENAMED = 16;

/** All seeds, always in the same order. */
export function allSeeds(): readonly Seed[] {
  return [...writtenSeeds(), ...folderSeeds(), ...sharedSeeds()];
}

/** The input of a number: a changed seed. It follows from the seeds, the seed of the run and the number alone. */
export function inputOf(seeds: readonly Seed[], run: number, number: number): Seed {
  const [first, ...rest] = seeds;
  if (first === undefined) throw new TypeError("No seeds to change");
  const random = randomOf(run, number);
  const { name, bytes, beside } = random.pick([first, ...rest]);
  const other = random.pick([first, ...rest]);
  return {
    name: random.below(RENAMED) === 0 ? other.name : name,
    bytes: mutate(bytes, random, other.bytes),
    beside,
  };
}
