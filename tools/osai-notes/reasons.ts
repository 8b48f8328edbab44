import { DATA_REASONS } from "./data-reasons.ts";
import { LICENSE_REASONS } from "./license-reasons.ts";
import type { Reasons } from "./reason.ts";
import type { DimensionName } from "./record.ts";
import { TRAINING_CODE_REASONS } from "./training-code-reasons.ts";
import { WEIGHTS_REASONS } from "./weights-reasons.ts";

/** The reasons for each dimension; what is asked of the base model and of the end model is read by the same rules. */
export const REASONS: Readonly<Record<DimensionName, Reasons>> = {
  licenses: LICENSE_REASONS,
  weights_endmodel: WEIGHTS_REASONS,
  weights_basemodel: WEIGHTS_REASONS,
  trainingcode: TRAINING_CODE_REASONS,
  datasources_endmodel: DATA_REASONS,
  datasources_basemodel: DATA_REASONS,
};
