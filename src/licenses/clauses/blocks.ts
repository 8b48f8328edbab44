import { SectionPath } from "./section-path.ts";
import { readSectionMarker } from "./section-marker.ts";

/** A run of lines that belong together: a paragraph, a list item or a heading. */
export interface Block {
  /** Offsets of its words into the text, without marker and surrounding white space. */
  readonly start: number;
  readonly end: number;
  readonly indent: number;
  /** Bullet or number: an item of a list. */
  readonly isItem: boolean;
  readonly isHeading: boolean;
  readonly path: SectionPath;
}

const BULLET = /^(?:[-+*\u2022\u25cf\u25aa\u25e6\u00b7]|o(?=[ \t]{2}))[ \t]+/;
const HEADING_MARK = /^#{1,6}[ \t]+/;
const RULE = /^[=\-_~*#\s]{3,}$/;

interface OpenBlock {
  readonly start: number;
  end: number;
  readonly indent: number;
  readonly isItem: boolean;
  readonly hasHeadingMark: boolean;
  readonly path: SectionPath;
}

/** Cuts a plain text into blocks at blank lines, bullets, numbers and headings. */
export function readBlocks(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let path = SectionPath.top();
  let open: OpenBlock | undefined;
  let onlyTitleSince = false;
  const close = (): void => {
    if (open === undefined || open.end <= open.start) return;
    const { hasHeadingMark, ...block } = open;
    const isHeading = hasHeadingMark || looksLikeHeading(text.slice(block.start, block.end));
    blocks.push({ ...block, isHeading });
    onlyTitleSince = isHeading || text.slice(block.start, block.end).length < 80;
    open = undefined;
  };

  for (let at = 0; at < text.length;) {
    const newline = text.indexOf("\n", at);
    const lineEnd = newline < 0 ? text.length : newline;
    const line = readLine(text.slice(at, lineEnd));
    if (line.isBlank) {
      close();
      at = lineEnd + 1;
      continue;
    }
    const { marker } = line;
    const startsParagraph =
      open === undefined ||
      open.hasHeadingMark ||
      line.hasHeadingMark ||
      line.isBullet ||
      isTitleAbove(text.slice(open.start, open.end), line.first);
    const startsSection =
      marker !== undefined && (startsParagraph ? path.accepts(marker) : path.expects(marker));
    if (open === undefined || startsParagraph || startsSection) {
      close();
      if (marker !== undefined && startsSection) {
        path = path.below(marker, line.indent, onlyTitleSince);
        onlyTitleSince = true;
      }
      const bodyStart =
        at + line.indent + line.markLength + (startsSection && marker ? marker.length : 0);
      open = {
        start: Math.min(bodyStart, lineEnd),
        end: lineEnd,
        indent: line.indent,
        isItem: line.isBullet || (startsSection && marker?.path === undefined),
        hasHeadingMark: line.hasHeadingMark,
        path,
      };
    } else {
      open.end = lineEnd;
    }
    at = lineEnd + 1;
  }
  close();
  return blocks;
}

function readLine(line: string) {
  const indent = line.length - line.trimStart().length;
  const body = line.slice(indent);
  const isBlank = body === "" || RULE.test(body.slice(0, 200));
  const heading = HEADING_MARK.exec(body)?.[0] ?? "";
  const bullet = heading === "" ? (BULLET.exec(body)?.[0] ?? "") : "";
  const mark = heading + bullet;
  const padding = body.slice(mark.length, mark.length + 200).match(/^[ \t]*/)?.[0] ?? "";
  const markLength = mark.length + padding.length;
  return {
    indent,
    isBlank,
    first: body.charAt(markLength),
    hasHeadingMark: heading !== "",
    isBullet: bullet !== "",
    markLength,
    marker: readSectionMarker(body.slice(markLength, markLength + 200)),
  };
}

/** A title on a line of its own, with the text right below it. */
function isTitleAbove(open: string, next: string): boolean {
  return (
    open.length < 60 && !open.includes("\n") && /[A-Z"(\d]/.test(next) && looksLikeHeading(open)
  );
}

/** Titles are short, end without a full stop and hold no verb of duty. */
export function looksLikeHeading(block: string): boolean {
  const words = block.trim();
  if (words.length > 90 || /[.;:,!?]$/.test(words)) return false;
  if (/\b(?:must|shall|will|may|cannot|can|is|are|agree|don't)\b/.test(words)) return false;
  return !/^[a-z(]/.test(words) && /[a-z]{2}/i.test(words) && mostWordsAreCapitalized(words);
}

function mostWordsAreCapitalized(words: string): boolean {
  const long = words.split(/\s+/).filter((word) => /^[a-z]{4,}/i.test(word));
  const capitalized = long.filter((word) => /^[A-Z]/.test(word));
  return long.length === 0 || capitalized.length * 2 > long.length;
}
