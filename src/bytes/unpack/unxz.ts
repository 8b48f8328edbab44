import { FormatError } from "../errors.ts";
import { damaged, unpackInto, type GrowingOutput, type Unpacked } from "./growing-output.ts";
import { LzmaDecoder } from "./lzma.ts";

const XZ_MAGIC = [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00];
const HEADER_BYTES = 12;

/** Lengths of the checks behind a block, by their number in the header. */
const CHECK_BYTES = [0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64];

const LZMA2 = 0x21;

/** Whether bytes begin as a `.xz` file. */
export function isXz(head: Uint8Array): boolean {
  return XZ_MAGIC.every((byte, at) => head[at] === byte);
}

/** Whether bytes begin as `.lzma`, the format without a magic number: usual properties, a usual dictionary, a length. */
export function isLzma(head: Uint8Array): boolean {
  if (head[0] !== 0x5d) return false;
  const dictionary = (head[1] ?? 1) | ((head[2] ?? 1) << 8) | ((head[3] ?? 1) << 16);
  const isUsual = (dictionary & 0xfff) === 0;
  const length = head.subarray(5, 13);
  const isOpen = length.length === 8 && length.every((byte) => byte === 0xff);
  return isUsual && (isOpen || (length[6] === 0 && length[7] === 0)) && head[13] === 0;
}

/** Unpacks `.lzma`. */
export function unlzma(input: Uint8Array, limit: number): Unpacked {
  return unpackInto(limit, (output) => {
    const decoder = new LzmaDecoder(output);
    decoder.configure(input[0] ?? 0xff);
    const view = new DataView(input.buffer, input.byteOffset, input.byteLength);
    if (input.length < 18) throw damaged("the stream ends early");
    const length = view.getBigUint64(5, true);
    const isOpen = length === 0xffffffffffffffffn;
    return decoder.decode(input, 13, isOpen ? limit + 1 : Number(length));
  });
}

/** Bytes of the version of the packer, and of the length of the properties, that come first in a zip. */
const MEMBER_HEADER_BYTES = 4;

/** Unpacks a member of a zip that is packed by LZMA (APPNOTE 5.8), of `limit` bytes or up to its end mark. */
export function unlzmaMember(input: Uint8Array, limit: number): Unpacked {
  const start = MEMBER_HEADER_BYTES + (input[2] ?? 0) + 256 * (input[3] ?? 0);
  return unlzmaRaw(input.subarray(start), input[MEMBER_HEADER_BYTES] ?? 0xff, limit);
}

/** Unpacks a stream of LZMA without a header, of `limit` bytes or up to its end mark; `properties` holds lc, lp and pb. */
export function unlzmaRaw(input: Uint8Array, properties: number, limit: number): Unpacked {
  return unpackInto(limit, (output) => {
    if (input.length < 5) throw damaged("the stream ends early");
    const decoder = new LzmaDecoder(output);
    decoder.configure(properties);
    return decoder.decode(input, 0, limit);
  });
}

/** Unpacks the chunks of LZMA2 without a container. */
export function unlzma2(input: Uint8Array, limit: number): Unpacked {
  return unpackInto(limit, (output) => readLzma2(input, 0, output));
}

/** Unpacks the streams of a `.xz` file whose only filter is LZMA2, and the zeros between them. */
export function unxz(input: Uint8Array, limit: number): Unpacked {
  return unpackInto(limit, (output) => {
    let at = 0;
    while (isXz(input.subarray(at))) {
      at = readStream(input, at, output);
      while (input[at] === 0) at += 1;
    }
    return at;
  });
}

function readStream(input: Uint8Array, start: number, output: GrowingOutput): number {
  const check = CHECK_BYTES[(input[start + 7] ?? 0) & 15] ?? 0;
  let at = start + HEADER_BYTES;
  let records = 0;
  while ((input[at] ?? 0) !== 0) {
    at = readBlock(input, at, output);
    at += (4 - ((at - start) % 4)) % 4;
    at += check;
    records += 1;
  }
  return skipIndex(input, at, start, records);
}

function readBlock(input: Uint8Array, start: number, output: GrowingOutput): number {
  const headerBytes = ((input[start] ?? 0) + 1) * 4;
  const flags = input[start + 1] ?? 0;
  let at = start + 2;
  if ((flags & 0x40) !== 0) at = skipNumber(input, at);
  if ((flags & 0x80) !== 0) at = skipNumber(input, at);
  if ((flags & 3) !== 0 || input[at] !== LZMA2) {
    throw new FormatError("unknown-packing", "Cannot unpack: xz with a filter other than LZMA2");
  }
  return readLzma2(input, start + headerBytes, output);
}

function readLzma2(input: Uint8Array, start: number, output: GrowingOutput): number {
  const decoder = new LzmaDecoder(output);
  let at = start;
  for (;;) {
    const control = input[at];
    if (control === undefined) throw damaged("the stream ends early");
    at += 1;
    if (control === 0) return at;
    if (control === 1 || control >= 0xe0) decoder.dictionaryStart = output.length;
    if (control < 0x80) {
      if (control > 2) throw damaged(`chunk of kind ${control}`);
      const length = bigEndian16(input, at) + 1;
      output.append(input.subarray(at + 2, at + 2 + length));
      at += 2 + length;
      continue;
    }
    const count = ((control & 0x1f) << 16) + bigEndian16(input, at) + 1;
    const packed = bigEndian16(input, at + 2) + 1;
    at += 4;
    if (control >= 0xc0) {
      decoder.configure(input[at] ?? 0xff);
      at += 1;
    } else if (control >= 0xa0) decoder.reset();
    decoder.decode(input.subarray(at, at + packed), 0, count);
    at += packed;
  }
}

/** The index lists the blocks again; its records are numbers, its footer has 12 bytes. */
function skipIndex(input: Uint8Array, start: number, streamStart: number, records: number): number {
  let at = skipNumber(input, start + 1);
  for (let number = 0; number < 2 * records; number += 1) at = skipNumber(input, at);
  at += (4 - ((at - streamStart) % 4)) % 4;
  if (at + 4 + HEADER_BYTES > input.length) throw damaged("the stream ends early");
  return at + 4 + HEADER_BYTES;
}

function skipNumber(input: Uint8Array, start: number): number {
  let at = start;
  while ((input[at] ?? 0) >= 0x80 && at < start + 9) at += 1;
  return at + 1;
}

function bigEndian16(input: Uint8Array, at: number): number {
  return ((input[at] ?? 0) << 8) | (input[at + 1] ?? 0);
}
