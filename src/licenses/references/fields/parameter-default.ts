/** Characters before a parameter, and after it, that are looked at. */
const REACH = 600;
/** What stands before the parenthesis that opens the parameters of a function. */
const FUNCTION = /(?<![\w.])(?:def|function\*?|fun|func|fn|constructor)(?![\w.])[^\n(){};]{0,70}$/;
const HEAD_REACH = 100;
/** The rest of the parameters of a function that has no name: `) => {`. */
const ARROW_AFTER = /^[^()]*(?:\([^()]*\)[^()]*)*\)\s{0,4}(?::[^=\n]{0,60})?=>/;
/** `@param {string} [license="MIT"]`. */
const OPTIONAL = /(?:[\s{}]|^)\[$/;
const DEFAULT = /^["'\w?]{0,16}\s{0,4}(?::[^=\n]{0,40})?=(?!=)\s{0,4}["'`]/;

/** True for a parameter with the value that it has where a caller gives none: `def f(name, license="MIT")`. Offsets are those of its name. */
export function isParameterDefault(text: string, start: number, end: number): boolean {
  if (!DEFAULT.test(text.slice(end, end + HEAD_REACH))) return false;
  if (OPTIONAL.test(text.slice(Math.max(0, start - 2), start))) return true;
  const open = openingParenthesis(text, start);
  if (open === undefined) return false;
  const head = text.slice(Math.max(0, open - HEAD_REACH), open);
  return FUNCTION.test(head) || ARROW_AFTER.test(text.slice(end, end + REACH));
}

/** The parenthesis in which a place stands, also where it stands in a pattern: `({ name, license = "MIT" })`. */
function openingParenthesis(text: string, start: number): number | undefined {
  let closed = 0;
  for (let at = start - 1; at >= 0 && at > start - REACH; at -= 1) {
    const sign = text[at] ?? "";
    if (")]}".includes(sign)) closed += 1;
    else if ("([{".includes(sign)) {
      if (closed > 0) closed -= 1;
      else if (sign === "(") return at;
      else if (sign === "[") return undefined;
    }
  }
  return undefined;
}
