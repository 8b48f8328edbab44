/** What a run of signs means to the tokenizer. */
export interface Markup {
  /** `vanish`: nothing of it is a word. `soft`: its words count as skippable. `copyright`: stands for that word. */
  readonly kind: "vanish" | "soft" | "copyright";
  readonly start: number;
  readonly end: number;
}

const HTML_TAG =
  /^<[!/]?(?:!--|\?|doctype|html|head|body|title|meta|link|style|script|p|br|hr|div|span|a|b|i|u|em|strong|small|big|tt|pre|code|h[1-6]|ul|ol|li|dl|dt|dd|table|thead|tbody|tr|td|th|font|center|blockquote|sup|sub|img|section|article|header|footer|nav|main|address|picture|source|details|summary)(?:[\s/][^<>]*)?>/i;
const HTML_COMMENT = "<!--";
const ENTITY = /^&(?:#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8});?/i;
const COPYRIGHT_ENTITY = /^&(?:copy|#169|#xa9);?/i;
/** A blank to fill in, such as `<year>`. Longer brackets hold text of the license. */
const BLANK = /^<[^<>\n]{1,60}>|^\{\{?[^{}\n]{1,40}\}\}?/;
const SQUARE_BLANK =
  /^\[(?:[\s_.]*|[^[\]\n]*(?:\byear\b|yyyy|\bname\b|\bowner\b|\bholders?\b|\bcompany\b|\borgani[sz]ation\b|\bdates?\b|\bauthor\b|\binsert\b|\be-?mail\b)[^[\]\n]{0,60})\]/i;
const MARKDOWN_TARGET = /^\]\(\s*<?[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)?>?(?:\s+"[^"\n]*")?\s*\)/;
const ADDRESS = /^:\/\/[^\s<>"'()[\]{}\u3000-\u9fff]+/;
/** Longest stretch of text looked at to recognize one markup sign. */
const LOOK_AHEAD = 400;
/** The same for blanks in square, in curly and in angle brackets. */
const LOOK_AHEAD_SQUARE = 120;
const LOOK_AHEAD_CURLY = 44;
const LOOK_AHEAD_ANGLE = 62;

/** Reads what a separator at `at` opens; undefined when it is an ordinary separator. */
export function readMarkup(text: string, at: number, code: number): Markup | undefined {
  switch (code) {
    case 0x3c:
      return readAngle(text, at);
    case 0x26:
      return readEntity(text, at);
    case 0x28:
      return readCopyrightSign(text, at);
    case 0xa9:
    case 0x24b8:
      return { kind: "copyright", start: at, end: at + 1 };
    case 0x5b:
      return readBlank(text, at, SQUARE_BLANK, LOOK_AHEAD_SQUARE);
    case 0x7b:
      return readBlank(text, at, BLANK, LOOK_AHEAD_CURLY);
    case 0x5d:
      return text.charCodeAt(at + 1) === 0x28
        ? soft(at, MARKDOWN_TARGET.exec(text.slice(at, at + LOOK_AHEAD)), 2)
        : undefined;
    case 0x3a:
      return text.charCodeAt(at + 1) === 0x2f && text.charCodeAt(at + 2) === 0x2f
        ? soft(at, ADDRESS.exec(text.slice(at, at + LOOK_AHEAD)), 3)
        : undefined;
    default:
      return undefined;
  }
}

/** True when a bracket is closed before another one opens. Looked at first: in most texts most brackets are no markup. */
function isClosed(text: string, at: number, reach: number): boolean {
  const open = text.charCodeAt(at);
  const end = Math.min(text.length, at + reach);
  // Of `{{name}}` the second bracket is looked at.
  let next = text.charCodeAt(at + 1) === open ? at + 2 : at + 1;
  for (; next < end; next += 1) {
    const code = text.charCodeAt(next);
    // The closing bracket of `<`, `[` and `{` stands two places after it in ASCII.
    if (code === open + 2) return true;
    if (code === open) return false;
  }
  return false;
}

function readBlank(text: string, at: number, blank: RegExp, reach: number): Markup | undefined {
  if (!isClosed(text, at, reach)) return undefined;
  return soft(at, blank.exec(text.slice(at, at + reach)), 1);
}

function readAngle(text: string, at: number): Markup | undefined {
  if (text.startsWith(HTML_COMMENT, at)) return { kind: "vanish", start: at, end: at + 4 };
  const mayBeTag = isTagStart(text.charCodeAt(at + 1));
  const reach = mayBeTag ? LOOK_AHEAD : LOOK_AHEAD_ANGLE;
  if (!isClosed(text, at, reach)) return undefined;
  const window = text.slice(at, at + reach);
  const tag = mayBeTag ? HTML_TAG.exec(window) : null;
  if (tag) return { kind: "vanish", start: at, end: at + tag[0].length };
  return soft(at, BLANK.exec(window), 1);
}

/** True for what follows the sign that opens a tag: a letter, a slash or an exclamation mark. */
function isTagStart(code: number): boolean {
  return isLetter(code) || code === 0x2f || code === 0x21;
}

function isLetter(code: number): boolean {
  return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
}

function readEntity(text: string, at: number): Markup | undefined {
  const next = text.charCodeAt(at + 1);
  if (next !== 0x23 && !isLetter(next)) return undefined;
  const window = text.slice(at, at + 12);
  const entity = ENTITY.exec(window);
  if (!entity) return undefined;
  const kind = COPYRIGHT_ENTITY.test(window) ? "copyright" : "vanish";
  return { kind, start: at, end: at + entity[0].length };
}

/** `(c)` before a year, a name or a blank, or after the word itself; elsewhere it is a list letter. */
function readCopyrightSign(text: string, at: number): Markup | undefined {
  const letter = text[at + 1];
  if ((letter !== "c" && letter !== "C") || text[at + 2] !== ")") return undefined;
  const followsWord = /copyright\s*$/i.test(text.slice(Math.max(0, at - 12), at));
  const precedesYear = /^\s*(?:19|20)\d\d|^\s*[<[{](?:year|yyyy|dates?)/i.test(
    text.slice(at + 3, at + 20),
  );
  if (!followsWord && !precedesYear) return undefined;
  return { kind: "copyright", start: at, end: at + 3 };
}

function soft(at: number, match: RegExpExecArray | null, skip: number): Markup | undefined {
  if (!match) return undefined;
  return { kind: "soft", start: at + skip, end: at + match[0].length };
}
