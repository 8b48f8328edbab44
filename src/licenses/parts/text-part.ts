/** A stretch of a text that is read at once. Offsets into it count from its own start. */
export interface TextPart {
  readonly text: string;
  /** What comes before this offset was answered with the part before; it is here to be seen by what stands after it. */
  readonly from: number;
  readonly isLast: boolean;
  /** What of the whole text comes before this part. */
  readonly before: TextPlace;
}

/** A place of a text. */
export interface TextPlace {
  readonly characters: number;
  /** Line breaks before it. */
  readonly lines: number;
  /** Bytes of UTF-8 before it. */
  readonly bytes: number;
}

/** What was answered with a part. */
interface Answered {
  /** Everything before this offset. */
  readonly cut: number;
  /** The next part begins here or a little before. */
  readonly keep: number;
  /** The part has ASCII characters only. */
  readonly isAscii: boolean;
}

/** Cuts a text that comes in pieces into parts that overlap. */
export interface PartReader {
  readonly first: () => TextPart;
  /** The part after a part of which some is answered. */
  readonly next: (part: TextPart, answered: Answered) => TextPart;
}

/** Characters read at once. Shorter texts, which are nearly all, are read whole; the words of a longer part would take much memory. */
const PART_LENGTH: number = 3 << 17;
/** Longest stretch that is looked back over for a line or a word to begin a part with. */
const LONGEST_LINE = 4096;

/** A reader of pieces in order, which together are one text. */
export function createPartReader(pieces: Iterable<string>): PartReader {
  const iterator = pieces[Symbol.iterator]();
  let waiting = iterator.next();
  /** Adds pieces to the beginning of a part until it is long enough. */
  const fill = (beginning: string): Pick<TextPart, "text" | "isLast"> => {
    let text = beginning;
    const least = Math.max(PART_LENGTH, beginning.length + (PART_LENGTH >> 1));
    while (waiting.done !== true && text.length < least) {
      text += waiting.value;
      waiting = iterator.next();
    }
    return { text, isLast: waiting.done === true };
  };
  return {
    first: () => ({ ...fill(""), from: 0, before: { characters: 0, lines: 0, bytes: 0 } }),
    next: ({ text, before }, { cut, keep, isAscii }) => {
      const start = beginningNear(text, keep);
      return {
        ...fill(text.slice(start)),
        from: cut - start,
        before: {
          characters: before.characters + start,
          lines: before.lines + lineBreaks(text, start),
          bytes: before.bytes + (isAscii ? start : byteLength(text, 0, start)),
        },
      };
    },
  };
}

/** A text as pieces; one that is read at once is one piece. */
export function piecesOf(text: string): Iterable<string> {
  return text.length <= PART_LENGTH ? [text] : slices(text);
}

function* slices(text: string): Generator<string> {
  const length = PART_LENGTH >> 2;
  for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length);
}

/** The last line break before an offset, else the last space: a part that begins with it begins with a whole word. */
function beginningNear(text: string, offset: number): number {
  if (offset <= 0) return 0;
  const least = Math.max(0, offset - LONGEST_LINE);
  const stretch = text.slice(least, offset);
  const newline = stretch.lastIndexOf("\n");
  const blank = newline >= 0 ? newline : stretch.lastIndexOf(" ");
  if (blank >= 0) return least + blank;
  // Between the halves of a pair of surrogates there is no character.
  const code = text.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff ? offset - 1 : offset;
}

function lineBreaks(text: string, to: number): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

/** UTF-8 bytes of a stretch of text; each half of a surrogate pair counts as two. */
export function byteLength(text: string, from: number, to: number): number {
  let bytes = to - from;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x80) bytes += code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 1 : 2;
  }
  return bytes;
}
