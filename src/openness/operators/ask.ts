import type { Ask } from "../definition.ts";
import type { Outcome } from "../outcome.ts";

/** `ask`: no file can answer, so the answer stays open. */
export function judgeAsk({ unknown }: Ask): Outcome {
  return { result: "undecided", because: unknown, evidence: [] };
}
