import type { Call, Problem, Unread } from "../inspection.ts";
import type { Tensor } from "../tensor.ts";

/** Taken down while a model of Core ML is walked. */
export interface CoreMlFindings {
  readonly tensors: Tensor[];
  readonly problems: Problem[];
  readonly calls: Call[];
  readonly unread: Unread[];
  readonly metadata: Map<string, string>;
}

/** Models in models and networks in networks that are followed: control flow nests a few deep. */
export const MAX_NESTING = 32;

/** Notes something that breaks the format. */
export function addMalformed({ problems }: CoreMlFindings, id: string, message: string): void {
  problems.push({ id, message, effect: "malformed" });
}
