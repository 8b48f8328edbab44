import { FormatError } from "./errors.ts";

/** Bytes of a page. The first pages are small ones, each four times the one before: most sets of texts are. */
const FIRST_PAGE_BYTES = 256;
const PAGE_BITS = 18;
const PAGE_BYTES = 2 ** PAGE_BITS;

/** Pages whose number a place has room for, 4 GiB of them. */
const MAX_PAGES = 2 ** (32 - PAGE_BITS);

/** Bytes of the three numbers before a text, at most. */
const MAX_HEADER_BYTES = 15;

/**
 * Texts as UTF-8 in a few large pieces of memory, by their places. A text may lean on another: then only what lies between the
 * beginning and the end that both have is kept. Names of tensors and of members are long, and much alike.
 */
export class TextPages {
  readonly #pages: Buffer[] = [];
  /** Bytes of the last page that are taken. */
  #taken = 0;

  /**
   * Adds the first `length` bytes of `text`, and gives their place, a number of 32 bits. `whole` is the place of a text that leans on
   * none, and that this one may lean on. Throws `FormatError` behind 4 GiB of texts.
   */
  add(text: Uint8Array, length: number, whole: number | undefined): number {
    const { start, end } = whole === undefined ? NOTHING_SHARED : this.#shared(text, length, whole);
    const rest = length - start - end;
    const page = this.#pageFor(rest + MAX_HEADER_BYTES);
    const first = this.#taken;
    let at = writeNumber(page, first, start);
    at = writeNumber(page, at, end);
    at = writeNumber(page, at, rest);
    for (let from = start; from < start + rest; from += 1, at += 1) page[at] = text[from] ?? 0;
    this.#taken = at;
    return (this.#pages.length - 1) * PAGE_BYTES + first;
  }

  /** Writes the text at a place, which leans on the one at `whole`, to the beginning of a room; its length. */
  read(place: number, whole: number, room: TextRoom): number {
    const page = this.#page(place);
    const { start, end, rest, at: from } = readHeader(page, place % PAGE_BYTES, LEANING);
    const length = start + rest + end;
    const into = room.atLeast(length);
    for (let at = 0; at < rest; at += 1) into[start + at] = page[from + at] ?? 0;
    if (start + end === 0) return length;
    const other = this.#page(whole);
    const { at: otherFrom, rest: otherLength } = readHeader(other, whole % PAGE_BYTES, WHOLE);
    for (let at = 0; at < start; at += 1) into[at] = other[otherFrom + at] ?? 0;
    const ending = otherFrom + otherLength - length;
    for (let at = length - end; at < length; at += 1) into[at] = other[ending + at] ?? 0;
    return length;
  }

  /** Bytes that a text has in common with another, at the beginning and at the end. */
  #shared(text: Uint8Array, length: number, whole: number): { start: number; end: number } {
    const page = this.#page(whole);
    const { at, rest } = readHeader(page, whole % PAGE_BYTES, WHOLE);
    const most = Math.min(length, rest);
    let start = 0;
    while (start < most && text[start] === page[at + start]) start += 1;
    let end = 0;
    while (end < most - start && text[length - 1 - end] === page[at + rest - 1 - end]) end += 1;
    return { start, end };
  }

  #page(place: number): Buffer {
    return this.#pages[place >>> PAGE_BITS] ?? NO_BYTES;
  }

  /** The page that so many bytes come into. */
  #pageFor(length: number): Buffer {
    const last = this.#pages.at(-1);
    if (last !== undefined && last.length - this.#taken >= length) return last;
    if (this.#pages.length === MAX_PAGES) {
      throw new FormatError("too-large", `Cannot keep texts: there are ${MAX_PAGES} pages of them`);
    }
    const wanted = FIRST_PAGE_BYTES * 4 ** this.#pages.length;
    const page = Buffer.allocUnsafeSlow(Math.max(Math.min(wanted, PAGE_BYTES), length));
    this.#pages.push(page);
    this.#taken = 0;
    return page;
  }
}

/** Room that texts are put together in, which grows. */
export class TextRoom {
  bytes: Buffer = NO_BYTES;

  atLeast(length: number): Buffer {
    if (this.bytes.length < length) this.bytes = Buffer.allocUnsafeSlow(Math.max(2 * length, 256));
    return this.bytes;
  }
}

const NO_BYTES = Buffer.alloc(0);
const NOTHING_SHARED = { start: 0, end: 0 };

/** What stands before a text. */
interface Header {
  /** Bytes of the other text that it begins and ends with. */
  start: number;
  end: number;
  /** Bytes of its own. */
  rest: number;
  /** Where these begin. */
  at: number;
}

/** Headers that were read last: they are read so often that each must not be a new object. */
const LEANING: Header = { start: 0, end: 0, rest: 0, at: 0 };
const WHOLE: Header = { start: 0, end: 0, rest: 0, at: 0 };

function readHeader(page: Uint8Array, place: number, header: Header): Header {
  header.at = place;
  header.start = readNumber(page, header);
  header.end = readNumber(page, header);
  header.rest = readNumber(page, header);
  return header;
}

/** Seven bits in each byte, the low ones first; all but the last have the high bit. */
function writeNumber(page: Uint8Array, place: number, number: number): number {
  let at = place;
  let left = number;
  for (; left >= 0x80; left >>>= 7) {
    page[at] = (left & 0x7f) | 0x80;
    at += 1;
  }
  page[at] = left;
  return at + 1;
}

function readNumber(page: Uint8Array, header: Header): number {
  let number = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = page[header.at] ?? 0;
    header.at += 1;
    number |= (byte & 0x7f) << shift;
    if (byte < 0x80) return number;
  }
}
