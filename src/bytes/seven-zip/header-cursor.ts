import { ByteCursor } from "../byte-cursor.ts";
import { FormatError } from "../errors.ts";

/** Reads what the headers of 7z are made of (7zFormat.txt). Throws `FormatError`. */
export class HeaderCursor extends ByteCursor {
  /** A number of one to nine bytes: the leading ones of the first byte say how many follow. */
  number(): number {
    const first = this.u8();
    let value = 0n;
    let mask = 0x80;
    for (let place = 0n; place < 8n; place += 1n, mask >>= 1) {
      if ((first & mask) === 0) return safe(value + (BigInt(first & (mask - 1)) << (8n * place)));
      value += BigInt(this.u8()) << (8n * place);
    }
    return safe(value);
  }

  /** How many things follow, each of which has a byte or stands for a bit of one. */
  count(): number {
    const count = this.number();
    if (count > 8 * this.left + MAX_WITHOUT_BYTES) throw broken(`${count} of something`);
    return count;
  }

  /** So many bits, the highest first. */
  bits(count: number): readonly boolean[] {
    const bytes = this.take(Math.ceil(count / 8));
    return Array.from(
      { length: count },
      (_, at) => ((bytes[at >> 3] ?? 0) & (0x80 >> (at & 7))) !== 0,
    );
  }

  /** Bits, or one byte that stands for all of them. */
  bitsOrAll(count: number): readonly boolean[] {
    return this.u8() === 0 ? this.bits(count) : Array.from({ length: count }, () => true);
  }

  /** Checksums of some of so many streams. They are passed over: what is wrong with the bytes shows when they are read. */
  skipDigests(count: number): void {
    this.skip(4 * this.bitsOrAll(count).filter(Boolean).length);
  }

  /** The next byte must be this one. */
  expect(wanted: number, what: string): void {
    const found = this.u8();
    if (found !== wanted) throw broken(`${what} of kind ${found}`);
  }
}

/** Empty files need no byte of a header each but that of their name. */
const MAX_WITHOUT_BYTES = 64;

function safe(value: bigint): number {
  if (value <= BigInt(Number.MAX_SAFE_INTEGER)) return Number(value);
  throw broken(`the number ${value}`);
}

/** Something in a header that is not as it must be. */
export function broken(what: string): FormatError {
  return new FormatError("bad-7z", `Cannot read 7z: its header has ${what}`);
}
