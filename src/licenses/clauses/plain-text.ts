/**
 * The text with its markup turned to spaces and its typography to plain characters, one for one: every
 * character stays at its offset, so that a place in the result is the same place in the source.
 */
export function plainText(source: string): string {
  return source
    .replace(MARKUP, (markup) => markup.replace(/[^\n]/g, " "))
    .replace(COMMENT_EDGE, (edge) => " ".repeat(edge.length))
    .replace(TYPOGRAPHY, (character) => PLAIN.get(character) ?? " ");
}

/** HTML comments and tags, entities for space and quotes, fences, and the marks of bold and italic text; an asterisk that is a bullet stays. */
const MARKUP =
  /<!--|-->|<\/?[a-z][^<>]{0,400}>|&(?:nbsp|amp|quot|ldquo|rdquo|lsquo|rsquo|#\d{1,5});|(?<!^[ \t]{0,12})\*{1,3}|\*{1,3}(?![ \t*])|`{1,3}|(?<![a-z\d])_{1,3}(?=[a-z"])|(?<=[a-z".,:])_{1,3}(?![a-z\d])/gim;

/** Comment marks at the start of a line, as in a license kept in a source file, and quotation marks of mail. */
const COMMENT_EDGE = /^[ \t]*(?:\/\/+|>+|;;+|\|)(?=[ \t])/gm;

const TYPOGRAPHY =
  /[\u2018\u2019\u201a\u201b\u02bc\u201c\u201d\u201e\u00ab\u00bb\u2010-\u2015\u00a0\u2000-\u200b\u202f\u3000\ufeff\r]/g;

const PLAIN: ReadonlyMap<string, string> = new Map([
  ..."\u2018\u2019\u201a\u201b\u02bc".split("").map((c): [string, string] => [c, "'"]),
  ..."\u201c\u201d\u201e\u00ab\u00bb".split("").map((c): [string, string] => [c, '"']),
  ..."\u2010\u2011\u2012\u2013\u2014\u2015".split("").map((c): [string, string] => [c, "-"]),
]);
