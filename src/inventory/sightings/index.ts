import type { Sighting } from "../component.ts";
import type { ReleaseView } from "../release-view.ts";
import { checkpoints } from "./checkpoints.ts";
import { code } from "./code.ts";
import { config } from "./config.ts";
import { data } from "./data.ts";
import { documents } from "./documents.ts";
import { evalData } from "./eval-data.ts";
import { logs } from "./logs.ts";
import { optimizer } from "./optimizer.ts";
import { policy } from "./policy.ts";
import { results } from "./results.ts";
import type { Sighter } from "./sighter.ts";
import { tokenizer } from "./tokenizer.ts";
import { weights } from "./weights.ts";

/** Every sighter, in the order of their components. */
export const SIGHTERS: readonly Sighter[] = [
  weights,
  checkpoints,
  optimizer,
  config,
  tokenizer,
  code,
  data,
  evalData,
  documents,
  results,
  logs,
  policy,
];

/** Every component that the files of a release show, before texts are heard. */
export function sightFiles(view: ReleaseView): readonly Sighting[] {
  return SIGHTERS.flatMap((sighter) => [...sighter.sight(view)]);
}
