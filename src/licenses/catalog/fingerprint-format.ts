import { checkOfBytes } from "./check.ts";

/** First four bytes of `catalog/fingerprints.bin`: "ASLF", little endian. */
const MAGIC = 0x464c5341;

/** Changes whenever the layout, the tokenizer or the gram hash changes. */
const FORMAT_VERSION = 6;

/** Columns of `catalog/fingerprints.bin`; all numbers little endian. See docs/catalog.md. */
export interface FingerprintSections {
  /** An open table over the hashes of words, and beside it the ids of the words: see `Vocabulary`. */
  readonly vocabularyHashes: Uint32Array;
  readonly textStarts: Uint32Array;
  readonly wordCounts: Uint32Array;
  readonly runStarts: Uint32Array;
  readonly exactHigh: Uint32Array;
  readonly exactLow: Uint32Array;
  /** Gram of the first words of each text that must be there. */
  readonly startGrams: Uint32Array;
  /** Where in `widerTexts` those of each text start. */
  readonly widerStarts: Uint32Array;
  readonly gramFilter: Uint32Array;
  readonly gramHashes: Uint32Array;
  readonly gramBuckets: Uint32Array;
  readonly gramStarts: Uint32Array;
  readonly vocabularyIds: Uint16Array;
  readonly words: Uint16Array;
  readonly runs: Uint16Array;
  readonly exactTexts: Uint16Array;
  /** Texts that hold most words of another text and more, and the place of these words: first, last. */
  readonly widerTexts: Uint16Array;
  /** Ids of words that license texts use as names only. */
  readonly nameWords: Uint16Array;
  readonly postingTexts: Uint16Array;
  readonly postingPlaces: Uint16Array;
}

const WIDE = [
  "vocabularyHashes",
  "textStarts",
  "wordCounts",
  "runStarts",
  "exactHigh",
  "exactLow",
  "startGrams",
  "widerStarts",
  "gramFilter",
  "gramHashes",
  "gramBuckets",
  "gramStarts",
] as const;

const NARROW = [
  "vocabularyIds",
  "words",
  "runs",
  "exactTexts",
  "widerTexts",
  "nameWords",
  "postingTexts",
  "postingPlaces",
] as const;

/** Words of the header before the lengths: magic, version, and the check of all that follows it. */
const LENGTHS_AT = 3;

/** Header: as above, then the length in entries of each column in the order of `WIDE` and `NARROW`. */
const HEADER_WORDS = LENGTHS_AT + WIDE.length + NARROW.length;

/** Writes the columns as one file, the wide ones first so that all are aligned. */
export function writeSections(sections: FingerprintSections): Uint8Array {
  const header = [MAGIC, FORMAT_VERSION, 0, ...lengths(sections)];
  const wideWords = WIDE.reduce((sum, name) => sum + sections[name].length, 0);
  const narrowWords = NARROW.reduce((sum, name) => sum + sections[name].length, 0);
  const bytes = new Uint8Array(HEADER_WORDS * 4 + wideWords * 4 + wholeWords(narrowWords * 2));
  const view = new DataView(bytes.buffer);
  let at = 0;
  const put32 = (value: number): void => {
    view.setUint32(at, value, true);
    at += 4;
  };
  header.forEach(put32);
  for (const name of WIDE) sections[name].forEach(put32);
  for (const name of NARROW) {
    sections[name].forEach((value) => {
      view.setUint16(at, value, true);
      at += 2;
    });
  }
  view.setUint32((LENGTHS_AT - 1) * 4, checkOfBytes(bytes, LENGTHS_AT * 4), true);
  return bytes;
}

/** Bytes rounded up to whole 32-bit words, so that the check can go by words. */
function wholeWords(bytes: number): number {
  return Math.ceil(bytes / 4) * 4;
}

function lengths(sections: FingerprintSections): readonly number[] {
  return [...WIDE, ...NARROW].map((name) => sections[name].length);
}

/** Views the columns of a fingerprint file; bytes that are not aligned for typed arrays are copied once. */
export function readSections(file: Uint8Array): FingerprintSections {
  const bytes = file.byteOffset % 4 === 0 ? file : new Uint8Array(file);
  if (bytes.byteLength < HEADER_WORDS * 4) {
    throw new RangeError(
      `Cannot read license fingerprints: got ${bytes.byteLength} bytes of header`,
    );
  }
  const header = new Uint32Array(bytes.buffer, bytes.byteOffset, HEADER_WORDS);
  if (header[0] !== MAGIC) {
    throw new RangeError("Cannot read license fingerprints: bytes do not begin with ASLF");
  }
  if (header[1] !== FORMAT_VERSION) {
    throw new RangeError(
      `Cannot read license fingerprints: format ${header[1]}, need ${FORMAT_VERSION}`,
    );
  }
  const needed = HEADER_WORDS * 4 + bodyLength(header);
  if (needed !== bytes.byteLength) {
    throw new RangeError(
      `Cannot read license fingerprints: got ${bytes.byteLength} of ${needed} bytes`,
    );
  }
  const check = checkOfBytes(bytes, LENGTHS_AT * 4);
  if (check !== header[LENGTHS_AT - 1]) {
    throw new RangeError(
      `Cannot read license fingerprints: check is ${check}, file says ${header[LENGTHS_AT - 1]}`,
    );
  }
  let offset = bytes.byteOffset + HEADER_WORDS * 4;
  let column = LENGTHS_AT;
  const wide = (): Uint32Array => {
    const length = header[column] ?? 0;
    const view = new Uint32Array(bytes.buffer, offset, length);
    column += 1;
    offset += length * 4;
    return view;
  };
  const narrow = (): Uint16Array => {
    const length = header[column] ?? 0;
    const view = new Uint16Array(bytes.buffer, offset, length);
    column += 1;
    offset += length * 2;
    return view;
  };
  return {
    vocabularyHashes: wide(),
    textStarts: wide(),
    wordCounts: wide(),
    runStarts: wide(),
    exactHigh: wide(),
    exactLow: wide(),
    startGrams: wide(),
    widerStarts: wide(),
    gramFilter: wide(),
    gramHashes: wide(),
    gramBuckets: wide(),
    gramStarts: wide(),
    vocabularyIds: narrow(),
    words: narrow(),
    runs: narrow(),
    exactTexts: narrow(),
    widerTexts: narrow(),
    nameWords: narrow(),
    postingTexts: narrow(),
    postingPlaces: narrow(),
  };
}

function bodyLength(header: Uint32Array): number {
  let bytes = 0;
  for (let at = LENGTHS_AT; at < HEADER_WORDS; at += 1) {
    bytes += (header[at] ?? 0) * (at < LENGTHS_AT + WIDE.length ? 4 : 2);
  }
  return wholeWords(bytes);
}

/** The check that a fingerprint file carries in its header, by which other files name it. Not held against its bytes. */
export function fingerprintCheck(file: Uint8Array): number {
  const at = (LENGTHS_AT - 1) * 4;
  if (file.byteLength < at + 4) {
    throw new RangeError(
      `Cannot read license fingerprints: got ${file.byteLength} bytes of header`,
    );
  }
  return new DataView(file.buffer, file.byteOffset).getUint32(at, true);
}
