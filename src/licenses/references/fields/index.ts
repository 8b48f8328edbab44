import { assignedLicense } from "./assigned-license.ts";
import type { FieldKind } from "./field-kind.ts";
import { homebrewLicense } from "./homebrew-license.ts";
import { macportsLicense } from "./macports-license.ts";
import { moduleRows } from "./module-rows.ts";
import { nixLicense } from "./nix-license.ts";
import { portsLicense } from "./ports-license.ts";
import { spdxIdentifier } from "./spdx-identifier.ts";
import { tableLicense } from "./table-license.ts";
import { troveClassifier } from "./trove-classifier.ts";
import { xmlLicense } from "./xml-license.ts";
import { yarnLicenses } from "./yarn-licenses.ts";

/** Notations in which files state licenses; of two that read one word, the earlier one is asked first. */
export const FIELD_KINDS: readonly FieldKind[] = [
  spdxIdentifier,
  troveClassifier,
  xmlLicense,
  tableLicense,
  nixLicense,
  homebrewLicense,
  portsLicense,
  macportsLicense,
  moduleRows,
  yarnLicenses,
  assignedLicense,
];
