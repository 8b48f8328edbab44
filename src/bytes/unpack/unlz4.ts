import { damaged, unpackInto, type GrowingOutput, type Unpacked } from "./growing-output.ts";

const MAGIC = [0x04, 0x22, 0x4d, 0x18];

/** Whether bytes begin as a frame of LZ4. */
export function isLz4(head: Uint8Array): boolean {
  return MAGIC.every((byte, at) => head[at] === byte);
}

/** Unpacks the frames of an LZ4 file. */
export function unlz4(input: Uint8Array, limit: number): Unpacked {
  return unpackInto(limit, (output) => {
    let at = 0;
    while (isLz4(input.subarray(at))) at = readFrame(input, at, output);
    return at;
  });
}

function readFrame(input: Uint8Array, start: number, output: GrowingOutput): number {
  const view = new DataView(input.buffer, input.byteOffset, input.byteLength);
  const flags = input[start + 4] ?? 0;
  const hasBlockChecks = (flags & 0x10) !== 0;
  const hasLength = (flags & 0x08) !== 0;
  const hasCheck = (flags & 0x04) !== 0;
  const hasDictionary = (flags & 0x01) !== 0;
  let at = start + 7 + (hasLength ? 8 : 0) + (hasDictionary ? 4 : 0);
  for (;;) {
    if (at + 4 > input.length) throw damaged("the stream ends early");
    const size = view.getUint32(at, true);
    at += 4;
    if (size === 0) return at + (hasCheck ? 4 : 0);
    const end = at + (size & 0x7fffffff);
    if (end > input.length) throw damaged("the stream ends early");
    const block = input.subarray(at, end);
    if (size >= 0x80000000) output.append(block);
    else readBlock(block, output);
    at = end + (hasBlockChecks ? 4 : 0);
  }
}

function readBlock(block: Uint8Array, output: GrowingOutput): void {
  let at = 0;
  /** Fifteen means that bytes follow, to be added as long as they are 255. */
  const extra = (nibble: number): number => {
    if (nibble < 15) return nibble;
    let total = nibble;
    for (;;) {
      const byte = block[at] ?? 0;
      at += 1;
      total += byte;
      if (byte !== 255) return total;
    }
  };
  while (at < block.length) {
    const token = block[at] ?? 0;
    at += 1;
    const literals = extra(token >> 4);
    output.append(block.subarray(at, at + literals));
    at += literals;
    if (at >= block.length) return;
    const distance = (block[at] ?? 0) | ((block[at + 1] ?? 0) << 8);
    at += 2;
    if (distance === 0 || distance > output.length)
      throw damaged("a copy from before the beginning");
    output.copy(distance, extra(token & 15) + 4);
  }
}
