import type { Definition } from "../definition.ts";
import { evaluate } from "../evaluate.ts";
import type { Facts } from "../facts.ts";
import type { Verdict } from "../verdict.ts";
import { fourFreedoms } from "./four-freedoms.ts";
import { ladder } from "./ladder.ts";

/** Every definition that comes with Assay, in the order in which reports show them. */
export const DEFINITIONS: readonly Definition[] = [fourFreedoms, ladder];

/** What each definition says of a release. The ladder yields a step and is left to `climbLadder`. */
export function judgeDefinitions(facts: Facts): readonly Verdict[] {
  return DEFINITIONS.filter(({ yields }) => yields === "verdict").map((definition) =>
    evaluate(definition, facts),
  );
}
