import type { LicenseReference } from "../../license.ts";

/** A license of a field. */
type FieldReference = Omit<LicenseReference, "grants">;

/**
 * Files whose lists of licenses are a choice: by the schema of Composer, by that of CITATION.cff, and by npm for the `licenses` of old
 * packages.
 */
const CHOICE_FILE = /(?:^|[\\/])(?:composer\.json|package\.json|citation\.cff)$/i;

/** True for files in which several licenses of one field are a choice. */
export function listsAlternatives(fileName: string): boolean {
  return CHOICE_FILE.test(fileName);
}

/** Several licenses of one field as one choice, which stands where they stand. */
export function alternatives(found: readonly FieldReference[]): readonly FieldReference[] {
  const [first, ...others] = found;
  const last = others.at(-1);
  if (!first || !last) return found;
  const problems = found.flatMap((each) => each.problems ?? []);
  return [
    {
      kind: first.kind,
      expression: [...new Set(found.map((each) => each.expression))].join(" OR "),
      ids: [...new Set(found.flatMap(({ ids }) => ids))],
      score: Math.min(...found.map(({ score }) => score)),
      start: first.start,
      end: last.end,
      ...(problems.length > 0 && { problems }),
    },
  ];
}
