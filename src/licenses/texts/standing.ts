import type { CatalogLicense } from "../catalog/catalog-license.ts";

/** How many bodies have judged a license free or open: the OSI, the FSF, Debian. A license that more of them know is used more. */
function standing({ isOsiApproved, isFsfLibre, isDfsgFree }: CatalogLicense): number {
  return Number(isOsiApproved) + Number(isFsfLibre) + Number(isDfsgFree === true);
}

/** By how much one license is the more general of two, such as `BSD-3-Clause` beside `BSD-3-Clause-Tso`; 0 when it is not. */
export function moreGeneral(license: CatalogLicense, other: CatalogLicense): number {
  const more = standing(license) - standing(other);
  if (more !== 0) return Math.max(0, more);
  return other.id.length > license.id.length && other.id.startsWith(license.id) ? 1 : 0;
}
