/** What a name of a GNU license says. */
interface GnuName {
  readonly family: "AGPL" | "GPL" | "LGPL" | "GFDL";
  readonly version?: string;
  readonly suffix: "-only" | "-or-later";
}

/** Published versions; `10`, `20` and the like are read as written without their dot. */
const VERSIONS: Readonly<Record<GnuName["family"], readonly string[]>> = {
  AGPL: ["1.0", "3.0"],
  GPL: ["1.0", "2.0", "3.0"],
  LGPL: ["2.0", "2.1", "3.0"],
  GFDL: ["1.1", "1.2", "1.3"],
};

/** A name without a version means any (the convention of ScanCode and of the license lists of distributions). */
const ANY_VERSION: Readonly<Record<GnuName["family"], string>> = {
  AGPL: "AGPL-3.0-or-later",
  GPL: "GPL-1.0-or-later",
  LGPL: "LGPL-2.0-or-later",
  GFDL: "GFDL-1.1-or-later",
};

/** The lesser license is called so since version 2.1. */
const LESSER_ANY = "LGPL-2.1-or-later";
const LESSER = /^(?!.*\blibrary\b).*\blesser\b/;

const FILLERS: ReadonlySet<string> = new Set(
  "the of gnu general public license licence software foundation version versions ver v lesser library affero free documentation doc and or at your option any later newer above higher greater plus only".split(
    " ",
  ),
);
/** Longest name that is read; real ones are shorter. */
const LONGEST_NAME = 160;
/** A name does not end with these: they belong to what comes next. */
const LEADS_ON = /\b(?:the|of|or|and|at|your|any)\s*$/;
const SHORT = /^(?:gnu)?(a|l)?(?:gpl|glp)(?:ed|v)?$/;
const LATER_WORD = /^(?:later|newer|above|higher|greater)$/;
const LATER =
  /\+|\bplus\b|\b(?:or|and)\s+(?:\(?\s*at\s+your\s+option\s*\)?\s+)?(?:any\s+)?(?:later|newer|above|higher|greater)\b|> =|\blater\b/;

/** R: `GPL (>= 2, < 3)`, which no other version than the first one fits. */
const RANGE =
  /^(?:gpl\s*\(\s*>=\s*(\d)(?:\.0)?|lgpl\s*\(\s*>=\s*(2)\.1)\s*,\s*<\s*(\d)(?:\.0)?\s*\)/;

/**
 * Id of a GNU license by any of the ways in which people write its name: `GPLv2+`, `gnu lgpl 2.1 or later`, `GPL (>= 2)`,
 * `GNU Library or Lesser General Public License (LGPL)`. Undefined for anything with a word that is not part of such a name.
 */
export function gnuLicenseId(name: string): string | undefined {
  if (name.length > LONGEST_NAME || !/g(?:pl|lp|nu|eneral|fdl)|fdl/i.test(name)) return undefined;
  const lower = firstOfRange(name.toLowerCase())
    .replace(/\bgpl\s*\(?\s*>=?\s*(\d)/g, "gpl >= $1")
    .replace(/[-_"'()[\]:,]+/g, " ");
  if (LEADS_ON.test(lower)) return undefined;
  const found = readGnuName(lower);
  if (!found) return undefined;
  const { family, version, suffix } = found;
  if (version === undefined)
    return family === "LGPL" && LESSER.test(lower) ? LESSER_ANY : ANY_VERSION[family];
  return VERSIONS[family].includes(version) ? `${family}-${version}${suffix}` : undefined;
}

/** The name with the one version of a range in place of it. */
function firstOfRange(name: string): string {
  return name.replace(RANGE, (range, general?: string, lesser?: string, next?: string) => {
    if (Number(next) !== Number(general ?? lesser) + 1) return range;
    return general === undefined ? "lgpl 2.1 only" : `gpl ${general} only`;
  });
}

function readGnuName(lower: string): GnuName | undefined {
  let family: GnuName["family"] | undefined;
  let version: string | undefined;
  const words: readonly string[] = lower.match(/[a-z]+|\d+(?:\.\d+)*|\S/g) ?? [];
  const spaced = words.join(" ");
  const isLater = LATER.test(spaced);
  let isJoined = false;
  for (const word of words) {
    const short = SHORT.exec(word);
    const said = short ? familyOf(short[1]) : /^(?:gnu)?g?fdlv?$/.test(word) ? "GFDL" : undefined;
    if (version !== undefined && (word === "or" || word === "and")) isJoined = true;
    else if (LATER_WORD.test(word)) isJoined = false;
    if (said !== undefined) {
      // A second name behind the version of the first is an operand of its own.
      if (isJoined) return undefined;
      // A general name may stand beside its own abbreviation, never beside another license.
      if (family !== undefined && family !== said) return undefined;
      family = said;
    } else if (/^\d/.test(word)) {
      const written = plainVersion(word);
      if (version !== undefined && version !== written) return undefined;
      version = written;
    } else if (!FILLERS.has(word) && !/^[+>=.]$/.test(word)) return undefined;
  }
  const spelled = spelledFamily(words);
  // The long name of one license and the short name of another say nothing together.
  if (family !== undefined && spelled !== undefined && family !== spelled) return undefined;
  family ??= spelled;
  if (family === undefined || (words.includes("only") && isLater)) return undefined;
  return {
    family,
    suffix: isLater ? "-or-later" : "-only",
    ...(version !== undefined && { version }),
  };
}

function familyOf(letter: string | undefined): GnuName["family"] {
  return letter === "a" ? "AGPL" : letter === "l" ? "LGPL" : "GPL";
}

/** The family of a name that is written out. */
function spelledFamily(words: readonly string[]): GnuName["family"] | undefined {
  const has = (word: string): boolean => words.includes(word);
  if (has("gpl") && has("affero")) return "AGPL";
  if (has("gpl") && (has("lesser") || has("library"))) return "LGPL";
  if (has("documentation") && has("free")) return "GFDL";
  const isPublic = has("public") && (has("license") || has("licence"));
  if (!isPublic || !(has("general") || has("gnu") || has("affero"))) return undefined;
  if (has("affero")) return "AGPL";
  return has("lesser") || has("library") ? "LGPL" : "GPL";
}

/** `2`, `20` and `2.0` are one version; `2.0.0` is not. */
function plainVersion(written: string): string {
  if (/^\d$/.test(written)) return `${written}.0`;
  return /^\d\d$/.test(written) ? `${written[0]}.${written[1]}` : written;
}
