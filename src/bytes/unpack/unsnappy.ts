import { damaged, unpackInto, type GrowingOutput, type Unpacked } from "./growing-output.ts";

/** Bits of a tag that say what follows: bytes as they are, or a copy with its distance in one, two or four bytes. */
const LITERAL = 0;
const SHORT_COPY = 1;

/** Unpacks a block of Snappy (format_description.txt): its length, then bytes as they are and copies of earlier ones. */
export function unsnappy(input: Uint8Array, limit: number): Unpacked {
  return unpackInto(limit, (output) => {
    let at = 0;
    const next = (): number => {
      const byte = input[at];
      if (byte === undefined) throw damaged("the block ends early");
      at += 1;
      return byte;
    };
    const number = (bytes: number): number => {
      let value = 0;
      for (let place = 0; place < bytes; place += 1) value += next() * 256 ** place;
      return value;
    };
    const length = readLength(next);
    while (at < input.length) {
      const tag = next();
      const kind = tag & 3;
      const high = tag >> 2;
      if (kind === LITERAL) {
        const count = 1 + (high < 60 ? high : number(high - 59));
        if (count > input.length - at) throw damaged("the block ends early");
        output.append(input.subarray(at, at + count));
        at += count;
      } else if (kind === SHORT_COPY) copy(output, ((tag >> 5) << 8) + next(), 4 + (high & 7));
      else copy(output, number(kind === 2 ? 2 : 4), 1 + high);
    }
    if (output.length !== length) throw damaged(`${output.length} bytes came out of ${length}`);
    return at;
  });
}

/** Seven bits to a byte, the last bits first, up to 32. */
function readLength(next: () => number): number {
  let length = 0;
  for (let factor = 1; factor <= 2 ** 28; factor *= 128) {
    const byte = next();
    length += (byte & 0x7f) * factor;
    if (byte < 0x80) return length;
  }
  throw damaged("its length is too long");
}

function copy(output: GrowingOutput, distance: number, count: number): void {
  if (distance === 0 || distance > output.length) throw damaged("a copy from before the beginning");
  output.copy(distance, count);
}
