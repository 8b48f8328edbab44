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

const VERSION_NEXT = /^[ \t]{1,2}v?\d[\w.]{0,9}(?![\w.]|[ \t]{1,2}licen[cs]e)/i;
/** What stands right before the name of a package in such a field. */
const RELATION = /[:,(|'"\s]$/;
const RELATION_REACH = 2;
