import { archiveSeeds } from "./archive-seeds.ts";
import { documentSeeds } from "./document-seeds.ts";
import { folderSeeds } from "./folder-seeds.ts";
import { packedSeeds } from "./packed-seeds.ts";
import type { Seed } from "./seed.ts";
import { sharedSeeds } from "./shared-seeds.ts";
import { signingSeeds } from "./signing-seeds.ts";
import { writtenSeeds } from "./written-seeds.ts";

/** Seeds that our own writers make: of every reader, whatever else is at hand. */
export function ownSeeds(): readonly Seed[] {
  return [
    ...writtenSeeds(),
    ...documentSeeds(),
    ...archiveSeeds(),
    ...folderSeeds(),
    ...packedSeeds(),
    ...signingSeeds(),
  ];
}

/** All seeds, always in the same order. */
export async function allSeeds(): Promise<readonly Seed[]> {
  return [...ownSeeds(), ...(await sharedSeeds())];
}
