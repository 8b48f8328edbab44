import { clausesOfTexts, type LicenseClauses } from "../licenses/clauses/clauses-of.ts";
import type { Identification } from "../licenses/license.ts";
import { licenseEngine } from "../scan/license-catalog.ts";

/**
 * Says which licenses a text states: license texts, word for word or changed, notices, tags and names. The name of the file tells
 * package metadata and model cards from prose.
 */
export function identifyLicense(text: string, fileName?: string): Identification {
  return licenseEngine().identify(text, fileName);
}

/**
 * The clauses of each license text in a text, where they stand, with those that are altered or missing; where it holds no text of the
 * catalog, those that its wording shows, as possible ones.
 */
export function clausesOf(text: string): readonly LicenseClauses[] {
  return clausesOfTexts(text, licenseEngine().identifyText(text));
}
