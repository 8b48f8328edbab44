import { hashWord } from "../../words/words.ts";
import type { TokenizedText } from "../../words/tokenize.ts";
import type { CoveredPlace } from "../covered-places.ts";
import { lastOfTarget, mayBeTarget } from "./link-targets.ts";
import type { NameMeaning } from "./name-table.ts";
import type { FoundName, NameTrie } from "./name-trie.ts";
import { isPackage } from "./packages.ts";

/** Names of a text in order of place; words of addresses, of code and of covered places are not names. */
export function findNames(
  names: NameTrie<NameMeaning>,
  tokens: TokenizedText,
  covered: readonly CoveredPlace[],
): readonly FoundName<NameMeaning>[] {
  const { hashes, starts, length } = tokens;
  const found: FoundName<NameMeaning>[] = [];
  let nextCovered = 0;
  for (let at = 0; at < length; at += 1) {
    const place = covered[nextCovered];
    if (place && (starts[at] ?? 0) >= place.start) {
      while (at < length && (starts[at] ?? 0) < place.end) at += 1;
      at -= 1;
      nextCovered += 1;
      continue;
    }
    if (!mayBeTarget(tokens, at) && !names.canBegin(hashes[at] ?? 0)) continue;
    const target = lastOfTarget(tokens, at);
    if (target >= 0) {
      at = target;
      continue;
    }
    const name = names.find(tokens, at);
    if (!name || lacksLicenseWord(tokens, name) || isGermanWith(tokens, at)) continue;
    if (isDeclaration(tokens, name) || !isWritten(tokens, name)) continue;
    if (isArgument(tokens.text, starts[at] ?? 0)) {
      at = name.to - 1;
      continue;
    }
    if (isPartOfIdentifier(tokens, name) && !endsFileName(tokens, at)) continue;
    if (isPackage(tokens, name) || isCompound(tokens, name)) continue;
    found.push(name);
  }
  return found;
}

/** Words that make a license of the name of a product, a company or a person, as far as they begin so. */
const LICENSE_WORDS: ReadonlySet<number> = new Set(
  [
    "license",
    "licence",
    "licenses",
    "licences",
    "licensed",
    "licenced",
    "licensing",
    "agreement",
    "agreements",
    "terms",
    "许",
    "协",
    "授",
    "lizenz",
    "licentie",
    "licencia",
    "licenca",
    "licenza",
    "лицензия",
    "лицензии",
    "лицензией",
    "ラ",
    "라",
  ].map(hashWord),
);
/** An edition of a standard by its number, which a license has too. */
const STANDARD = /^unicode\s(?:v|version\s)?\d/i;
const STANDARD_REACH = 20;
/** Words before and after a name among which a license word may stand. */
const WORD_BEFORE = 6;
const WORD_AFTER = 10;

/**
 * True for the name of a product, a company, a person or a standard, or a single letter, without a word that makes it that of a license; grammars
 * need not read it.
 */
function lacksLicenseWord(
  { text, hashes, starts, ends }: TokenizedText,
  { meaning, from, to }: FoundName<NameMeaning>,
): boolean {
  const start = starts[from] ?? 0;
  const isLetter = (ends[to - 1] ?? 0) === start + 1;
  const isStandard = STANDARD.test(text.slice(start, start + STANDARD_REACH));
  if (!isLetter && !isStandard && (typeof meaning === "string" || !meaning.needsWord)) return false;
  const last = Math.min(hashes.length, to + WORD_AFTER);
  for (let at = Math.max(0, from - WORD_BEFORE); at < last; at += 1)
    if (LICENSE_WORDS.has(hashes[at] ?? 0)) return false;
  return true;
}

/** Signs that join words of a name where no blank stands between them; others stand between words of a name by chance. */
const JOINT = /[\s<&]|^[-_.+:/'’"*`()[\],®™\u2010-\u2015\u3000-\u303f\uff00-\uff0f]*$/u;
/** The end of a sentence and of its paragraph: what comes next is a heading, or another sentence. */
const PARAGRAPH_END = /[.!?]\s*\n[ \t]*\n/;
/** What stands between two letters and what follows in code, not in a name: `cc, nc`, `cc == 0`, `CC(0)`. */
const OF_CODE = /^(?!.*<).*[,=>([\]]/s;
/** Initials, and names of a few letters, as they are written: `MIT`, `mit`, `Mit`, `GPLs`, `eCos`, and not `mIT`. */
const FEW_LETTERS = /^[A-Za-z]{3,4}$/;
const USUAL_CASE = /^(?:[a-z]+|[A-Z]+s?|[A-Z][a-z]+|[a-z][A-Z][a-z]{2})$/;

/** False for letters that make a name by chance: capitals among small letters, words with any sign between them. */
function isWritten(
  { text, starts, ends }: TokenizedText,
  { from, to }: FoundName<NameMeaning>,
): boolean {
  if (to - from === 1) {
    const word = text.slice(starts[from], ends[from]);
    return !FEW_LETTERS.test(word) || USUAL_CASE.test(word);
  }
  const isLetters = (ends[from] ?? 0) - (starts[from] ?? 0) < 3;
  for (let at = from + 1; at < to; at += 1) {
    const gap = text.slice(ends[at - 1], starts[at]);
    if (gap === " ") continue;
    if (!JOINT.test(gap) || PARAGRAPH_END.test(gap)) return false;
    if (at === from + 1 && isLetters && OF_CODE.test(gap)) return false;
  }
  return true;
}

/** What stands before the sign that opens a pattern. */
const PATTERN_BEFORE = /[=(,] ?$/;
/** What stands before the quotation mark: a bracket, a comparison, or a case. */
const ARGUMENT_BEFORE = /(?:\[|[\w$] ?\(|[!=]==?\s?|\bcase )$/;

/** True right after the sign that opens a pattern, or a quotation mark that opens an argument or a list of code, or is compared: `includes('MIT')`, `['MIT', ...]`, `=== 'MIT'`. */
function isArgument(text: string, start: number): boolean {
  const quote = text[start - 1];
  if (quote === "/") return PATTERN_BEFORE.test(text.slice(Math.max(0, start - 4), start - 1));
  if (quote !== "'" && quote !== '"') return false;
  return ARGUMENT_BEFORE.test(text.slice(Math.max(0, start - 6), start - 1));
}

/** True for "mit Lizenz", which means "with a license". */
function isGermanWith({ text, starts }: TokenizedText, at: number): boolean {
  const start = starts[at] ?? 0;
  return text.charCodeAt(start + 1) === LETTER_I && GERMAN_WITH.test(text.slice(start, start + 20));
}

const LETTER_I = 0x69;
const GERMAN_WITH = /^[mM]it (?:(?:der|einer|dieser|eigener) )?[Ll]izenz/;

/** True for `public Domain` and `public $domain`, which declare something in code. */
function isDeclaration(
  { text, starts, ends }: TokenizedText,
  { from, to, meaning }: FoundName<NameMeaning>,
): boolean {
  return (
    meaning === "public-domain" &&
    /^public (?:Domain|[$]domain)/.test(text.slice(starts[from], ends[to - 1]))
  );
}

/** What may follow the hyphen after the name of a license: `OpenSSL-style`. */
const AFTER_HYPHEN =
  /^-(?!licen|lisen|style|like|type|only|or-|public|based|compatible|[\dv])[a-z]/;

/** True for a product or a company whose name is part of another: `openssl-probe`. */
function isCompound(tokens: TokenizedText, name: FoundName<NameMeaning>): boolean {
  const end = tokens.ends[name.to - 1] ?? 0;
  return (
    tokens.text[end] === "-" &&
    isProduct(tokens, name) &&
    AFTER_HYPHEN.test(tokens.text.slice(end, end + 12))
  );
}

/** Names of so many letters are no initials. */
const LONGEST_INITIALS = 4;

/** True for one word that a license is called by, and a product, a company or a person as well: `Unicode`, `OpenSSL`. */
export function isProduct(
  { starts, ends }: TokenizedText,
  { meaning, from, to }: FoundName<NameMeaning>,
): boolean {
  const isOneWord = to - from === 1;
  return (
    typeof meaning !== "string" &&
    isOneWord &&
    (ends[from] ?? 0) - (starts[from] ?? 0) > LONGEST_INITIALS
  );
}

/** The start of a file's name in a sentence, which goes on with the name of a license: "see COPYING.LGPL". */
const LICENSE_FILE =
  /(?<!\p{L})(?:[Ss]ee|[Rr]ead|[Cc]heck|files?|in|the|under|and|or|also)[\s(["'`*]{1,8}(?:LICEN[CS]E|COPYING|COPYRIGHT)[._]$/u;
const LICENSE_FILE_REACH = 28;
/** Licenses that are called like endings of file names. */
const ENDING = /^(?:php|docx?)(?![\w.])/i;

/** True for the name of a license with which the name of a file ends. */
export function endsFileName({ text, starts }: TokenizedText, token: number): boolean {
  const start = starts[token] ?? 0;
  const before = text[start - 1];
  if (before !== "." && before !== "_") return false;
  return (
    LICENSE_FILE.test(text.slice(Math.max(0, start - LICENSE_FILE_REACH), start)) &&
    !ENDING.test(text.slice(start, start + 6))
  );
}

/** The number of a character, in hexadecimal. */
const CODE_POINT = /(?:\\[ux]\{|\b[Uu]\+|\b0[xX])$/;
/** A number of another character, of capitals or with a digit among the letters, beside it or one word further. */
const NUMBER = String.raw`(?:(?=\d*[A-F])[\dA-F]{3,5}|(?=[a-f]{0,4}\d)(?=\d{0,4}[a-f])[\da-f]{3,5})`;
const NUMBER_BEFORE = new RegExp(String.raw`(?<![\w.-])${NUMBER}\s(?:[A-Z][A-Za-z_]{0,20}\s)?$`);
const NUMBER_AFTER = new RegExp(String.raw`^\s(?:[A-Z][A-Za-z_]{0,20}\s)?${NUMBER}(?![\w.-])`);
const NUMBERS_REACH = 28;

/** True for `cc0` as the number of a character, alone or in a table of such numbers. */
function isCodePoint(text: string, start: number, end: number): boolean {
  if (end - start !== 3 || !/^cc0$/i.test(text.slice(start, end))) return false;
  const before = text.slice(Math.max(0, start - NUMBERS_REACH), start);
  if (CODE_POINT.test(before) || NUMBER_BEFORE.test(before)) return true;
  return NUMBER_AFTER.test(text.slice(end, end + NUMBERS_REACH));
}

/** A hyphen after one word of a path that does not go on with the name of a license: `/isc-1234`, `/apl-[a-z]`. */
const PATH_GOES_ON =
  /^-(?!licen|lisen|style|like|type|only|or-|with|public|based|compatible|v?\d{1,2}(?!\w))/i;

/** True in names of code, files, paths and people: `_gpl`, `gpl_x`, `palette.gpl`, `/gpl-x`, `gpl@`. */
function isPartOfIdentifier(
  { text, starts, ends }: TokenizedText,
  { from, to }: FoundName<NameMeaning>,
): boolean {
  const start = starts[from] ?? 0;
  const before = text[start - 1];
  if (before === "_" || before === "$" || before === "\\" || before === "@") return true;
  if (before === "." && /[\w*]/.test(text[start - 2] ?? " ")) return true;
  const end = ends[to - 1] ?? 0;
  const after = text[end];
  if (after === "@" || isCodePoint(text, start, end)) return true;
  if (before === "/" && after === "-" && to - from === 1)
    return PATH_GOES_ON.test(text.slice(end, end + 12));
  return (
    (after === "_" && /\w/.test(text[end + 1] ?? " ")) ||
    (after === "." && /[a-z]/.test(text[end + 1] ?? " ")) ||
    (after === "(" && !/^\((?:r|tm|c)\)/i.test(text.slice(end, end + 4)))
  );
}
