import { AssayError } from "../bytes/errors.ts";
import type { OpenParent } from "./parent-opener.ts";

/** Opens a base model at the first of several places that has it. With no place at all, nothing is there. */
export function openParents(places: readonly OpenParent[]): OpenParent {
  return async (target) => {
    let missing: unknown = new AssayError("target-not-found", "no place was named to look for it");
    for (const open of places) {
      try {
        return await open(target);
      } catch (error) {
        if (!(error instanceof AssayError) || error.code !== "target-not-found") throw error;
        missing = error;
      }
    }
    throw missing;
  };
}
