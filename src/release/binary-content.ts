/** Git's rule, which people know from `git diff`: a NUL in the first 8,000 bytes means binary. */
const NUL_WINDOW_BYTES = 8000;

/** Control characters are counted in this much of the file. */
const SAMPLE_BYTES = 16 * 1024;

/**
 * Largest share of control characters in a text. Compressed or random bytes have about one in ten,
 * prose and code have none, a log with odd bytes in it has a few in a thousand.
 */
const MAX_CONTROL_SHARE = 0.02;

/** So many are let pass however short the file: a stray one in a note of forty bytes does not make it binary. */
const STRAY_CONTROLS = 2;

/** Beginnings of binary formats that can go 8,000 bytes without a NUL and so would pass for text. */
const SIGNATURES: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ["PDF", ascii("%PDF-")],
  ["zip", ascii("PK\x03\x04")],
  ["empty zip", ascii("PK\x05\x06")],
  ["gzip", [0x1f, 0x8b]],
  ["zstd", [0x28, 0xb5, 0x2f, 0xfd]],
  ["xz", [0xfd, ...ascii("7zXZ")]],
  ["bzip2", ascii("BZh91AY&SY")],
  ["7z", ascii("7z\xbc\xaf")],
  ["rar", ascii("Rar!\x1a\x07")],
  ["PNG", ascii("\x89PNG")],
  ["JPEG", [0xff, 0xd8, 0xff]],
  ["GIF", ascii("GIF89a")],
  ["pickle", [0x80, 0x02]],
  ["pickle", [0x80, 0x03]],
  ["pickle", [0x80, 0x04]],
  ["pickle", [0x80, 0x05]],
  ["HDF5", ascii("\x89HDF\r\n")],
  ["parquet", ascii("PAR1\x15")],
  ["ELF", ascii("\x7fELF")],
];

/** Byte order marks of UTF-32, which nobody writes text in; tested before UTF-16, whose mark is its prefix. */
const UTF32_MARKS: readonly (readonly number[])[] = [
  [0xff, 0xfe, 0, 0],
  [0, 0, 0xfe, 0xff],
];

/** Why bytes are not text, in a few words, or undefined when they may be text. Holds for all encodings but UTF-16. */
export function binaryReason(bytes: Uint8Array): string | undefined {
  const signature = SIGNATURES.find(([, mark]) => startsWith(bytes, mark));
  if (signature) return `${signature[0]} signature`;
  if (UTF32_MARKS.some((mark) => startsWith(bytes, mark))) return "UTF-32 is not read";
  const nul = bytes.subarray(0, NUL_WINDOW_BYTES).indexOf(0);
  if (nul >= 0) return `NUL at byte ${nul}`;
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const controls = countControls(sample);
  if (controls <= Math.max(STRAY_CONTROLS, sample.length * MAX_CONTROL_SHARE)) return undefined;
  return `${controls} control characters in the first ${sample.length} bytes`;
}

/** As `binaryReason`, for what was decoded as UTF-16: its mark is two bytes that a binary file may begin with too. */
export function binaryTextReason(text: string): string | undefined {
  const nul = text.slice(0, NUL_WINDOW_BYTES).indexOf("\0");
  return nul >= 0 ? `UTF-16 mark, but NUL at character ${nul}` : undefined;
}

/** Whether `bytes` begin with `mark`. */
export function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return bytes.length >= mark.length && mark.every((byte, at) => bytes[at] === byte);
}

/** Bytes that are controls other than those that texts and terminal logs use: backspace to carriage return, and escape. */
const CONTROLS: Uint8Array = Uint8Array.from({ length: 0x100 }, (_, byte) =>
  byte < 0x08 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b) || byte === 0x7f ? 1 : 0,
);

function countControls(bytes: Uint8Array): number {
  let count = 0;
  // By index: iterating takes ten times as long, and every text of a release comes through here.
  for (let at = 0; at < bytes.length; at++) count += CONTROLS[bytes[at] ?? 0] ?? 0;
  return count;
}

function ascii(text: string): readonly number[] {
  return Array.from(text, (character) => character.charCodeAt(0));
}
