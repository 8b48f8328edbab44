import { WORD_CLASS } from "../../src/licenses/catalog/catalog.ts";
import type { TokenizedText } from "../../src/licenses/words/tokenize.ts";
import { optionalParts } from "./optional-parts.ts";

/** A stretch of one class in a reference text: start, length, class. */
export type ClassRun = readonly [start: number, length: number, wordClass: number];

/** Words that a title does not have: with one of them a short paragraph is part of the terms. */
const SAYS_MORE =
  /\b(?:permission|permitted|redistribution|shall|may|must|granted|hereby|provided|disclaimer|agree|means|use|used|copying|anyone|everyone|is|are|was|were|been|has|have|derived|warranty)\b/i;
/** A title of more words than this does not end with a full stop. */
const LONGEST_STOPPED_TITLE = 7;
const LONGEST_TITLE_WORDS = 20;
const MOST_TITLE_PARAGRAPHS = 5;

const COPYRIGHT = /copyright|\(c\)|\u00a9/i;

/** A heading after which only instructions or notices follow, which copies of the license often leave out. */
const APPENDIX =
  /^[ \t]*(?:END OF (?:THE )?(?:TERMS|LICENSE)|APPENDIX:? |How to Apply|Exhibit A\b.*\b(?:notice|license)|How to use this license)/gim;
/** What follows such a heading in texts where it is no instruction but a part of the terms. */
const BINDING_ATTACHMENT = /use restrictions|prohibited|acceptable use/i;

/** Paragraphs that Creative Commons puts around its licenses; most copies lack some of them. */
const STEWARD_NOTE =
  /creative commons (?:corporation .*is not a law firm|is not a party to (?:its|this)|may be contacted|notice$)|^using creative commons public licenses|^considerations for |do not form part of our licenses|^although not required by our licenses|^except for the limited purpose of indicating/i;

/** Classes of the words of the text of a license, other than words that count. */
export function classifyWords(id: string, tokens: TokenizedText): readonly ClassRun[] {
  const classes = new Uint8Array(tokens.length);
  for (const [from, to] of [...optionalRanges(tokens.text), ...optionalParts(id, tokens.text)]) {
    for (let at = 0; at < tokens.length; at += 1) {
      const start = tokens.starts[at] ?? 0;
      if (start >= from && start < to) classes[at] = WORD_CLASS.optional;
    }
  }
  const blanks = blankRanges(tokens.text);
  tokens.flags.forEach((flag, at) => {
    if (flag === 0) return;
    const start = tokens.starts[at] ?? 0;
    const isBlank = blanks.some(([from, to]) => start >= from && start < to);
    classes[at] = isBlank ? WORD_CLASS.blank : WORD_CLASS.soft;
  });
  return toRuns(classes);
}

/**
 * Brackets that a template leaves to be filled in inside a sentence; which of them are no part of the terms, the tokenizer says.
 * Those of copyright lines are left out: such a line is skipped as a whole.
 */
function blankRanges(text: string): readonly (readonly [number, number])[] {
  const brackets = /<[^<>\n]{1,60}>|\[[^[\]\n]{1,100}\]|\{\{?[^{}\n]{1,40}\}/g;
  return [...text.matchAll(brackets)].flatMap(({ index, 0: words }) => {
    const line = text.slice(text.lastIndexOf("\n", index) + 1, index);
    return COPYRIGHT.test(line) ? [] : [[index, index + words.length]];
  });
}

function optionalRanges(text: string): readonly (readonly [number, number])[] {
  const ranges: (readonly [number, number])[] = [...titleRanges(text)];
  const appendix = appendixStart(text);
  if (appendix !== undefined) ranges.push([appendix, text.length]);
  for (const { start, end, words } of paragraphs(text)) {
    if (STEWARD_NOTE.test(words)) ranges.push([start, end]);
  }
  return ranges;
}

function titleRanges(text: string): readonly (readonly [number, number])[] {
  const ranges: (readonly [number, number])[] = [];
  for (const { start, end, words } of paragraphs(text).slice(0, MOST_TITLE_PARAGRAPHS)) {
    const count = words.split(" ").length;
    if (count > LONGEST_TITLE_WORDS || SAYS_MORE.test(words)) break;
    if (count > LONGEST_STOPPED_TITLE && words.endsWith(".") && !COPYRIGHT.test(words)) break;
    if (/^(?:\d|[("'\u201c]|section\b|article\b|terms and conditions)/i.test(words)) break;
    ranges.push([start, end]);
  }
  return ranges.length === paragraphs(text).length ? [] : ranges;
}

function appendixStart(text: string): number | undefined {
  for (const match of text.matchAll(APPENDIX)) {
    if (match.index > text.length * 0.5 && !BINDING_ATTACHMENT.test(text.slice(match.index))) {
      return match.index;
    }
  }
  return undefined;
}

interface Paragraph {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

function paragraphs(text: string): readonly Paragraph[] {
  const found: Paragraph[] = [];
  for (const match of text.matchAll(/[^\n]+(?:\n(?![ \t]*\n)[^\n]*)*/g)) {
    const words = match[0].replace(/\s+/g, " ").trim();
    if (words !== "") found.push({ start: match.index, end: match.index + match[0].length, words });
  }
  return found;
}

function toRuns(classes: Uint8Array): readonly ClassRun[] {
  const runs: ClassRun[] = [];
  let start = 0;
  for (let at = 1; at <= classes.length; at += 1) {
    if (classes[at] === classes[start]) continue;
    const wordClass = classes[start] ?? 0;
    if (wordClass !== WORD_CLASS.counts) runs.push([start, at - start, wordClass]);
    start = at;
  }
  return runs;
}
