import type { Inventory } from "../inventory.ts";
import type { InheritedTerms } from "./inherit-terms.ts";

/** An inventory as the release alone gives it, apart from what comes down the line of its base models. */
export interface SplitInventory {
  readonly own: Inventory;
  readonly inherited: InheritedTerms;
}

/** Takes the terms that came down the line out of an inventory. */
export function splitLine(inventory: Inventory): SplitInventory {
  const { licenses, clauses } = inventory;
  const isInherited = ({ from }: { readonly from?: string }): boolean => from !== undefined;
  return {
    own: {
      ...inventory,
      licenses: {
        ...licenses,
        weights: licenses.weights.filter((license) => !isInherited(license)),
      },
      clauses: clauses.filter((clause) => !isInherited(clause)),
    },
    inherited: {
      licenses: licenses.weights.filter(isInherited),
      clauses: clauses.filter(isInherited),
    },
  };
}
