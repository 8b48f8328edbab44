import type { TokenizedText } from "../../words/tokenize.ts";
import type { NameMeaning } from "./name-table.ts";
import type { FoundName } from "./name-trie.ts";

/** Fields in which packages name others: those of Debian, RPM, Arch, R and Python. */
const RELATIONS =
  /(?:^|\n)(?:(?:Build-|Pre-|Build)?(?:Depends|Conflicts|Requires)(?:-Indep|-Arch|-Dist)?|Recommends|Suggests|Enhances|Breaks|Provides|Replaces|Obsoletes|Supplements|Imports|LinkingTo|SystemRequirements|(?:make|check|opt)?depends)(?:\([a-z]{1,12}\))?[ \t]{0,4}(?::|=\()[^\n]{0,300}(?:\n[ \t][^\n]{0,200})*$/i;
const RELATIONS_REACH = 320;
/** A version that is compared, or asked for: `apache <2.0`, `gem 'apache', '~> 2.0'`, `"zend/zend": "^2.0"`. */
const COMPARED =
  /^(?:["'`]?\s{0,2}[,:]?\s{0,2}["'`]?\s{0,2}\(?\s{0,2}(?:<<|>>|[<>=~!]=|===|~>|[\^~<>])\s{0,2}v?\d|["'`]\s{0,2}:\s{0,2}["'`]v?\d)/;
const COMPARED_REACH = 16;
/** A product of that name, by the words around it. */
const PRODUCT_AFTER =
  /^(?:[ \t]{1,2}v?\d[\w.]{0,9})?[ \t]{1,2}(?:(?:web|http)[ \t-]?)?(?:servers?|httpd|modules?|installations?|REQUIRED|COMPONENTS)\b/;
const PRODUCT_BEFORE =
  /(?:\bneeds?|\brequires?|\btested (?:with|on)|\bruns? (?:with|on|under)|\bworks? (?:with|on)|\byou need|\bmodules? for|\bbuilt (?:with|for|against)|\binstall(?:ed)?|find_package\()[ \t]{0,2}(?:the |an? )?$/i;
const BEFORE_REACH = 24;
const AFTER_REACH = 40;
/** A program that a line runs: `curl -s https://...`. */
const PROGRAM = /(?:curl|perl|php|ruby|python|vim) (?:[-"'$./~<]|https?:)/y;
const PROGRAM_BEFORE = /(?:^|\n|&& ?|\|\| ?|[|;(`] ?|\$ )[ \t]{0,40}(?:sudo )?$/;
/** "Cc by mail" is no name. */
const COPY_TO = /^[cC]c by (?!(?:nc|sa|nd)\b|v?\d|licen)/;

/**
 * True for the name of a package or product: one that others depend on, whose version is compared, or that runs, and for which no word
 * says that its license is meant.
 */
export function isPackage(
  { text, starts, ends }: TokenizedText,
  { meaning, from }: FoundName<NameMeaning>,
): boolean {
  const start = starts[from] ?? 0;
  if (isPackageWord(text, start) || isProgram(text, start)) return true;
  if (meaning === "creative-commons") return COPY_TO.test(text.slice(start, start + 14));
  const end = ends[from] ?? start;
  const isOther = typeof meaning !== "string";
  const after = text.slice(end, end + AFTER_REACH);
  if (isOther && COMPARED.test(after.slice(0, COMPARED_REACH))) return true;
  if (isOther && PRODUCT_AFTER.test(after)) return true;
  if (isOther && VERSION_NEXT.test(after)) {
    const before = text.slice(Math.max(0, start - BEFORE_REACH), start);
    if (PRODUCT_BEFORE.test(before)) return true;
  }
  return (
    RELATION.test(text.slice(Math.max(0, start - RELATION_REACH), start)) &&
    RELATIONS.test(text.slice(Math.max(0, start - RELATIONS_REACH), start))
  );
}

/** A word as packages are called, which is more than the initials of a license: `mit-license`, `gpl-3.0`. */
const PACKAGE_WORD = /[a-z]+\d{0,3}[-.][a-z\d][a-z\d._-]{0,40}(?<![._-])(?![\w/])/y;
const IN_WORD = /[a-z\d-]/;
const VERSION_OF_WORD = /@[\^~]?\d/y;
const BEFORE_WORD = 160;
/** Commands that install, fetch, run or enter what is called so, and the words between them and the name. */
const COMMAND = new RegExp(
  [
    "(?:^|[\\s`$(;&|])(?:",
    "(?:pip3?|pipx|npm|yarn|pnpm|bun|cargo|gem|apt|apt-get|brew|dnf|yum|apk|port|choco|winget|snap|conda|mamba|poetry|uv|composer|go|helm|opam|luarocks|docker|podman|flatpak|bundle)",
    "[ \\t]{1,3}(?:(?:pip|global|-[\\w-]{1,20})[ \\t]{1,3}){0,3}(?:install|i|add|get|require|pull|run|update|upgrade|remove|uninstall)",
    "|git clone|pacman -\\w{1,4}|npx|cd)",
    "(?:[ \\t]{1,4}(?!(?:under|by|the|and|with|is|for|licen[sc]ed?)\\s)[^\\s#;`|(]{1,80}){0,12}[ \\t]{1,4}[^\\s#;`|(]{0,80}$",
  ].join(""),
);
const IMPORT = /\b(?:from|import|require|gem)\s?\(?\s?["'][\w@./-]{0,60}$/;

/** True for the name of a package that is asked for by a version, installed or imported. */
function isPackageWord(text: string, start: number): boolean {
  let first = start;
  while (start - first < BEFORE_WORD && IN_WORD.test(text[first - 1] ?? " ")) first -= 1;
  PACKAGE_WORD.lastIndex = first;
  const word = PACKAGE_WORD.exec(text)?.[0];
  if (word === undefined) return false;
  const end = first + word.length;
  VERSION_OF_WORD.lastIndex = end;
  if (VERSION_OF_WORD.test(text) || COMPARED.test(text.slice(end, end + COMPARED_REACH)))
    return true;
  const before = text.slice(Math.max(0, first - BEFORE_WORD), first);
  const line = before.slice(before.lastIndexOf("\n") + 1);
  return COMMAND.test(line) || IMPORT.test(line);
}

function isProgram(text: string, start: number): boolean {
  PROGRAM.lastIndex = start;
  if (!PROGRAM.test(text)) return false;
  return PROGRAM_BEFORE.test(text.slice(Math.max(0, start - BEFORE_REACH * 2), start));
}

const VERSION_NEXT = /^[ \t]{1,2}v?\d[\w.]{0,9}(?![\w.]|[ \t]{1,2}licen[cs]e)/i;
/** What stands right before the name of a package in such a field. */
const RELATION = /[:,(|'"\s]$/;
const RELATION_REACH = 2;
