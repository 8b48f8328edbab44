import { isClearAbbreviation } from "./cues.ts";
import { type Family, gnuVersions } from "./gnu-versions.ts";
import { isPointer } from "./pointers.ts";
import { matchAt, type NamePlace, type Reading } from "./reading.ts";

const KIND = "lesser or library|library or lesser|lesser / library|library / lesser|lesser|library";
const PUBLIC =
  "(?:(?:lesser|library) )?pub[a-z]{2,4}c(?:(?: \\|)? (?:licen[sc]es?|licen[sc]ing|li[a-z]{4,7})|(?= (?:version|v) ?\\d))";
/** The name itself. Groups: affero, lesser, free documentation; the same for short forms. */
const NAME = new RegExp(
  [
    ` (?:gnu(?: s)? )?(?<affero>aff?ero )?(?:gnu )?(?:(?<lesser>${KIND}) )?(?:gnu )?(?:g[a-z]{4,6}l )?${PUBLIC}`,
    " (?:gnu )?free docu[a-z]{4,8}n licen[sc]e(?<free>)",
    " (?:gnu )?documentation licen[sc]e(?<docs>)",
    " gnu (?:affero )?(?<wide>较?宽松?)?通用公共许可证?第?",
    " (?:licencia p[úu]blica general|licence publique g[ée]n[ée]rale|licença p[úu]blica geral|licenza pubblica generica)(?: (?<menor>reducida|menor|limitée|amoindrie|attenuata))?(?: affero)?(?: (?:de|da|do|d))?(?: gnu)?(?: affero)?",
    " gnu (?:(?<kind>affero|lesser|library|general) )?licen[sc]e",
    ` (?:gnu(?: s)? ?)?(?:(?<long>affero|lesser|library) )?(?:(?<apart>[la]) )?(?<short>[la]?gpl|[la]?glp|aglp|g?fdl)(?:e?d)?(?: licen[sc]e[sd]?)?(?: d|ed)?(?= |\\+|$)`,
  ].join("|"),
  "y",
);

/** What a name without a version means: any version (see shared/licenses/README.md); the lesser license has its name since 2.1. */
const BARE: Readonly<Record<Family, string>> = {
  GPL: "GPL-1.0-or-later",
  LGPL: "LGPL-2.0-or-later",
  AGPL: "AGPL-3.0-or-later",
  GFDL: "GFDL-1.1-or-later",
};
/** The name is part of another word's meaning: compatible with it, without it. */
const SPOKEN_OF =
  / (?:compatible|friendly|incompatible|compatibility|violations?|only symbols|ghostscript|faq|exempt)(?= |$)/y;

/** An abbreviation as people write it for the license: "GNU GPL", "GPL'd", "GPL license". */
const CLEAR_NAME = / licen|^ gnu|d$/;

/** `gpl2` is a pin of a board more often than a license, where nothing says "v", "or later" or the like. */
const GLUED = / [1-3](?= (?!only|or|and|\/|\+)|$)/y;

/** The kernel points to its own copy of the GPL, which is version 2; SPDX tags took the place of these words there. */
const OF_THE_KERNEL =
  /(?: \S+){0,9} (?:main directory of the linux|linux \/ copying|linux copying|linux kernel)(?= |$)/y;

/** Reads a name of a GNU license with its version before or after it. */
export function readGnu({ passage, start }: NamePlace): Reading | undefined {
  const { text } = passage;
  const name = matchAt(NAME, text, start);
  if (!name) return undefined;
  const family = familyOf(name);
  let end = start + name[0].length;
  const isLong = name.groups?.["short"] === undefined;
  if (matchAt(SPOKEN_OF, text, end)) return undefined;
  const found = gnuVersions(passage, family, start, end);
  if (!found) {
    const plus = text[end] === "+";
    if (plus) end += 1;
    const isKernel = family === "GPL" && !plus && matchAt(OF_THE_KERNEL, text, end) !== undefined;
    const isSpelled = isLong || name.groups?.["long"] === "lesser";
    const isLesser = family === "LGPL" && isSpelled && !/library/.test(name[0]);
    return {
      ids: [isKernel ? "GPL-2.0-only" : isLesser ? "LGPL-2.1-or-later" : BARE[family]],
      isBare: !isKernel,
      isWeak:
        !isLong &&
        family === "GPL" &&
        !(CLEAR_NAME.test(name[0]) || isClearAbbreviation(passage, start, end)),
      isPointer: isPointer(passage, start, end),
      score: 0.7,
      start,
      end,
    };
  }
  const ids = found.versions.map(
    ({ version, isLater }) =>
      `${familyWith(version, family)}-${version}-${isLater ? "or-later" : "only"}`,
  );
  return {
    ids: ids.slice(0, 1),
    ...(ids.length > 1 && { expression: [...new Set(ids)].join(" OR ") }),
    isBare: false,
    isWeak:
      !isLong &&
      matchAt(GLUED, text, end) !== undefined &&
      !isClearAbbreviation(passage, start, found.end),
    isPointer: isPointer(passage, start, Math.max(end, found.end)),
    isLoose: !found.saysOnly && ids.length === 1 && ids[0]?.endsWith("-only") === true,
    score: 1,
    start,
    end: Math.max(end, found.end),
  };
}

function familyOf({ 0: name, groups = {} }: RegExpExecArray): Family {
  if (groups["menor"] !== undefined || groups["wide"] !== undefined) return "LGPL";
  if (/docu|fdl/.test(name)) return "GFDL";
  if (/aff?ero|agpl|aglp| a gpl/.test(name)) return "AGPL";
  if (/lesser|library|lgpl|lglp| l gpl/.test(name) || groups["apart"] === "l") return "LGPL";
  return "GPL";
}

/** There is no GPL 2.1: notices with that version mean the LGPL. */
function familyWith(version: string, family: Family): Family {
  return family === "GPL" && version === "2.1" ? "LGPL" : family;
}
