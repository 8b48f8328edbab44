import type { LicenseReference, LicenseTextMatch } from "../license.ts";
import type { TokenizedText } from "../words/tokenize.ts";
import { findAddressReferences } from "./addresses/address-references.ts";
import { coveredPlaces } from "./covered-places.ts";
import { holdsTests, isInString } from "./data-of-code.ts";
import { createFenceCheck } from "./fenced.ts";
import { listsOthers } from "./files-of-others.ts";
import { findFields } from "./fields/find-fields.ts";
import { findProse } from "./prose/find-prose.ts";
import { withWrittenArtistic } from "./perl-terms.ts";
import type { ReferenceContext } from "./reference-context.ts";
import { overlapping, overlapsAny, type Stretch } from "./stretches.ts";
import type { FoundReference } from "./found-reference.ts";
import { dropSwallowed } from "./swallowed.ts";

/** Words before a license that offer it as another choice, as people write them into a license text. */
const CHOICE =
  /\b(?:alternatively|may(?: also)? be (?:re)?(?:used|distributed|licensed)|choice|choose|at your option|either|dual)\b/i;
const CHOICE_REACH = 220;

/**
 * Places that state a license other than by its text, in order. What stands in one of the license texts belongs to that text; what
 * belongs to a field is not read again as prose; what another place says in full is left out.
 */
export function findReferences(
  context: ReferenceContext,
  tokens: TokenizedText,
  texts: readonly LicenseTextMatch[],
  fileName?: string,
): readonly LicenseReference[] {
  const covered = coveredPlaces(texts);
  const { references, claimed } = findFields(context, tokens, covered, fileName);
  const isTest = fileName !== undefined && holdsTests(fileName);
  const read = findProse(context, tokens, covered);
  const prose = isTest ? read.map((place) => withoutStrings(tokens.text, place)) : read;
  const excepted = prose.filter(({ expression }) => expression.includes(" WITH "));
  const fields = references.map((field) => withException(field, excepted));
  const others = [
    ...findAddressReferences(context, tokens.text, covered).filter(
      (place) => !overlapsAny(claimed, place),
    ),
    ...prose.filter((place) => !overlapsAny(claimed, place) || runsInto(claimed, place)),
  ];
  const found = [...fields, ...others].filter(
    (place) =>
      !overlapsAny(covered, place) &&
      (!overlapsAny(texts, place) || offersChoice(tokens.text, place.start)),
  );
  const inOrder = withoutExamples(tokens.text, found).toSorted(
    (a, b) => a.start - b.start || a.end - b.end,
  );
  const kept = dropSwallowed(tokens.text, withWrittenArtistic(inOrder, texts), texts);
  if (fileName === undefined || !listsOthers(fileName)) return kept;
  return kept.map((reference) => ({ ...reference, grants: false }));
}

/** The same places, those of them that stand in examples granting nothing. */
function withoutExamples(
  text: string,
  found: readonly FoundReference[],
): readonly FoundReference[] {
  const isExample = found.length === 0 ? undefined : createFenceCheck(text);
  if (!isExample) return found;
  return found.map((place) =>
    place.grants && isExample(place.start) ? { ...place, grants: false } : place,
  );
}

/** A name in a test, which says nothing where it stands in a string. */
function withoutStrings(text: string, place: FoundReference): FoundReference {
  return place.grants && isInString(text, place.start) ? { ...place, grants: false } : place;
}

/** True for a name that says which license, and ends with the word that a field begins with: `BSD 2-Clause License: https://...`. */
function runsInto(claimed: readonly Stretch[], { start, end, isBare }: FoundReference): boolean {
  const field = overlapping(claimed, { start, end });
  return isBare !== true && field !== undefined && start < field.start && end < field.end;
}

/** A field whose license the prose after it gives an exception: read as a name, it has one. Those that have come in order of place. */
function withException(
  field: LicenseReference,
  excepted: readonly LicenseReference[],
): LicenseReference {
  const read = excepted.length === 0 ? undefined : overlapping(excepted, field);
  if (read?.ids.length !== 1 || read.ids[0]?.startsWith(`${field.expression} WITH `) !== true)
    return field;
  return { ...field, expression: read.expression, ids: read.ids };
}

/** True where a sentence that was added to a license text offers another license. */
function offersChoice(text: string, start: number): boolean {
  return CHOICE.test(text.slice(Math.max(0, start - CHOICE_REACH), start));
}
