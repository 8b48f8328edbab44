import type { ClauseRule } from "./clause-rule.ts";
import { aupIncorporated } from "./aup-incorporated.ts";
import { aupMutable } from "./aup-mutable.ts";
import { brandingDisplay } from "./branding-display.ts";
import { contentFilterDuty } from "./content-filter-duty.ts";
import { extraPolicyFile } from "./extra-policy-file.ts";
import { fieldOfUse } from "./field-of-use.ts";
import { flowDown } from "./flow-down.ts";
import { guardrailClause } from "./guardrail-clause.ts";
import { hostingBan } from "./hosting-ban.ts";
import { licenseMayChange } from "./license-may-change.ts";
import { licensorApproval } from "./licensor-approval.ts";
import { namingPrefix } from "./naming-prefix.ts";
import { noDistribution } from "./no-distribution.ts";
import { noPatentGrant } from "./no-patent-grant.ts";
import { nonCommercial } from "./non-commercial.ts";
import { noticeFile } from "./notice-file.ts";
import { outputTrainingBan } from "./output-training-ban.ts";
import { outputTrainingBranding } from "./output-training-branding.ts";
import { remoteRestriction } from "./remote-restriction.ts";
import { researchOnly } from "./research-only.ts";
import { revenueCap } from "./revenue-cap.ts";
import { reverseEngineeringBan } from "./reverse-engineering-ban.ts";
import { revocable } from "./revocable.ts";
import { terminationOnLitigation } from "./termination-on-litigation.ts";
import { territory } from "./territory.ts";
import { updateDuty } from "./update-duty.ts";
import { userCap } from "./user-cap.ts";

/** Every rule, in the order of `CLAUSE_KINDS`. */
export const CLAUSE_RULES: readonly ClauseRule[] = [
  nonCommercial,
  researchOnly,
  userCap,
  revenueCap,
  fieldOfUse,
  aupIncorporated,
  aupMutable,
  territory,
  licensorApproval,
  hostingBan,
  outputTrainingBan,
  outputTrainingBranding,
  brandingDisplay,
  namingPrefix,
  noticeFile,
  flowDown,
  revocable,
  licenseMayChange,
  remoteRestriction,
  guardrailClause,
  contentFilterDuty,
  updateDuty,
  terminationOnLitigation,
  noPatentGrant,
  noDistribution,
  reverseEngineeringBan,
  extraPolicyFile,
];
