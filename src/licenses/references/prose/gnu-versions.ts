import { LICENSE_NOUNS, LICENSE_SIGNS } from "./license-nouns.ts";
import type { Passage } from "./passage.ts";
import { matchAt, wordsBefore } from "./reading.ts";

/** The GNU licenses. */
export type Family = "GPL" | "LGPL" | "AGPL" | "GFDL";
const VERSIONS: Readonly<Record<Family, readonly string[]>> = {
  GPL: ["1.0", "2.0", "2.1", "3.0"],
  LGPL: ["2.0", "2.1", "3.0"],
  AGPL: ["1.0", "3.0"],
  GFDL: ["1.1", "1.2", "1.3"],
};
const ABBREVIATIONS: Readonly<Record<Family, string>> = {
  GPL: "gpl|general",
  LGPL: "lgpl|gpl|lesser|library|general",
  AGPL: "agpl|gpl|affero|general",
  GFDL: "g?fdl|free|documentation",
};

const BETWEEN =
  "as|published|publised|publish|by|the|free|software|soft|ware|foundation|foundations|fsf|inc|either|under|terms|conditions|of|with|using|in|at|licen[sc]e|gnu|public|also|specifically|namely|that|is|its|hereafter|referred|to|this|herein|called|available|s|\\d+|ste|franklin|st|street|temple|place|suite|330|mass|ave|cambridge|fifth|floor|boston|ma|usa|subject|classpath|exception|telle|que|publi\\S{1,3}e|par|la|soit|dans|der|von|wie|veröffentlicht|weitergeben|und|oder|/|modifizieren|entweder|gemäß|tal|como|publicada|por|ya|sea|los|las|el|del|fundación|para|libre|términos|termos|selon|termes";
const VERSION_WORD =
  "(?:versions?|verions?|vers?|v|releases?|revisions?|rev|versión|versão|versione|versie|wersja|wersji|верси[яию]|バージョン|버전|第)";
/** Words for later versions; those of the second line mean something else too. */
const LATER_WORD =
  "later|latter|newer|subsequent|beyond|future|more recent|superior|newest|onwards?|ultérieures?|späteren?|spätere|posteriores?|posterior|successiva|nowsza|nowszej|поздн[а-я]{2,4}|版?本?或[^ |]{0,4}(?:更高|更新|以后|以後|之后|后续|以上)[^ |]{0,40}|(?:(?:また|もしく)は[^ |]{0,6})?以降[^ |]{0,40}|(?:이후|이상)[^ |]{0,8}";
const LATER_TOO = "more|higher|greater|above|upwards?|up|following|over|after";
const LATER_FILL =
  "of|the|this|that|said|named|is|re|gnu|public|licen[sc]es?|as|published|by|free|software|foundation|fsf|inc|dated|june|february|march|november|1991|1999|2007|or|and|at|you|your|yours|user|users|his|her|option|options|optional|optionally|opinion|choice|discretion|convenience|alternatively|if|wish|prefer|any|some|a|all|such|its|in|s|version|versions|copy|which|provided|under|name|copying|file|found|can|be|included|with|text|below|attached|de|la|cette|soit|à|votre|gré|choix|dans|une|toute|der|lizenz|oder|nach|ihrer|wahl|jeder|einer|licencia|o|su|cualquier|opción|elección|versión|versão|versione|версии|bien|ou|или|более|любой|либо|по|вашему|выбору|lub|또는|그";
const NUMBERS: Readonly<Record<string, string>> = { two: "2", three: "3", ii: "2", iii: "3" };
const NUMBER = "\\d(?:\\.\\d)*|two|three|iii?";

/** Misspelled words between the name and its version, and between the version and what is said of later ones. */
const EITHER = new RegExp(`(?: [^ ]+){0,16}? either (?:the )?version ?(${NUMBER})(?= |$)`, "y");
const ANY_LATER = / (?:[^ |]+ ){0,12}?any later version(?= |$)/y;
/** An aside between a version and later ones: "version 2 (here is a copy of it) or any later version". It names no other license. */
const ASIDE_LATER =
  / (?:(?!or )(?![^ ]*(?:gpl|licen|\d))[^ |:]+ ){0,10}or (?:(?![^ ]*(?:gpl|licen|\d))[^ |:]+ ){0,4}any later version(?= |$)/y;
/** Later versions of which somebody else than their publisher decides: the version that is named is all there is before that. */
const BY_PROXY =
  /(?: versions?)?(?: of (?:the|this) (?:gnu )?(?:(?:lesser |affero )?general public )?licen[sc]e)?(?: (?:that|which)(?: is| are| has been| have been)?)? (?:accepted|approved|endorsed|ratified) by(?! (?:the )?(?:free software|fsf))(?= |$)/y;

/** "version 2 as published by the Free Software Foundation; either version 2": the version again, before what is said of later ones. */
const AGAIN = new RegExp(
  `(?: (?:as|published|by|the|free|software|foundation|fsf|inc|\\|)){3,12}? either ${VERSION_WORD} ?(${NUMBER})(?= |$)`,
  "y",
);

interface Patterns {
  /** From the name to a version with the word before it; groups: number, plus. */
  readonly versionAfter: RegExp;
  /** A number right after the name. */
  readonly numberAfter: RegExp;
  readonly nextVersion: RegExp;
  readonly later: RegExp;
}

const patterns = new Map<Family, Patterns>();

function patternsOf(family: Family): Patterns {
  const known = patterns.get(family);
  if (known) return known;
  const own = ABBREVIATIONS[family];
  const strict = family === "GPL" ? own : own.replace("|gpl", "");
  const fresh: Patterns = {
    versionAfter: new RegExp(
      `(?: (?:${own}|${BETWEEN}|:|\\|)){0,32}? (?:${VERSION_WORD}(?: :| no| number| of)? ?)(${NUMBER})(\\+| ?plus)?(?= |$)`,
      "y",
    ),
    numberAfter: new RegExp(
      `(?: (?:${own}|licen[sc]e|gnu|public|:|${LICENSE_NOUNS}|${LICENSE_SIGNS})){0,8}?( >=)? ?v?(\\d(?:\\.\\d)*|[123][0135])(\\+| ?plus)?(?= |$)`,
      "y",
    ),
    nextVersion: new RegExp(
      `(?:(?: (?:${strict}|of|the|gnu|public|licen[sc]e|at|your|option|dated|june|february|march|november|\\d\\d?|1991|1999|2007)){0,8}? (?:or|and|/|and / or)(?: (?:at|your|option|the|gnu|either|${strict}|${VERSION_WORD})){0,8}? v?| v)(${NUMBER})(\\+| ?plus)?(?= |$)(?! clause)`,
      "y",
    ),
    later: new RegExp(
      `(?: (?:${own}|${LATER_FILL}|\\||:|/)){0,26}?(?: (?:${LATER_WORD})| (?:or|and|any|/)(?: (?:any|versions?|all|the|at|your|option)){0,5} (?:${LATER_TOO})| or at (?:your|the users?) option(?= \\||$))(?= |$)`,
      "y",
    ),
  };
  patterns.set(family, fresh);
  return fresh;
}

const VERSION_BEFORE = new RegExp(
  ` (?:${VERSION_WORD} ?|v)(${NUMBER})(\\+)?(?:((?: (?:or|and|at|your|option|any|a|the|of|later|newer|higher|greater|above|subsequent|versions?|either|only|${NUMBER})){0,12}?) (?:of|from|to)(?: the| this| its| terms| of| latest| free| software| foundation| fsf| s| standard){0,6}| the(?<!(?:licen[sc]e|gpl) (?:${VERSION_WORD} ?|v)(?:${NUMBER})\\+? the))$`,
);
const ONLY_BEFORE = / only(?: (?:under|the|by|of|terms|gnu))*$/;
const ONLY = /(?: and)? only(?: (?:under |the ){0,3}(?:version|v) ?\d(?:\.\d)?)?(?= |$)/y;
interface Version {
  readonly version: string;
  readonly isLater: boolean;
}

/** The versions that the words around a name say. */
interface FoundVersions {
  readonly versions: readonly Version[];
  readonly end: number;
  /** The words say "only", or who must agree to later versions. */
  readonly saysOnly: boolean;
}

/** Versions after a name from `start` to `end`, else before it; undefined when none is said. */
export function gnuVersions(
  passage: Passage,
  family: Family,
  start: number,
  end: number,
): FoundVersions | undefined {
  const before = wordsBefore(passage, start, 140);
  const found = versionAfter(passage.text, end, family) ?? versionBefore(before, family);
  return found && ONLY_BEFORE.test(before) ? { ...found, saysOnly: true } : found;
}

function versionAfter(text: string, from: number, family: Family): FoundVersions | undefined {
  const { versionAfter: named, numberAfter, nextVersion, later } = patternsOf(family);
  const direct = matchAt(numberAfter, text, from);
  let first = direct && versionOf(direct[2], family);
  let plus = direct?.[3] !== undefined || direct?.[1] !== undefined;
  let end = first ? from + (direct?.[0].length ?? 0) : from;
  if (!first) {
    const match = matchAt(named, text, from) ?? matchAt(EITHER, text, from);
    first = match && versionOf(match[1], family);
    if (!match || !first) return undefined;
    end = from + match[0].length;
    const isEither = / either (?:the )?version/.test(match[0]);
    const any = isEither ? matchAt(ANY_LATER, text, end) : undefined;
    plus = match[2] !== undefined || (any !== undefined && !isByProxy(text, end + any[0].length));
  }
  const again = matchAt(AGAIN, text, end);
  const repeated = again && versionOf(again[1], family);
  if (again && repeated !== undefined) {
    first = repeated;
    end += again[0].length;
  }
  const versions: Version[] = [];
  let saysOnly = false;
  let current: string | undefined = first;
  while (current !== undefined) {
    const only = matchAt(ONLY, text, end);
    const isLater = only
      ? undefined
      : (matchAt(later, text, end) ?? matchAt(ASIDE_LATER, text, end));
    const more = matchAt(nextVersion, text, end);
    const next = more && versionOf(more[1], family);
    if (only) end += only[0].length;
    saysOnly ||= only !== undefined;
    if (next !== undefined && next !== current && more && versions.length < 4) {
      versions.push({ version: current, isLater: plus });
      end += more[0].length;
      plus = more[2] !== undefined;
      current = next;
      continue;
    }
    if (isLater) end += isLater[0].length;
    const isOpen = isLater !== undefined && !isByProxy(text, end);
    saysOnly ||= isLater !== undefined && !isOpen;
    versions.push({ version: current, isLater: plus || isOpen });
    current = undefined;
  }
  return { versions, end, saysOnly };
}

/** True where the later versions that the words before an offset speak of need somebody's consent. */
function isByProxy(text: string, end: number): boolean {
  return matchAt(BY_PROXY, text, end) !== undefined;
}

function versionBefore(before: string, family: Family): FoundVersions | undefined {
  const match = VERSION_BEFORE.exec(before);
  const version = match && versionOf(match[1], family);
  if (!match || !version) return undefined;
  const rest = match[3] ?? "";
  const isLater =
    match[2] !== undefined || /later|newer|higher|greater|above|subsequent/.test(rest);
  const second = versionOf(/(\d(?:\.\d)?)/.exec(rest)?.[1], family);
  const versions =
    second === undefined
      ? [{ version, isLater }]
      : [
          { version, isLater: false },
          { version: second, isLater },
        ];
  return { versions, end: 0, saysOnly: / only/.test(rest) };
}

/** The version as SPDX writes it: `2` is `2.0`, `21` is `2.1`. */
function versionOf(written: string | undefined, family: Family): string | undefined {
  if (written === undefined) return undefined;
  const digits = NUMBERS[written] ?? written;
  const dotted = /^\d\d$/.test(digits) ? `${digits[0]}.${digits[1]}` : digits;
  const version = dotted.includes(".") ? dotted.split(".").slice(0, 2).join(".") : `${dotted}.0`;
  if (VERSIONS[family].includes(version)) return version;
  return VERSIONS[family].find((known) => family === "GPL" && known[0] === version[0]);
}
