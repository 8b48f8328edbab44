import type { Ask } from "../definition.ts";
import type { Outcome } from "../outcome.ts";

/** `ask`: no file can answer, so the answer stays open. */
export function judgeAsk({ ask }: Ask): Outcome {
  return { result: "undecided", because: ask, evidence: [], isQuestion: true };
}
