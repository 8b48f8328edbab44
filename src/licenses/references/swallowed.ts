import type { LicenseTextMatch } from "../license.ts";
import type { FoundReference } from "./found-reference.ts";
import { createTextTitles } from "./text-titles.ts";
import { familyOfId } from "./family.ts";
import { nameOtherFiles } from "./named-files.ts";
import { withoutPlainNames } from "./named-variants.ts";
import { weightOf } from "./reference-weight.ts";

/** Characters within which a name belongs to one of the same family that says more. */
const NEIGHBORHOOD = 3000;
/** The same for a name without a version, which mostly repeats what the head of the file says. */
const NAME_NEIGHBORHOOD = 8000;
/** The same for words that open a notice: what says more is part of that notice. */
const NOTICE = 250;

/** All GNU licenses together: notices of one often point to the text of another. */
const GNU = "gnu";

/**
 * Drops references that say less than another of the same family near them: a name without a version near one with a version or
 * near an address, an address or a pointer near words that put something under the license. References must come in order of place.
 */
export function dropSwallowed(
  text: string,
  all: readonly FoundReference[],
  texts: readonly LicenseTextMatch[],
): readonly FoundReference[] {
  if (all.length === 0) return all;
  const found = withoutPlainNames(text, all);
  const swallowed = new Set([
    ...found.filter(createTextTitles(text, texts)),
    ...dedicated(text, found),
    ...addressesOfNames(text, found),
  ]);
  const weights = new Map(found.map((reference) => [reference, weightOf(text, reference)]));
  for (const order of [found, found.toReversed()]) {
    const last = new Map<string, number[]>();
    for (const reference of order) {
      const weight = weights.get(reference) ?? 0;
      const { ids } = reference;
      if (ids.length > 0 && ids.every((id) => isSaidBy(text, last, reference, id, weight)))
        swallowed.add(reference);
      if (!reference.grants) continue;
      for (const key of keysOfReference(reference)) {
        const places = last.get(key) ?? [];
        places[weight] = reference.start;
        last.set(key, places);
      }
    }
  }
  return swallowed.size === 0 ? found : found.filter((reference) => !swallowed.has(reference));
}

const PUBLIC_DOMAIN = "LicenseRef-scancode-public-domain";
/** Ways to give a work to everybody that have an id of their own. */
const DEDICATIONS = /^(?:CC0-1\.0|CC-PDDC|CC-PDM-1\.0|Unlicense|PDDL-1\.0|SAX-PD.*)$/;
const DEDICATION_REACH = 200;

/** "Public domain" before or after the address of what puts it there, in a text whose references come in order of place. */
function dedicated(text: string, found: readonly FoundReference[]): readonly FoundReference[] {
  let next = Infinity;
  return found.toReversed().filter((reference, index, reversed) => {
    if (isDedication(reference)) next = reference.start;
    const { ids, start, end } = reference;
    if (ids[0] !== PUBLIC_DOMAIN) return false;
    const before = reversed[index + 1];
    const isAfter =
      isDedication(before) && NO_WORDS.test(text.slice(before.end, start).slice(0, NAME_REACH));
    return isAfter || next - end < DEDICATION_REACH;
  });
}

function isDedication(reference: FoundReference | undefined): reference is FoundReference {
  return (
    reference?.isPointer === true && reference.grants && DEDICATIONS.test(reference.ids[0] ?? "")
  );
}

/** Longest stretch between a name and the address of its text; in comments it goes over the edge of a line. */
const NAME_REACH = 12;
const LINE_EDGE = /\n[ \t*#/;%|!-]*/g;
const NO_WORDS = /^[^\p{L}]*$/u;
const SEE = /^\s*\(\s*$|^\W*(?:see|at)\W+$/i;

/** Addresses right after the name of another license: the words say which license it is, the address where they think it stands. */
function addressesOfNames(
  text: string,
  found: readonly FoundReference[],
): readonly FoundReference[] {
  return found.filter(({ ids, kind, isPointer, isBare, start }, at) => {
    const name = found[at - 1];
    if (kind !== "mention" || isPointer !== true || isBare === true || !name) return false;
    return (
      name.isBare !== true &&
      name.isPointer !== true &&
      name.grants &&
      ids[0]?.startsWith(`${name.expression}-`) !== true &&
      name.ids[0] !== PUBLIC_DOMAIN &&
      start - name.end < NAME_REACH * 3 &&
      isShortWay(text.slice(name.end, start))
    );
  });
}

function isShortWay(between: string): boolean {
  const words = between.replace(LINE_EDGE, " ");
  return words.length < NAME_REACH && SEE.test(words);
}

/** Whether one of the references seen so far says more of this id, not far away. */
function isSaidBy(
  text: string,
  last: ReadonlyMap<string, readonly number[]>,
  reference: FoundReference,
  id: string,
  weight: number,
): boolean {
  const { start, isLoose, isPointer, isOpening } = reference;
  const isNotice = isOpening === true;
  const reach = isNotice ? NOTICE : weight === 1 ? NAME_NEIGHBORHOOD : NEIGHBORHOOD;
  const isNear = (place: number | undefined): boolean =>
    place !== undefined && Math.abs(place - start) < reach;
  if (isNear(last.get(`${id} WITH`)?.[3])) return true;
  if (last.get(`${id} WITH tag`)?.[3] !== undefined) return true;
  const later = last.get(id.replace("-only", "-or-later"))?.[3];
  // A license with an exception is hardly ever there twice: the short name may stand far before the notice.
  const isThere = id.includes(" WITH ") ? later !== undefined : isNear(later);
  if (isShortFor(text, reference, later)) return true;
  const isApart =
    isNoticeApart(reference, later) || (later !== undefined && nameOtherFiles(text, start, later));
  const isSaidInFull = isThere && !isApart;
  if ((isLoose === true || isPointer === true) && isSaidInFull) return true;
  return keysOf(id).some(
    (key) =>
      (key !== GNU || isPointer === true) &&
      (last.get(key) ?? []).some((place, heavier) => heavier > weight && isNear(place)),
  );
}

/** Characters between a short name and the name in the notice that follows it. */
const SHORT_REACH = 200;
const NOTICE_START = /^[^\S\n]*\n(?!\s*\n)[^\n]*\bis free software\b/;

/** True for `License: LGPL-3` above the notice that says the same and includes later versions. */
function isShortFor(
  text: string,
  { kind, end }: FoundReference,
  later: number | undefined,
): boolean {
  if (kind !== "tag" || later === undefined || later <= end || later - end > SHORT_REACH)
    return false;
  return NOTICE_START.test(text.slice(end, later));
}

/** Shortest name written out, and characters between two notices that each speak for files of their own. */
const LONG_NAME = 20;
const APART = 300;

/** True for a notice with the name written out, far from the one that includes later versions. */
function isNoticeApart(
  { kind, isPointer, start, end }: FoundReference,
  other: number | undefined,
): boolean {
  const isLong = kind === "notice" && isPointer !== true && end - start > LONG_NAME;
  return isLong && other !== undefined && Math.abs(other - start) > APART;
}

/** A tag speaks for its whole file. */
function keysOfReference({ ids, kind }: FoundReference): readonly string[] {
  const keys = ids.flatMap(keysOf);
  return kind === "tag"
    ? [...keys, ...keys.filter((key) => key.endsWith(" WITH")).map((key) => `${key} tag`)]
    : keys;
}

/** Keys under which an id is known: its family, itself where it includes later versions, itself where it has an exception. */
function keysOf(id: string): readonly string[] {
  const [license = ""] = id.split(" WITH ");
  // MIT-0 is no edition of MIT, though it looks like one.
  const family = license === "MIT-0" ? license : familyOfId(license);
  return [
    family,
    ...(/^[al]?gpl$/.test(family) ? [GNU] : []),
    ...(license.endsWith("-or-later") ? [license] : []),
    ...(license === id ? [] : [`${license} WITH`, id]),
  ];
}
