import type { TokenizedText } from "../../words/tokenize.ts";
import type { CoveredPlace } from "../covered-places.ts";
import { lastOfTarget } from "./link-targets.ts";
import type { NameMeaning } from "./name-table.ts";
import type { FoundName, NameTrie } from "./name-trie.ts";

/** Names of a text in order of place; words of addresses, of code and of covered places are not names. */
export function findNames(
  names: NameTrie<NameMeaning>,
  tokens: TokenizedText,
  covered: readonly CoveredPlace[],
): readonly FoundName<NameMeaning>[] {
  const found: FoundName<NameMeaning>[] = [];
  let nextCovered = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const place = covered[nextCovered];
    if (place && (tokens.starts[at] ?? 0) >= place.start) {
      while (at < tokens.length && (tokens.starts[at] ?? 0) < place.end) at += 1;
      at -= 1;
      nextCovered += 1;
      continue;
    }
    const target = lastOfTarget(tokens, at);
    if (target >= 0) {
      at = target;
      continue;
    }
    const name = names.find(tokens, at);
    if (!name || isDeclaration(tokens, name)) continue;
    if (isArgument(tokens.text, tokens.starts[at] ?? 0)) {
      at = name.to - 1;
      continue;
    }
    if (isPartOfIdentifier(tokens, name) && !endsFileName(tokens, at)) continue;
    found.push(name);
  }
  return found;
}

/** What stands before the quotation mark: a bracket or a comparison. */
const ARGUMENT_BEFORE = /(?:\[|[\w$] ?\(|[!=]==?\s?)$/;

/** True right after a quotation mark that opens an argument or a list of code, or is compared: `includes('MIT')`, `['MIT', ...]`, `=== 'MIT'`. */
function isArgument(text: string, start: number): boolean {
  const quote = text[start - 1];
  if (quote !== "'" && quote !== '"') return false;
  return ARGUMENT_BEFORE.test(text.slice(Math.max(0, start - 6), start - 1));
}

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

/** True in names of code and files: `_gpl`, `gpl_x`, `palette.gpl`. */
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
  return (
    (after === "_" && /\w/.test(text[end + 1] ?? " ")) ||
    (after === "." && /[a-z]/.test(text[end + 1] ?? " ")) ||
    (after === "(" && !/^\((?:r|tm|c)\)/i.test(text.slice(end, end + 4)))
  );
}
