import type { EqualWords } from "../license.ts";
import type { Judgment } from "./judge-differences.ts";

/** Words of a text, the end exclusive. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A stretch of a text that is a license text. Places count words. */
export interface Region {
  readonly text: number;
  readonly from: number;
  readonly to: number;
  readonly blocks: readonly EqualWords[];
  readonly judgment: Judgment;
  /** How well the reference text explains the place, in words. */
  readonly value: number;
}

/** Share of the shorter stretch that both have. */
export function shareOf(a: Stretch, b: Stretch): number {
  const common = Math.min(a.to, b.to) - Math.max(a.from, b.from);
  return common / Math.min(a.to - a.from, b.to - b.from);
}
