import { FormatError } from "./errors.ts";

/** What an archive may still unpack to, shared by all of its members. */
export interface UnpackBudget {
  bytesLeft: number;
}

/** Takes bytes off the budget; throws `FormatError("archive-limit")` when it is spent. */
export function spend(budget: UnpackBudget, bytes: number): void {
  budget.bytesLeft -= bytes;
  if (budget.bytesLeft >= 0) return;
  throw new FormatError("archive-limit", "Cannot unpack more: the archive's limit is reached");
}
