/** Longest statement that is read, in characters and in pieces between blanks. */
const LONGEST_STATEMENT = 2000;
const MOST_PIECES = 60;
/** Words of a title that may stand before the sign, such as the name of the program. */
const MOST_LEADING = 4;
/** Capitalized words in a row that are still a name. */
const MOST_NAME_WORDS = 12;

/** What a template leaves to be filled in. */
const BLANK = /[[<{][^[\]<>{}]{1,60}[\]>}]/g;
const SIGN = /^(?:copyrights?|copyrighted|\(c\)|\u00a9|&copy;|\(copyright\))[:,.]?$/i;
const YEARS =
  /^[[(<]?(?:(?:19|20)\d\d|\d\d|present|now|x{2,4}|y{2,4}|years?)?(?:[-\u2013\u2014,/](?:(?:19|20)?\d\d|present|now)?)*[\])>]?[.,;:]?$/i;
const NAME = /^["'(<[{]*(?:\p{Lu}|\p{Lo}|\S+@\S|https?:|www\.|[[<{])/u;
const CONNECTIVE =
  /^(?:by|of|the|and|or|at|in|for|und|et|al|de|da|di|del|la|le|du|von|van|der|den|held|others?|contributors?|authors?|various|its|their|all|rights|reserved|portions?|parts?|&|\+|\/|\||\*|#|-+|\u2013|\u2014|\u2022)[.,;:]*$/i;

/**
 * True for a copyright statement, or several, wherever it stands: the sign, years, then names. It ends where anything else begins; what
 * says more than who holds the copyright since when is none.
 */
export function isCopyrightStatement(text: string): boolean {
  if (text.length > LONGEST_STATEMENT) return false;
  const pieces = text.replaceAll(BLANK, "Blank").split(/\s+/).filter(Boolean);
  if (pieces.length > MOST_PIECES) return false;
  const first = pieces.findIndex((piece) => SIGN.test(piece));
  if (first < 0 || first > MOST_LEADING) return false;
  if (!pieces.slice(0, first).every((piece) => NAME.test(piece) || CONNECTIVE.test(piece)))
    return false;
  let names = 0;
  let hasHolder = false;
  for (let at = first + 1; at < pieces.length; at += 1) {
    const piece = pieces[at] ?? "";
    if (SIGN.test(piece) || YEARS.test(piece)) {
      names = 0;
      hasHolder ||= /\d/.test(piece);
      continue;
    }
    if (CONNECTIVE.test(piece)) continue;
    // A name in small letters, such as that of an account, stands right after the years.
    if (!NAME.test(piece) && !(names === 0 && YEARS.test(pieces[at - 1] ?? "x"))) return false;
    names += 1;
    hasHolder = true;
    if (names > MOST_NAME_WORDS) return false;
  }
  return hasHolder;
}
