/** Editions of one license share a family: `GPL-2.0-only` and `GPL-3.0-or-later`, `BSD-2-Clause` and `BSD-3-Clause`. */
export function familyOfId(id: string): string {
  return id.replace(/[-_]?v?\d.*$/i, "").toLowerCase() || id.toLowerCase();
}
