import type { AppliedLicense } from "../inventory.ts";

/** Words that name no license: what a link to one is called. */
const NAMELESS =
  /^(?:(?:the|this|its|our|own|model|models|community|license|licence|licenses|agreement|terms|of|use|file|text|link|page|here|see|details|full)[\s._-]*)+$/i;

/** Whether a license is only known by words that name none; beside one whose text was read, these mean that one. */
export function isNameless({ id, name, termsKnown }: AppliedLicense): boolean {
  return !termsKnown && id.startsWith("LicenseRef-") && NAMELESS.test(name.trim());
}
