import { AssayError } from "../bytes/errors.ts";
import type { OpenParent } from "./parent-opener.ts";

/** Opens a base model at the first of several places that has it; what the last one says of a missing model counts. */
export function openParents(places: readonly OpenParent[]): OpenParent {
  return async (target) => {
    for (const open of places.slice(0, -1)) {
      try {
        return await open(target);
      } catch (error) {
        if (!(error instanceof AssayError) || error.code !== "target-not-found") throw error;
      }
    }
    const last = places.at(-1);
    if (last === undefined)
      throw new AssayError("target-not-found", "no place was named to look for it");
    return last(target);
  };
}
