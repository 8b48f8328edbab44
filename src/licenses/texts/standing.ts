import type { CatalogLicense } from "../catalog/license-entry.ts";

/** How many bodies have judged a license free or open: the OSI, the FSF, Debian. A license that more of them know is used more. */
export function standing({ isOsiApproved, isFsfLibre, isDfsgFree }: CatalogLicense): number {
  return Number(isOsiApproved) + Number(isFsfLibre) + Number(isDfsgFree === true);
}

/** An SPDX id that begins with two words of another one, and is shorter, is that of the plainer license. */
const STEM = /^(?!LicenseRef-)[^-]+-[^-]+-/;

/** By how much one license is the more general of two, such as `BSD-3-Clause` beside `BSD-3-Clause-Tso`; 0 when it is not. */
export function moreGeneral(license: CatalogLicense, other: CatalogLicense): number {
  const more = standing(license) - standing(other);
  if (more !== 0) return Math.max(0, more);
  if (other.id.length <= license.id.length) return 0;
  const stem = STEM.exec(license.id)?.[0] ?? license.id;
  return other.id.toLowerCase().startsWith(stem.toLowerCase()) ? 1 : 0;
}
