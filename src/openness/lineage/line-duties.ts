import type { Ancestor, AppliedClause } from "../../inventory/inventory.ts";
import { reachDoubt } from "../../inventory/lineage/reach-doubt.ts";
import type { ClauseKind } from "../../licenses/license.ts";
import { quotedIn } from "../ask/effect.ts";
import { TermsTexts } from "../ask/terms-texts.ts";
import { readThreshold } from "../ask/threshold.ts";
import type { FindingFacts } from "../findings/finding-kind.ts";

/** A duty that an ancestor's license puts on what is made from it. */
export interface LineDuty {
  readonly ancestor: Ancestor;
  readonly clause: AppliedClause;
  /** The whole sentence; undefined where the ancestor's release only names its license. */
  readonly sentence?: string;
  /** Phrases that it puts in quotes. */
  readonly words: readonly string[];
}

/**
 * Duties of one kind from every license up the line that reaches the release, once each. What begins at a number of users or a sum of
 * money says nothing of a release.
 */
export function lineDuties(
  kind: ClauseKind,
  { inventory, observations }: FindingFacts,
): readonly LineDuty[] {
  const seen = new Set<string>();
  const texts = new TermsTexts(observations.texts, observations.ancestorTexts);
  return (inventory.lineage?.ancestors ?? []).flatMap((ancestor) => {
    if (reachDoubt(kind, ancestor, inventory.lineage ?? {}) !== undefined) return [];
    return ancestor.clauses.flatMap((clause): readonly LineDuty[] => {
      if (clause.kind !== kind) return [];
      const [first] = clause.evidence;
      const quoted = first && texts.sentenceOf(first);
      const sentence = quoted?.words;
      const words =
        quoted === undefined
          ? []
          : quotedIn({
              kind,
              sentence: quoted.words,
              context: quoted.context,
              text: quoted.terms.read,
            });
      const key = JSON.stringify([clause.license, words, sentence]);
      if (seen.has(key) || (sentence !== undefined && beginsAtSize(sentence))) return [];
      seen.add(key);
      return [{ ancestor, clause, ...(sentence !== undefined && { sentence }), words }];
    });
  });
}

function beginsAtSize(sentence: string): boolean {
  return (
    readThreshold(sentence, "users") !== undefined ||
    readThreshold(sentence, "revenue") !== undefined
  );
}

/** Letters and digits alone, so that "Oak 3" is found in "oak-3-chat". */
export function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}
