import type { ClauseKind } from "../../licenses/license.ts";
import type { Ancestor, Lineage, ReachDoubt } from "../inventory.ts";

/** Clauses that bind who learns from outputs; a distilled model holds none of the weights that it learned from. */
const OF_OUTPUTS: ReadonlySet<ClauseKind> = new Set<ClauseKind>([
  "output-training-ban",
  "output-training-branding",
]);

/** Why it is open whether a clause of an ancestor reaches the release; undefined where it does. */
export function reachDoubt(
  kind: ClauseKind,
  ancestor: Ancestor,
  line: Pick<Lineage, "target">,
): ReachDoubt | undefined {
  if (isSamePublisher(ancestor, line)) return "same-publisher";
  const isDistilled = ancestor.steps.some(({ relation }) => relation === "distilled");
  return isDistilled && !OF_OUTPUTS.has(kind) ? "outputs" : undefined;
}

/** Who publishes both may put each under a license of its own. */
export function isSamePublisher({ target }: Ancestor, line: Pick<Lineage, "target">): boolean {
  const owner = ownerOf(target);
  return owner !== undefined && owner === ownerOf(line.target);
}

/** The account in a target on a hub. */
function ownerOf(target: string | undefined): string | undefined {
  return /^(?:hf|ms):(?:\/\/)?([^/@]+)\//.exec(target ?? "")?.[1]?.toLowerCase();
}
