import { MOF_CLASSES, requiredFor } from "./components.ts";
import type { MotComponent, MotEvaluation } from "./mot.ts";
import type { PaperEvaluation, PaperResult } from "./paper.ts";

/** One component that the tool and the paper judge otherwise. */
export interface Disagreement {
  readonly component: string;
  readonly license?: string;
  readonly mot: MotComponent["status"];
  readonly paper: PaperResult;
  /** What the paper says, in a sentence fragment. */
  readonly because: string;
}

/** Where the tool and the paper differ on a component that a class asks for, in the order of the record. */
export function disagreements(mot: MotEvaluation, paper: PaperEvaluation): readonly Disagreement[] {
  const asked = new Set(MOF_CLASSES.flatMap((each) => requiredFor(each)).map(({ id }) => id));
  return mot.components.flatMap(({ id, name, license, status }) => {
    const other = paper.components.find((each) => each.id === id);
    if (other === undefined || !asked.has(id)) return [];
    if (status.startsWith("open") === (other.result === "accepted")) return [];
    const { result, because } = other;
    const named = license === undefined ? {} : { license };
    return [{ component: name, ...named, mot: status, paper: result, because }];
  });
}
