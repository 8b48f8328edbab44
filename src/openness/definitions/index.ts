import type { Definition } from "../definition.ts";
import { evaluate } from "../evaluate.ts";
import type { Facts } from "../facts.ts";
import { resolveExtends } from "../rule-files/resolve-extends.ts";
import type { Verdict } from "../verdict.ts";
import { dfsg } from "./dfsg.ts";
import { eu532 } from "./eu-53-2.ts";
import { fmti } from "./fmti.ts";
import { fourFreedoms } from "./four-freedoms.ts";
import { fsf2024Statement } from "./fsf-2024-statement.ts";
import { ladder } from "./ladder.ts";
import { mofPaper } from "./mof-1.0-paper.ts";
import { mot202605 } from "./mot-2026-05.ts";
import { openWeightDefinition } from "./open-weight-definition.ts";
import { openWeights2023 } from "./open-weights-2023.ts";
import { osaid } from "./osaid.ts";
import { osaiIndex } from "./osai-index.ts";
import { osd } from "./osd.ts";
import { osdWeights } from "./osd-weights.ts";

/** The definitions as they are written. */
const WRITTEN: readonly Definition[] = [
  fourFreedoms,
  osd,
  osdWeights,
  openWeightDefinition,
  openWeights2023,
  osaid,
  fsf2024Statement,
  dfsg,
  mofPaper,
  mot202605,
  eu532,
  osaiIndex,
  fmti,
  ladder,
];

/** Every definition that comes with Assay, with what it extends, in the order in which reports show them. */
export const DEFINITIONS: readonly Definition[] = WRITTEN.map((definition) =>
  resolveExtends({ name: definition.id, policy: definition }, (id) => {
    const base = WRITTEN.find((each) => each.id === id);
    if (base === undefined) throw new TypeError(`No definition is called "${id}"`);
    return { name: id, policy: base };
  }),
);

/** What each definition says of a release. The ladder yields a step and is left to `climbLadder`. */
export function judgeDefinitions(facts: Facts): readonly Verdict[] {
  return DEFINITIONS.filter(({ id }) => id !== ladder.id).map((definition) =>
    evaluate(definition, facts),
  );
}
