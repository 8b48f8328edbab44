import { isClearAbbreviation } from "./cues.ts";
import { LICENSE_NOUNS, LICENSE_SIGNS } from "./license-nouns.ts";
import { isPointer } from "./pointers.ts";
import { matchAt, type NamePlace, type Reading, wordsBefore } from "./reading.ts";

/** Licenses that one name can mean: by version, and without one. */
export interface NamedLicense {
  /** Ids by version as written without trailing `.0`. */
  readonly editions: ReadonlyMap<string, readonly string[]>;
  /** Ids of the name without a version. */
  readonly bare: readonly string[];
  /** The name alone, and the name with a version, can only mean a license. */
  readonly isStrong: boolean;
  readonly isStrongWithVersion: boolean;
  /** The name of a product, company or person: a license word must be part of it. */
  readonly needsWord: boolean;
  /** One word, which with a version of no known license means something else. */
  readonly isInitials: boolean;
}

const LICENSE_AFTER = new RegExp(
  `(?: (?:r|tm|open source|free|public|software|general|documentation|licen[sc]e[sd]?|licensing|agreement|terms|(?:styles?|like|types?|derivative)(?= licen| open source)|${LICENSE_SIGNS}|${LICENSE_NOUNS})){1,8}(?= |$)`,
  "y",
);
const FIELD_BEFORE =
  /(?:^| )licen[sc]es?(?: ?(?:id|name|type|expression))?(?: :)* $|(?:^| )(?:licen[sc]es?(?: ?(?:id|name|type|expression))?|licen[sc]ed under(?: the)?)(?: :)*$/;
const LICENSE_WORD = new RegExp(
  `licen[sc]|agreement|terms|${LICENSE_SIGNS}| (?:${LICENSE_NOUNS})(?= |$)`,
);
/** A number of clauses, or a word that stands for it, says which license of a family a name means, as a version does. */
const CLAUSES =
  / (?:\d|two|three|four) clauses?(?= |$)| (?:simplified|new|revised|modified|original) bsd(?= |$)/;
const VERSION_AFTER =
  /(?: (?:licen[sc]e|public|software|agreement|the|as|published|by|foundation|apache|mozilla|eclipse|mpl|epl|cddl|asl|apl|cpl|afl|osl|psf|ofl|eupl|lppl|latex|project|either|ecl|npl|zpl|php|al|ppl|spl|bsl|upl|ms|:|\|)){0,6}? (?:versions?|vers?|v|release|rev)(?: :)? ?v?(\d+(?:\.\d+)*[a-z]?)(\+)?(?= |$)/y;
const NUMBER_AFTER = new RegExp(
  `(?: (?:licen[sc]e|public|software|agreement|${LICENSE_SIGNS}|${LICENSE_NOUNS})){0,8}? v?(\\d+(?:\\.\\d+)*[a-z]?)(\\+)?(?= |$)`,
  "y",
);
const GLUED_AFTER = / ?v?(\d+(?:\.\d+)*[a-z]?)(\+)?(?= |$)/y;
const VERSION_BEFORE =
  / (?:versions?|vers?|v|release) ?v?(\d+(?:\.\d+)*[a-z]?)(?: or| any| later| newer| version| at| your| option| and)*(?: of| from)(?: the| this| terms)*$/;

/** Reads a name of the catalog with its version before or after it. */
export function readNamed(place: NamePlace, license: NamedLicense): Reading | undefined {
  const { passage, start } = place;
  const edition = readEdition(place, license);
  if (!edition) return undefined;
  const { ids, isBare, end } = edition;
  const name = passage.text.slice(start, end);
  // "In Python terms" is a way to speak.
  if (name.endsWith(" terms") && wordsBefore(passage, start, 3) === " in") return undefined;
  const hasWord = LICENSE_WORD.test(name);
  if (license.needsWord && !hasWord && !FIELD_BEFORE.test(wordsBefore(passage, start, 30)))
    return undefined;
  const isAbbreviation = license.isInitials && !isClearAbbreviation(passage, start, end);
  const isStrong = isBare
    ? license.isStrong && !isAbbreviation
    : license.isStrongWithVersion && !(isAbbreviation && isNumbered(passage.text, place.end));
  return {
    ids,
    isBare: isBare && !CLAUSES.test(passage.text.slice(start, end)),
    isWeak: !isStrong && !hasWord,
    isPointer: isPointer(passage, start, end),
    score: !isBare ? 1 : ids.length > 1 ? 0.6 : 0.9,
    start,
    end,
  };
}

/** `mpl2` is the name of a variable more often than that of a license. */
const NUMBERED = / \d(?= (?!\d)|$)/y;

function isNumbered(text: string, end: number): boolean {
  return matchAt(NUMBERED, text, end) !== undefined;
}

/** The edition that a name means, and the end of its words; undefined for a version that the license does not have. */
function readEdition(
  { passage, start, end }: NamePlace,
  { editions, bare, isInitials }: NamedLicense,
): Pick<Reading, "ids" | "isBare" | "end"> | undefined {
  const { text } = passage;
  const version =
    numberAt(GLUED_AFTER, text, end, editions) ??
    numberAt(NUMBER_AFTER, text, end, editions) ??
    numberAt(VERSION_AFTER, text, end, editions);
  if (version)
    return { ids: version.ids, isBare: false, end: afterLicenseWords(text, version.end) };
  const named = afterLicenseWords(text, end);
  const before = VERSION_BEFORE.exec(wordsBefore(passage, start, 90))?.[1];
  const earlier = before === undefined ? undefined : editions.get(plainVersion(before));
  if (earlier) return { ids: earlier, isBare: false, end: named };
  const isOtherVersion = isInitials && matchAt(GLUED_AFTER, text, end) !== undefined;
  return bare.length === 0 || isOtherVersion ? undefined : { ids: bare, isBare: true, end: named };
}

function afterLicenseWords(text: string, end: number): number {
  return end + (matchAt(LICENSE_AFTER, text, end)?.[0].length ?? 0);
}

function numberAt(
  pattern: RegExp,
  text: string,
  from: number,
  editions: NamedLicense["editions"],
): { readonly ids: readonly string[]; readonly end: number } | undefined {
  if (editions.size === 0) return undefined;
  const match = matchAt(pattern, text, from);
  const ids = match?.[1] === undefined ? undefined : editions.get(plainVersion(match[1]));
  return match && ids ? { ids, end: from + match[0].length } : undefined;
}

/** A version without trailing zeros, as names are looked up: `2.0` is `2`. */
export function plainVersion(version: string): string {
  return version.replace(/(?:\.0)+$/, "");
}
