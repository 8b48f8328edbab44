import { badgeHidesLicense } from "./badge-hides-license.ts";
import { baseModelLicenseInherited } from "./base-model-license-inherited.ts";
import { baseModelTermsUnread } from "./base-model-terms-unread.ts";
import { cardVsLicense } from "./card-vs-license.ts";
import { claimVsDependency } from "./claim-vs-dependency.ts";
import { claimVsLineage } from "./claim-vs-lineage.ts";
import { claimVsLicense } from "./claim-vs-license.ts";
import { claimedOnly } from "./claimed-only.ts";
import { claimedSize } from "./claimed-size.ts";
import { claimedType } from "./claimed-type.ts";
import { codeBesideWeights } from "./code-beside-weights.ts";
import { codeInWeights } from "./code-in-weights.ts";
import { configVsWeights } from "./config-vs-weights.ts";
import { dataLicenseNotStated } from "./data-license-not-stated.ts";
import { dataPointerMayDangle } from "./data-pointer-may-dangle.ts";
import { derivativeBrandingMissing } from "./derivative-branding-missing.ts";
import { derivativeNameMissing } from "./derivative-name-missing.ts";
import { derivativeNoticeMissing } from "./derivative-notice-missing.ts";
import { dependencyUnderRestrictedLicense } from "./dependency-under-restricted-license.ts";
import type { FindingKind } from "./finding-kind.ts";
import { frontMatterInvalid } from "./front-matter-invalid.ts";
import { licenseConflict } from "./license-conflict.ts";
import { licenseInternalInconsistency } from "./license-internal-inconsistency.ts";
import { licenseIsPointer } from "./license-is-pointer.ts";
import { licenseNotStated } from "./license-not-stated.ts";
import { licensePointerLeadsNowhere } from "./license-pointer-leads-nowhere.ts";
import { licensePointerMoves } from "./license-pointer-moves.ts";
import { licenseVsLineage } from "./license-vs-lineage.ts";
import { lineageCircle } from "./lineage-circle.ts";
import { modelLicenseOutsideRelease } from "./model-license-outside-release.ts";
import { modifiedOsiLicense } from "./modified-osi-license.ts";
import { nameVsLicense } from "./name-vs-license.ts";
import { rootLicenseHidesWeightsLicense } from "./root-license-hides-weights-license.ts";
import { sourceOddity } from "./source-oddity.ts";
import { territoryHiddenInPolicy } from "./territory-hidden-in-policy.ts";
import { unknownLicenseText } from "./unknown-license-text.ts";
import { weightsLicenseNotStated } from "./weights-license-not-stated.ts";
import { weightsMalformed } from "./weights-malformed.ts";
import { weightsPromisedNotPresent } from "./weights-promised-not-present.ts";

/** Every kind of finding, in the order in which reports show them within one severity. */
export const FINDING_KINDS: readonly FindingKind[] = [
  codeInWeights,
  claimVsLicense,
  claimVsLineage,
  cardVsLicense,
  modifiedOsiLicense,
  baseModelLicenseInherited,
  licenseVsLineage,
  territoryHiddenInPolicy,
  licenseNotStated,
  baseModelTermsUnread,
  rootLicenseHidesWeightsLicense,
  nameVsLicense,
  claimVsDependency,
  licenseConflict,
  licenseInternalInconsistency,
  modelLicenseOutsideRelease,
  derivativeNameMissing,
  derivativeNoticeMissing,
  licenseIsPointer,
  licensePointerLeadsNowhere,
  unknownLicenseText,
  weightsLicenseNotStated,
  codeBesideWeights,
  weightsMalformed,
  configVsWeights,
  claimedSize,
  claimedType,
  weightsPromisedNotPresent,
  dependencyUnderRestrictedLicense,
  dataLicenseNotStated,
  dataPointerMayDangle,
  badgeHidesLicense,
  claimedOnly,
  derivativeBrandingMissing,
  licensePointerMoves,
  lineageCircle,
  frontMatterInvalid,
  sourceOddity,
];
