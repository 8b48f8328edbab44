import type { Evidence } from "../inventory/evidence.ts";

/** Three-valued: one `fails` fails a definition, else one `undecided` leaves it undecided. */
export type Result = "met" | "fails" | "undecided";

/** One rule's answer about one release. */
export interface Reason {
  /** Id of the rule, kebab-case. */
  readonly rule: string;
  readonly result: Result;
  /** One sentence fragment that says why, in the words of the facts. */
  readonly because: string;
  readonly evidence: readonly Evidence[];
}

/** What one definition says of a release. */
export interface Verdict {
  readonly definition: string;
  readonly version: string;
  readonly result: Result;
  readonly reasons: readonly Reason[];
  /** Questions that only a person can answer. */
  readonly needsHuman: readonly string[];
}

/** The highest step of the ladder that is proved. */
export interface LadderStep {
  readonly step: 0 | 1 | 2 | 3 | 4 | 5 | 6;
  readonly name: string;
  /** Side notes such as `weights-promised`, `license-unknown`, `recipe-only`. */
  readonly flags: readonly string[];
  /** What separates the release from the next step; empty at the top. */
  readonly reasons: readonly Reason[];
}

export interface Freedoms {
  readonly run: Freedom;
  readonly study: Freedom;
  readonly modify: Freedom;
  readonly share: Freedom;
}

export interface Freedom {
  readonly result: Result;
  readonly reasons: readonly Reason[];
}
