import type { LicenseEngine } from "../../licenses/license.ts";
import { isOpenByMot } from "./mot-licenses.ts";
import type { RecordProblem, Written } from "./record.ts";

/** What is needed of the license engine to understand what somebody wrote for an id. */
export type LicenseNames = Pick<LicenseEngine, "facts" | "idsForTag" | "suggestIds">;

/** Words that people write for "there is none of it" where a license is asked for. */
const NOT_INCLUDED = /\bnot inclu/i;

/** What is wrong with a license as a record writes it: the tool knows exact ids and nothing else. */
export function checkLicense(
  { text, line }: Written,
  names: LicenseNames,
): readonly RecordProblem[] {
  if (isOpenByMot(text) || names.facts(text) !== undefined) return [];
  if (NOT_INCLUDED.test(text)) {
    const message = `"${text}" is no license: a component that is not there is left out of the list`;
    return [{ id: "not-included", severity: "medium", line, message }];
  }
  const tags = names.idsForTag(text.trim());
  const near = tags.length > 0 ? tags : names.suggestIds(text.trim());
  const [best] = near;
  if (best === undefined) {
    const message = `"${text}" is no license that is known; it does not count`;
    return [{ id: "unknown-license", severity: "low", line, message }];
  }
  if (!isOpenByMot(best)) {
    const message = `"${text}" is no id of a license; it does not count, and neither would the nearest`;
    return [{ id: "unknown-license", severity: "low", line, message, nearest: near.slice(0, 3) }];
  }
  const message = `"${text}" is no id of a license, so it does not count; "${best}" would`;
  return [
    { id: "misspelled-license", severity: "medium", line, message, nearest: near.slice(0, 3) },
  ];
}
