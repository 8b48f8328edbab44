import type { ByteSource } from "../bytes/byte-source.ts";
import type { FilePlace } from "../bytes/file-place.ts";
import { type ReadInto, withFile } from "../bytes/file-source.ts";
import { decodedPieces, isPlainUtf8 } from "../release/text-pieces.ts";

/** Longer files are read piece by piece where they lie. */
const LONG_FILE = 1 << 20;
/** Bytes that are read at once. */
const CHUNK_BYTES = 1 << 16;

/** A long file of text in UTF-8 that lies on this machine, as a thread can be told of it. */
export interface LongFile {
  readonly byteLength: number;
  readonly place: FilePlace;
}

/** A source as a long file; undefined for a short one, for one that lies elsewhere, and for text in other encodings. */
export function longFile({ byteLength, place }: ByteSource): LongFile | undefined {
  if (byteLength <= LONG_FILE || !place) return undefined;
  const file = { byteLength, place };
  const isPlain = withFile(place, (readInto) => isPlainUtf8(chunksOf(file, readInto)));
  return isPlain ? file : undefined;
}

/** Works on the text of a long file, in pieces; these can be read more than once. Throws as `withFile` does. */
export function withPieces<T>(file: LongFile, work: (pieces: Iterable<string>) => T): T {
  return withFile(file.place, (readInto) =>
    work({ [Symbol.iterator]: () => decodedPieces(chunksOf(file, readInto)) }),
  );
}

/** All bytes of a file. Throws as `withFile` does. */
export function bytesOf(content: Uint8Array | LongFile): Uint8Array {
  if (content instanceof Uint8Array) return content;
  const { byteLength, place } = content;
  const bytes = new Uint8Array(byteLength);
  withFile(place, (readInto) => {
    readInto(bytes, place.start);
  });
  return bytes;
}

/** The bytes of a file in order; each chunk is good until the next one is asked for. */
function* chunksOf({ byteLength, place }: LongFile, readInto: ReadInto): Generator<Uint8Array> {
  const buffer = new Uint8Array(CHUNK_BYTES);
  for (let at = 0; at < byteLength; at += CHUNK_BYTES) {
    const chunk = buffer.subarray(0, Math.min(CHUNK_BYTES, byteLength - at));
    readInto(chunk, place.start + at);
    yield chunk;
  }
}
