import type { Evidence } from "../../inventory/evidence.ts";
import type { Part } from "../../inventory/inventory.ts";
import type { ClauseKind } from "../../licenses/license.ts";

/**
 * What somebody may want to do with a release. `use`: run it oneself. `host`: let others use it over a network. `fine-tune`: change it.
 * `distill`: train other models with its outputs. `ship`: hand out copies, or products that hold it. `sell`: do so for money.
 */
export const USES = ["use", "host", "fine-tune", "distill", "ship", "sell"] as const;

export type Use = (typeof USES)[number];

/** What the documents say of a use. `yes-if`: under duties or limits that are named. `unclear`: they do not settle it, or were not read. */
export const USE_ANSWERS = ["no", "unclear", "yes-if", "yes"] as const;

export type UseAnswer = (typeof USE_ANSWERS)[number];

/** What has to be done or left undone, by what it concerns. */
type DutyKind =
  | "notice"
  | "name-prefix"
  | "display"
  | "pass-on"
  | "policy"
  | "purpose"
  | "approval"
  | "safeguard"
  | "update"
  | "limit";

/** A condition of a use. */
export interface Duty {
  readonly kind: DutyKind;
  /** What to do, as an imperative in our words. */
  readonly says: string;
  /** Words that the document puts in quotes: what to display, or how names begin. */
  readonly words?: readonly string[];
}

/** Where a document speaks of a use, and what that says of it. */
export interface UseReason {
  /** What this alone makes of the use. */
  readonly answer: UseAnswer;
  /** Sentence fragment in our words; never about law, only about what is written. */
  readonly because: string;
  readonly license?: string;
  readonly on?: readonly Part[];
  readonly clause?: ClauseKind | "grant" | "notice" | "share-alike" | "network-source";
  readonly section?: string;
  /** The whole sentence of the release's own file, white space squeezed; the evidence holds its place. */
  readonly sentence?: string;
  readonly duty?: Duty;
  readonly evidence: readonly Evidence[];
}

/** The answer for one use: the worst of its reasons. */
export interface AskedUse {
  readonly use: Use;
  readonly answer: UseAnswer;
  /** Worst first. */
  readonly reasons: readonly UseReason[];
}

/** The worst answer; `yes` for none. */
export function worstAnswer(answers: readonly UseAnswer[]): UseAnswer {
  return USE_ANSWERS.find((answer) => answers.includes(answer)) ?? "yes";
}
