import type { Call, Problem } from "../inspection.ts";
import type { Tensor } from "../tensor.ts";
import type { ExternalRange } from "./external-data.ts";

/** What a walk through a model gathers. */
export interface OnnxFindings {
  readonly tensors: Tensor[];
  readonly problems: Problem[];
  readonly external: ExternalRange[];
  /** By domain and operator. */
  readonly calls: Map<string, Call>;
}
