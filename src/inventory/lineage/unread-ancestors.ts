import type { Evidence } from "../evidence.ts";
import type { Inventory, Unread } from "../inventory.ts";
import { lineWords } from "./line-words.ts";

/** A model up the line whose terms are not known. */
export interface UnreadAncestor {
  readonly name: string;
  /** "Oak": the name, with the models between where there are some. */
  readonly called: string;
  readonly why: string;
  /** Where the model below says that it was made from it. */
  readonly evidence: readonly Evidence[];
}

/** Every model up the line whose terms nobody read: all that the release names, where the line was not followed. */
export function unreadAncestors({
  baseModels,
  lineage,
}: Pick<Inventory, "baseModels" | "lineage">): readonly UnreadAncestor[] {
  if (lineage === undefined) {
    return baseModels.map(({ name, evidence }) => ({
      name,
      called: name,
      why: "its release was not read",
      evidence,
    }));
  }
  return lineage.ancestors.flatMap((ancestor) => {
    const { name, steps, licenses } = ancestor;
    const silent = licenses.length === 0 ? "it states no license for its weights" : undefined;
    const why = ancestor.unread ?? silent;
    if (why === undefined) return [];
    return [{ name, called: lineWords(ancestor), why, evidence: steps.at(-1)?.evidence ?? [] }];
  });
}

/** Models that a verdict names one by one; every rule of every definition says the same of them. */
const MAX_TOLD = 12;

/** The same for verdicts: the first ones by name, and the others as one. `unread` of the report names all. */
export function unreadAncestorsInShort(
  inventory: Pick<Inventory, "baseModels" | "lineage">,
): readonly UnreadAncestor[] {
  const all = unreadAncestors(inventory);
  if (all.length <= MAX_TOLD + 1) return all;
  const others = all.slice(MAX_TOLD);
  const name = `${others.length} more models`;
  const [first] = others;
  const isOneReason = others.every(({ why }) => why === first?.why);
  const why = first && isOneReason ? first.why : "the report says of each why";
  return [
    ...all.slice(0, MAX_TOLD),
    { name, called: name, why, evidence: first?.evidence.slice(0, 1) ?? [] },
  ];
}

/** What is not known of the terms up the line, as every report ends with it. */
export function unreadTerms(
  inventory: Pick<Inventory, "baseModels" | "lineage">,
): readonly Unread[] {
  return unreadAncestors(inventory).map(({ name, why }) => ({
    what: `the terms of ${name}`,
    why: `a base model: ${why}`,
  }));
}
