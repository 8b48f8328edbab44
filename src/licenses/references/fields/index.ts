import { assignedLicense } from "./assigned-license.ts";
import type { FieldKind } from "./field-kind.ts";
import { spdxIdentifier } from "./spdx-identifier.ts";
import { troveClassifier } from "./trove-classifier.ts";
import { xmlLicense } from "./xml-license.ts";

/** Notations in which files state licenses; of two that read one word, the earlier one is asked first. */
export const FIELD_KINDS: readonly FieldKind[] = [
  spdxIdentifier,
  troveClassifier,
  xmlLicense,
  assignedLicense,
];
