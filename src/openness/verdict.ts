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
  /** Told, and not counted in the verdict. */
  readonly isWarning?: true;
  /** Asks whether the definition applies: `fails` means that it does not. */
  readonly isScope?: true;
}

/** What one definition says of a release. */
export interface Verdict {
  readonly definition: string;
  readonly version: string;
  readonly result: Result;
  /** The definition does not apply to this release: the result is then `undecided`, and nothing has to be otherwise. */
  readonly isOutOfScope?: true;
  /** What the definition calls this answer, where it has a word of its own. */
  readonly says?: string;
  readonly reasons: readonly Reason[];
  /** Questions that only a person can answer. */
  readonly needsHuman: readonly string[];
  /** What separates it from `met`; empty when only questions to a person do, or nothing. */
  readonly shortestWay: ShortestWay;
}

/** The smallest set of things that would have to be otherwise for every rule to be met. */
export interface ShortestWay {
  readonly things: readonly MissingThing[];
  /** False when there were too many ways to compare them all: then it is a way, and a shorter one may exist. */
  readonly isShortest: boolean;
}

/** One thing that is missing (`fails`) or that was not seen (`undecided`). */
export interface MissingThing {
  /** `code.train`, `terms of the weights (Llama-3.1)`. */
  readonly thing: string;
  readonly result: "fails" | "undecided";
  /** What is asked of it, beyond being there. */
  readonly wants: readonly string[];
  /** Ids of the rules that miss it. */
  readonly rules: readonly string[];
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
