import { looksLikeHeading, readBlocks, type Block } from "./blocks.ts";
import type { ClauseText, Sentence } from "./clause-text.ts";
import { plainText } from "./plain-text.ts";
import { readSectionMarker } from "./section-marker.ts";

/** Longest stretch taken as one sentence; a text without full stops is cut here, at a space. */
const MAX_SENTENCE_LENGTH = 4_000;

/** Longest lead-in kept; the words nearest to the list decide. */
const MAX_LEAD_IN_LENGTH = 400;

/** Lists within lists that are followed. */
const MAX_OPEN_LISTS = 5;

/**
 * Reads a license text as sentences: wrapped lines are joined, numbered sections kept apart, and the items
 * of a list know the words that introduce it ("You may not:").
 */
export function readSentences(source: string): ClauseText {
  const text = plainText(source);
  const blocks = readBlocks(text);
  const leads = new LeadIns();
  const sentences: Sentence[] = [];
  for (const [index, block] of blocks.entries()) {
    const leadIn = leads.enter(block, text);
    if (block.isHeading && leadIn === "") continue;
    let section = block.path;
    let last = "";
    for (const span of splitSentences(text, block.start, block.end)) {
      let start = span.start;
      if (start > block.start) {
        const inline = readSectionMarker(text.slice(start, start + 12));
        if (inline !== undefined && inline.path === undefined && section.expects(inline)) {
          section = section.below(inline, block.indent + 1, false);
          start += inline.length;
        }
      }
      const words = squeeze(text.slice(start, span.end));
      if (words === "" || isInlineTitle(words, leadIn)) continue;
      last = words;
      sentences.push({
        words,
        leadIn,
        section: section.label,
        block: index,
        start,
        end: span.end,
        isDefinition: DEFINITION.test(words),
      });
    }
    if (introducesList(last, block, blocks[index + 1])) leads.open(block, last);
  }
  return { title: readTitle(text), plain: text, sentences };
}

/** The first line of the text, where it is a title. */
function readTitle(text: string): string {
  const first = squeeze(/\S[^\n]{0,200}/.exec(text.slice(0, 2_000))?.[0] ?? "").replace(/^#+ /, "");
  return looksLikeHeading(first.charAt(0).toUpperCase() + first.slice(1)) ? first : "";
}

/** White space as single spaces. */
export function squeeze(words: string): string {
  return words.replace(/\s+/g, " ").trim();
}

/** "Use Restrictions." before the text of a section. */
function isInlineTitle(words: string, leadIn: string): boolean {
  return leadIn === "" && words.length < 70 && looksLikeHeading(words.replace(/[.:]$/, ""));
}

const DEFINITION =
  /^(?:[a-z\s]{0,30})?["'(]?[A-Z][^.;]{0,90}?["')]{0,2},?:? (?:(?:shall |will )?(?:collectively )?(?:means?|refers? to|is defined as|are defined as|ha(?:s|ve) the (?:same )?meaning|denotes?))\b(?! that\b)/;

/** A block that ends in a colon, or that an item follows before its sentence has ended. */
function introducesList(last: string, block: Block, next: Block | undefined): boolean {
  if (next === undefined || last === "") return false;
  if (/[:\u2014]$|: ?-$|\b(?:following|conditions|to|that|not|you may)[:,]?$/i.test(last))
    return true;
  return (
    next.isItem && !block.isHeading && !/[.;!?)]["']?$/.test(last) && next.indent > block.indent
  );
}

interface LeadIn {
  readonly block: Block;
  readonly words: string;
  openEnded: boolean;
  /** Depth of its numbers, where they begin anew at 1 right below it. */
  itemDepth: number | undefined;
  isFresh: boolean;
}

/** The lists that are open at a block. */
class LeadIns {
  #open: LeadIn[] = [];

  /** Closes the lists that the block ends; the words that introduce those that remain. */
  enter(block: Block, text: string): string {
    if (block.isHeading && !this.holds(block)) {
      this.#open = [];
      return "";
    }
    const latest = this.#open.at(-1);
    if (latest?.isFresh === true && block.isItem && block.path.ordinal === 1) {
      latest.itemDepth = block.path.depth;
    }
    const words = text.slice(block.start, block.end);
    const kept = this.#open.findIndex((lead) => !isInside(block, words, lead));
    if (kept >= 0) this.#open = this.#open.slice(0, kept);
    const endsOpen = /(?:[;,]|;? (?:or|and))\s*$/.test(words.slice(-12));
    for (const lead of this.#open) {
      lead.openEnded = endsOpen;
      lead.isFresh = false;
    }
    return this.#open
      .map((lead) => lead.words)
      .join(" ")
      .slice(-MAX_LEAD_IN_LENGTH);
  }

  /** Whether the block is an item of an open list, however much it looks like a title. */
  holds(block: Block): boolean {
    return block.isItem && this.#open.some((lead) => isInside(block, "", lead));
  }

  open(block: Block, words: string): void {
    if (this.#open.length === MAX_OPEN_LISTS) this.#open.shift();
    this.#open.push({
      block,
      words: words.slice(-MAX_LEAD_IN_LENGTH),
      openEnded: true,
      itemDepth: undefined,
      isFresh: true,
    });
  }
}

/** "Violence: threats and the like." */
const LABELED = /^[A-Z][^.:\n]{2,60}:\s/;

function isInside(block: Block, words: string, lead: LeadIn): boolean {
  if (block.isItem) {
    if (lead.itemDepth !== undefined) return block.path.depth >= lead.itemDepth;
    if (block.path.depth > lead.block.path.depth) return true;
    const isSameSection = block.path.label === lead.block.path.label;
    return isSameSection && (!lead.block.isItem || block.indent > lead.block.indent);
  }
  if (block.path.label !== lead.block.path.label) return false;
  return (
    block.indent > lead.block.indent ||
    /^[a-z]/.test(words) ||
    LABELED.test(words) ||
    lead.openEnded
  );
}

interface Span {
  readonly start: number;
  readonly end: number;
}

const STOP = /[.!?]["')\]]{0,2}(?=\s)/g;
const ABBREVIATION =
  /(?:^|[\s("])(?:e\.g|i\.e|ex|etc|vs|cf|al|no|nos|sec|art|inc|ltd|co|corp|llc|dept|approx|u\.s|u\.k|st|mr|ms|dr|[a-z])\.$/i;

/** Cuts a block after full stops that end a sentence. */
function splitSentences(text: string, from: number, to: number): readonly Span[] {
  const spans: Span[] = [];
  let start = from;
  const cut = (end: number): void => {
    while (start < end && /\s/.test(text.charAt(start))) start++;
    for (; end - start > MAX_SENTENCE_LENGTH;) {
      const space = text.slice(start, start + MAX_SENTENCE_LENGTH).lastIndexOf(" ");
      const at = start + (space > 0 ? space : MAX_SENTENCE_LENGTH);
      spans.push({ start, end: at });
      start = at;
    }
    if (end > start) spans.push({ start, end });
    start = end;
  };
  const block = text.slice(from, to);
  STOP.lastIndex = 0;
  for (let stop = STOP.exec(block); stop !== null; stop = STOP.exec(block)) {
    const end = from + stop.index + stop[0].length;
    const next = /\S/.exec(text.slice(end, Math.min(to, end + 40)))?.[0] ?? "A";
    if (!/[A-Z"'([\d<\u4e00-\u9fff-]/.test(next)) {
      if (!/^[\s]+(?:[a-z]|[ivx]{1,4})[.)]\s/.test(text.slice(end, end + 12))) continue;
    }
    if (
      ABBREVIATION.test(text.slice(Math.max(start, from + stop.index - 10), from + stop.index + 1))
    )
      continue;
    if (isMarkerOnly(text.slice(start, end))) continue;
    cut(end);
  }
  cut(to);
  return spans;
}

function isMarkerOnly(words: string): boolean {
  return words.length < 8 && /^\s*(?:\(?(?:[a-z]|\d{1,3}|[ivxl]{2,5})[.)])+\s*$/i.test(words);
}
