import { familyOfId } from "../family.ts";
import { type PlacedReading, wordsBefore } from "./reading.ts";

/** Tokens between two names that are one choice. */
const CLOSE = 14;
/** Tokens between two names that share a version. */
const JOINED = 2;

/** Reads names that mean something else beside another. */
export function settleChoices(found: readonly PlacedReading[]): readonly PlacedReading[] {
  return found.flatMap((placed, at): readonly PlacedReading[] => {
    const [id = ""] = placed.reading.ids;
    if (id === "LicenseRef-scancode-public-domain")
      return isWaived(found, at) || isUnderNext(found, at) ? [] : [placed];
    if (repeatsFamily(found, at) || isSpelledOut(found, at)) return [];
    const settled =
      perlArtistic(found, at) ??
      mozillaChoice(found, at) ??
      ofTheIetf(found, at) ??
      incompatibleMozilla(found, at) ??
      sharedVersion(found, at) ??
      triLicense(found, at);
    return [settled === undefined ? placed : withId(placed, settled)];
  });
}

/** A long name and its abbreviation, one right after the other, are one name. */
function repeatsFamily(found: readonly PlacedReading[], at: number): boolean {
  const [before, placed] = [found[at - 1], found[at]];
  return (
    before !== undefined &&
    placed?.reading.isBare === true &&
    before.reading.isBare &&
    distance(before, placed) <= JOINED &&
    familyOfId(idOf(before)) === familyOfId(idOf(placed)) &&
    idOf(before) !== idOf(placed)
  );
}

/** "The same terms as Perl itself, that is, the Artistic License or the GPL version 2" names the licenses. */
function isSpelledOut(found: readonly PlacedReading[], at: number): boolean {
  const [placed, ...next] = found.slice(at, at + 3);
  return (
    placed?.reading.expression?.startsWith("Artistic-1.0-Perl OR") === true &&
    next.length === 2 &&
    next.every((other) => /^(?:Artistic|GPL)-/.test(idOf(other)) && distance(placed, other) < 30) &&
    idOf(next[0] ?? placed).slice(0, 3) !== idOf(next[1] ?? placed).slice(0, 3)
  );
}

/** The Artistic License beside the GPL is Perl's own edition. */
function perlArtistic(found: readonly PlacedReading[], at: number): string | undefined {
  const placed = found[at];
  if (!placed?.reading.isBare || !idOf(placed).startsWith("Artistic-")) return undefined;
  const isBesideGpl = [found[at - 1], found[at + 1]].some(
    (other) => other && distance(placed, other) <= CLOSE && idOf(other).startsWith("GPL-"),
  );
  return isBesideGpl ? "Artistic-1.0-Perl" : undefined;
}

/** Names before and after the MPL among which its alternatives are. */
const NEIGHBORS = 8;

/** The MPL beside a GNU license as another choice is version 1.1: version 2.0 holds that choice in itself. */
function mozillaChoice(found: readonly PlacedReading[], at: number): string | undefined {
  const placed = found[at];
  if (!placed?.reading.isBare || idOf(placed) !== "MPL-2.0") return undefined;
  const isChoice = found
    .slice(Math.max(0, at - NEIGHBORS), at + NEIGHBORS)
    .some((other) => distance(placed, other) < 120 && /^L?GPL-2\.\d-or-later$/.test(idOf(other)));
  return isChoice ? "MPL-1.1" : undefined;
}

const INCOMPATIBLE = / incompatible with secondary licenses as defined by(?: the)?$/;

/** The MPL with the notice of its Exhibit B is the edition without a choice of GNU licenses; what stands before that notice too. */
function incompatibleMozilla(found: readonly PlacedReading[], at: number): string | undefined {
  if (found[at] === undefined || idOf(found[at]) !== "MPL-2.0") return undefined;
  const isIncompatible = found
    .slice(at, at + NEIGHBORS)
    .some(
      ({ passage, reading }) =>
        reading.ids[0] === "MPL-2.0" && INCOMPATIBLE.test(wordsBefore(passage, reading.start, 70)),
    );
  return isIncompatible ? "MPL-2.0-no-copyleft-exception" : undefined;
}

const IETF_AFTER = /^(?: [^ |]+){0,12} ietf trust(?= |$)/;

/** What the IETF Trust calls the Simplified BSD License, in section 4.c of its Legal Provisions, has three clauses. */
function ofTheIetf(found: readonly PlacedReading[], at: number): string | undefined {
  const placed = found[at];
  if (!placed || idOf(placed) !== "BSD-2-Clause") return undefined;
  const { passage, reading } = placed;
  const after = passage.text.slice(reading.end, reading.end + 100);
  return IETF_AFTER.test(after) ? "BSD-3-Clause" : undefined;
}

/** "GPL or LGPL version 2" says the version of both. */
function sharedVersion(found: readonly PlacedReading[], at: number): string | undefined {
  const [placed, next] = [found[at], found[at + 1]];
  if (!placed?.reading.isBare || !next || distance(placed, next) > JOINED) return undefined;
  if (idOf(placed) !== "GPL-1.0-or-later" || next.reading.isBare) return undefined;
  const [, version] = /^LGPL-([23]\.0-(?:only|or-later))$/.exec(idOf(next)) ?? [];
  return version === undefined ? undefined : `GPL-${version}`;
}

/** `MPL 1.1/GPL 2.0/LGPL 2.1` is the short name of a notice that includes later versions of both GNU licenses. */
function triLicense(found: readonly PlacedReading[], at: number): string | undefined {
  const placed = found[at];
  if (placed?.reading.isLoose !== true) return undefined;
  const id = idOf(placed);
  const first = id === "GPL-2.0-only" ? at - 1 : id === "LGPL-2.1-only" ? at - 2 : -1;
  const run = first < 0 ? [] : found.slice(first, first + 3);
  const isBlock =
    run.map(idOf).join(" ") === "MPL-1.1 GPL-2.0-only LGPL-2.1-only" &&
    run.every((each, index) => {
      const before = run[index - 1];
      return before === undefined || distance(before, each) <= JOINED;
    });
  return isBlock ? id.replace("-only", "-or-later") : undefined;
}

/** "Public domain under the terms of the GPL" is under the license that it names. */
function isUnderNext(found: readonly PlacedReading[], at: number): boolean {
  const [placed, next] = [found[at], found[at + 1]];
  if (!placed || !next || distance(placed, next) > CLOSE) return false;
  return /^ under(?: (?:the|terms|of|an?))*$/.test(
    placed.passage.text.slice(placed.reading.end, next.reading.start),
  );
}

/** A work that CC0 or the Unlicense puts into the public domain is under that license. */
function isWaived(found: readonly PlacedReading[], at: number): boolean {
  const placed = found[at];
  return found
    .slice(Math.max(0, at - 3), at + 4)
    .some(
      (other) =>
        placed !== undefined &&
        /^(?:CC0-1\.0|Unlicense|PDDL-1\.0)$/.test(idOf(other)) &&
        distance(placed, other) < 80 &&
        !(other.from < placed.from && isOffered(other, placed)),
    );
}

/** True for "CC0 or public domain". */
function isOffered(one: PlacedReading, other: PlacedReading): boolean {
  const between = one.passage.text.slice(one.reading.end, other.reading.start);
  return one.passage === other.passage && /^[^|]* or(?: the)?$/.test(between);
}

function withId(placed: PlacedReading, id: string): PlacedReading {
  return { ...placed, reading: { ...placed.reading, ids: [id] } };
}

function idOf({ reading }: PlacedReading): string {
  return reading.ids[0] ?? "";
}

function distance(one: PlacedReading, other: PlacedReading): number {
  return one.from < other.from ? other.from - one.to : one.from - other.to;
}
