import type { Sighting } from "../component.ts";
import type { ReleaseView } from "../release-view.ts";
import { code } from "./code.ts";
import type { Sighter } from "./sighter.ts";
import { weights } from "./weights.ts";

/** Every sighter, in the order of their components. */
export const SIGHTERS: readonly Sighter[] = [weights, code];

/** Every component that the files of a release show, before texts are heard. */
export function sightFiles(view: ReleaseView): readonly Sighting[] {
  return SIGHTERS.flatMap((sighter) => [...sighter.sight(view)]);
}
