import { AssayError } from "../../../bytes/errors.ts";

/** One packet of git's protocol: a line of bytes, or one of the marks that end a list, a section, or an answer. */
export type Packet = Uint8Array | "flush" | "delimiter" | "end";

/** Four digits of its length, which count themselves. */
const LENGTH_DIGITS = 4;
const LENGTH = /^[0-9a-f]{4}$/i;

/** Marks by their length, which no line can have (gitprotocol-v2, "Packet-Line Framing"). */
const MARKS: Readonly<Record<number, Packet>> = { 0: "flush", 1: "delimiter", 2: "end" };

/** A line as a packet. */
export function packetLine(text: string): string {
  const byteLength = LENGTH_DIGITS + Buffer.byteLength(text) + 1;
  return `${byteLength.toString(16).padStart(LENGTH_DIGITS, "0")}${text}\n`;
}

/** The marks as they are sent. */
export const FLUSH = "0000";
export const DELIMITER = "0001";

/**
 * The packets in a stream of bytes, wherever the stream is cut into chunks; in memory of one packet.
 * Throws `AssayError("network")` where the bytes are no packets, or end within one.
 */
export async function* packets(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Packet, void, undefined> {
  let rest: Uint8Array = new Uint8Array();
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    while (at + LENGTH_DIGITS <= bytes.length) {
      const length = packetLength(bytes, at);
      const mark = MARKS[length];
      const end = at + (mark === undefined ? length : LENGTH_DIGITS);
      if (end > bytes.length) break;
      yield mark ?? bytes.subarray(at + LENGTH_DIGITS, end);
      at = end;
    }
    rest = bytes.subarray(at);
  }
  if (rest.length > 0) throw badPacket(`ends within a packet, after ${rest.length} bytes of it`);
}

/** A line as text, without its line feed. */
export function lineText(packet: Uint8Array): string {
  const text = Buffer.from(packet).toString("utf8");
  return text.endsWith("\n") ? text.slice(0, -1) : text;
}

function packetLength(bytes: Uint8Array, at: number): number {
  const digits = Buffer.from(bytes.subarray(at, at + LENGTH_DIGITS)).toString("latin1");
  const length = LENGTH.test(digits) ? Number.parseInt(digits, 16) : Number.NaN;
  if (length in MARKS || length >= LENGTH_DIGITS) return length;
  throw badPacket(`has ${JSON.stringify(digits)} where the length of a packet stands`);
}

function badPacket(detail: string): AssayError {
  return new AssayError("network", `Cannot read answer of git server: it ${detail}`);
}
