import { FormatError } from "../../bytes/errors.ts";

/** Bytes of base64 in its one right spelling, of either alphabet and with or without padding. Throws `FormatError`. */
export function readBase64(text: string, place: string): Buffer {
  const bytes = Buffer.from(text, "base64");
  const padded = bytes.toString("base64");
  const isRight =
    text === padded || text === padded.replace(/=+$/, "") || text === bytes.toString("base64url");
  if (bytes.length > 0 && isRight) return bytes;
  throw new FormatError("bad-base64", `Cannot accept ${place}: wanted base64`);
}
