import type { Field, FieldKind, FieldPlace, FieldValue } from "./field-kind.ts";
import { CHOICE_WORDS } from "../choice-words.ts";
import { lineBefore, valuesAt } from "./notation.ts";

/** Words before the key on its line: signs, or few enough words to be part of the key. */
const KEY_BEFORE =
  /^(?:[^\p{L}\p{N}]*(?:[\p{L}\p{N}]+[\s:_./\\-]{1,4}){0,5}[^\p{L}\p{N}]{0,20}|[\s\S]*[{,([|;>"'`@*]\s{0,8}["'`*_<]{0,4})$/u;
/** What may follow the word within the key, and the sign between key and value. */
const KEY_AFTER =
  /(?:\(s\))?(?:[_\- ]?(?:names?|ids?|identifiers?|expressions?|types?|urls?|links?|keys?|spdx|declared|concluded|codes?))?["'`*_\])]{0,4}\s{0,8}(?::=|=>|=(?!=)|::?(?=\s)|:(?![:/])|\|(?!\|)|[-–—](?=[ \t]{1,8}\S))["'*_]{0,2}(?<![:=]\s?["'])/iy;
/** The sign is the first mark of a list below the key. */
const LIST_BELOW = /\r?\n[ \t]*-$/;
/** An item of a list is no key of the items after it. */
const ITEM = /^[ \t]*-[ \t]/;
/** Ruby and Groovy: `license "MIT"`. */
const QUOTED = /[ \t]{1,8}(?=["'][^"'\n]{1,200}["'])/y;
/** MacPorts and pages of project sites: `license    MIT`; in lower case at the start of a line one blank will do. */
const COLUMN = /(?:[ \t]{2,}|\t)(?=[^\s=:|-])/y;
const BLANK = /[ \t](?=[^\s=:|-])/y;
/** `license("MIT")`, `MODULE_LICENSE("GPL")`. */
const CALL = /(?=\([^()\n]{1,200}\))/y;
/** A macro, `FILE_LICENCE ( BSD2 )`. */
const MACRO = /[ \t]?(?=\([^()\n]{1,200}\))/y;
/** Erlang: `{licenses, ["MIT"]}`. */
const TUPLE = /,[ \t]{0,4}(?=\[\s{0,8}["<])/y;
/** A documentation tag has no sign between key and value. */
const DOC_TAG = /[ \t]+(?=\S)/y;
/** What a tool accepts or refuses, and what a template offers: `deny-licenses: GPL-3.0`, `Some suggested licenses:`. */
const CHOICE_BEFORE = new RegExp(
  `(?<!\\p{L})(?:(?:${CHOICE_WORDS}|possible|example)[\\s_-]|(?:available|known|all|osi|permissive|copyleft|common|popular|standard|spdx)[_-])$`,
  "iu",
);
/** "Choose a license: MIT, ISC", `type License = "MIT" | "ISC"`. */
const CHOOSE_BEFORE =
  /^[^\p{L}]*(?:(?:please )?(?:(?:choose|pick|select) (?:an?|your|one)|filter)(?!\p{L})|(?:export )?type $)/iu;
/** `license: (MIT, BSD, ISC)`: a template. */
const OPEN_CHOICE = /[ \t]{0,4}\((?!\s*["'(])(?:(?! (?:and|or) )[^()"'\n])*,[^()"'\n]{0,80}\)/y;
/** The sign between key and value is that of a table. */
const CELL = /\|\s*$/;
const LONGEST_CELL = 240;
/** The rows of a table before one of them, the first of which has a column of values that hold where none is given. */
const DEFAULTS =
  /(?:^|\n)[ \t]*\|(?=[^\n]{0,200}\bdefaults?\b)[^\n]*\n(?:[ \t]*\|[^\n]*\n)+[^\n]*$/i;
const TABLE_REACH = 2000;
/** A marker around a license text names nothing. */
const MARKER = /(?:begin|end)[_ -]$/i;

/**
 * A key and its value, in whatever notation: JSON, YAML, TOML, INI, shell, a call, a documentation tag or a plain line. Package
 * metadata of all kinds comes down to this: package.json, pyproject.toml, setup.py, Cargo.toml, CITATION.cff, gemspec, podspec,
 * RPM spec, Debian copyright, ebuild, PKGBUILD, DESCRIPTION, cabal, opam, META.yml, PKG-INFO, SPDX documents, `MODULE_LICENSE`.
 */
export const assignedLicense: FieldKind = {
  name: "assigned-license",
  words: [
    ..."license licence licenses licences licensing licenseid licenseids licensename licensetype licenseurl".split(
      " ",
    ),
    ..."lizenz lizenzen licencia licencias licenca licenza licentie licencja лицензия".split(" "),
    ..."licenseexpression licensedeclared licenseconcluded licenseinfoinfile licenseinfoinfiles".split(
      " ",
    ),
    ..."licenseinfofromfiles licenseinfoinsnippet packagelicensedeclared packagelicenseconcluded".split(
      " ",
    ),
    ..."packagelicenseinfofromfiles snippetlicenseconcluded datalicense defaultlicense relicensing".split(
      " ",
    ),
  ],
  read(place: FieldPlace): Field | undefined {
    const { text, start, end } = place;
    const from = valueStart(text, start, end);
    if (from === undefined) return undefined;
    const before = lineBefore(text, start);
    if (!KEY_BEFORE.test(before) || MARKER.test(before)) return undefined;
    if (/[\r\n]/.test(text[from] ?? "") && ITEM.test(before)) return undefined;
    const isCell = CELL.test(text.slice(end, from));
    const values = isCell ? cellAt(text, from) : valuesAt(place, from);
    const last = values.at(-1);
    if (!last) return undefined;
    OPEN_CHOICE.lastIndex = from;
    const isChoice =
      (text[end - 1]?.toLowerCase() === "s" && CHOICE_BEFORE.test(before)) ||
      CHOOSE_BEFORE.test(before) ||
      CHOICE_ABOVE.test(text.slice(Math.max(0, start - ABOVE_REACH), start)) ||
      (isCell && DEFAULTS.test(text.slice(Math.max(0, start - TABLE_REACH), start))) ||
      OPEN_CHOICE.test(text);
    return {
      values,
      start,
      end: Math.max(last.end, last.address?.end ?? 0),
      reads: "whole",
      ...(isChoice && { isChoice }),
    };
  },
};

/** The section or key right above, which says what a tool does with the licenses of the list: `[deny]`. */
const CHOICE_ABOVE =
  /(?:\[[\w.-]{0,20}(?:deny|allow|ban|permit|forbid)\w{0,8}\]|(?:^|[\s"'])(?:deny|allow|ban|permit|forbid)(?:ed|ted|den)?["']?\s?:\s?\{?)\s{1,8}["']?$/i;
const ABOVE_REACH = 60;

/** The cell of a table that begins at an offset. */
function cellAt(text: string, from: number): readonly FieldValue[] {
  const words = /^[ \t]*([^|\r\n]{1,200})/.exec(text.slice(from, from + LONGEST_CELL));
  const value = words?.[1]?.trimEnd();
  if (!words || !value) return [];
  const start = from + words[0].length - (words[1]?.length ?? 0);
  return [{ start, end: start + value.length }];
}

/** Where the value starts after a key, by the sign right before the key. */
function valueStart(text: string, start: number, end: number): number | undefined {
  const sign = text[start - 1] ?? "\n";
  const patterns = [KEY_AFTER, CALL];
  if (sign === "{") patterns.push(TUPLE);
  if (sign === "@") patterns.push(DOC_TAG);
  if (sign === "_") patterns.push(MACRO);
  if (/[\s._]/.test(sign)) patterns.push(QUOTED);
  if (sign === "\n") patterns.push(text[start] === "l" ? BLANK : COLUMN, COLUMN);
  for (const pattern of patterns) {
    pattern.lastIndex = end;
    const found = pattern.exec(text);
    if (found) return end + (LIST_BELOW.exec(found[0])?.index ?? found[0].length);
  }
  return undefined;
}
