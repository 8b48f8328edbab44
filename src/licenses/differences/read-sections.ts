import { shorten } from "../../bytes/shorten.ts";
import { looksLikeHeading, readBlocks } from "../clauses/blocks.ts";
import { plainText } from "../clauses/plain-text.ts";
import { readSentences, squeeze } from "../clauses/sentences.ts";
import type { CountingWords } from "./counting-words.ts";

/** What stands under one number of a text, or one paragraph where nothing is numbered. */
export interface Section {
  /** The number as the text writes it. */
  readonly label?: string;
  /** Its title, or its first words. */
  readonly title: string;
  /** Its counting words, end exclusive. */
  readonly from: number;
  readonly to: number;
}

/** Longest title; of longer ones the first words are given. */
const LONGEST_TITLE = 60;

/** Cuts a text into sections; every counting word is in exactly one. */
export function readSections(words: CountingWords): readonly Section[] {
  const { text } = words.tokens;
  const starts = sectionStarts(text);
  const sections: Section[] = [];
  for (const [at, { label, start }] of starts.entries()) {
    const from = at === 0 ? 0 : words.wordAt(start);
    const to =
      at + 1 < starts.length ? words.wordAt(starts[at + 1]?.start ?? 0) : words.hashes.length;
    if (from >= to) continue;
    const title = titleOf(text, words.startOf(from), words.endOf(to - 1));
    sections.push({ ...(label === undefined ? {} : { label }), title, from, to });
  }
  return sections;
}

interface SectionStart {
  readonly label: string | undefined;
  readonly start: number;
}

/** Where the number changes, at a block or within a paragraph; unnumbered blocks stand for themselves. */
function sectionStarts(text: string): readonly SectionStart[] {
  const blocks = readBlocks(plainText(text)).map(({ path, start }) => ({
    label: path.label,
    start,
    isBlock: true,
  }));
  const sentences = readSentences(text).sentences.map(({ section, start }) => ({
    label: section,
    start,
    isBlock: false,
  }));
  const starts: SectionStart[] = [];
  for (const { label, start, isBlock } of [...blocks, ...sentences].toSorted(
    (a, b) => a.start - b.start || Number(b.isBlock) - Number(a.isBlock),
  )) {
    const last = starts.at(-1);
    if (!last || last.label !== label || (label === undefined && isBlock))
      starts.push({ label, start });
  }
  return starts;
}

/** The first line where it is a title, else its beginning. */
function titleOf(text: string, start: number, end: number): string {
  const beginning = text.slice(start, Math.min(end, start + LONGEST_TITLE * 4));
  const sentence = /^[^\n.:;]+/.exec(beginning)?.[0] ?? beginning;
  const title = squeeze(sentence).replaceAll(/^[#*_\s]+|[*_\s]+$/g, "");
  if (title.length <= LONGEST_TITLE && looksLikeHeading(title)) return title;
  return shorten(squeeze(beginning), LONGEST_TITLE);
}
