import { closeSync, openSync, readSync } from "node:fs";
import { LongBytes } from "./long-bytes.ts";

/** Bytes that are read from any place on, piece by piece and at once, as often as that is asked for. */
export interface PieceSource {
  readonly byteLength: number;
  /** The bytes from `start` up to, not including, `end`, both of which lie in the source. */
  readonly pieces: (start: number, end: number) => Iterable<Uint8Array>;
}

/** Long enough that reads cost little, short enough that many readers of pieces can hold one. */
const PIECE_BYTES = 64 << 10;

/** Bytes that are in memory. */
export function piecesInMemory(bytes: Uint8Array): PieceSource {
  return {
    byteLength: bytes.length,
    *pieces(start, end) {
      for (let at = start; at < end; at += PIECE_BYTES) {
        yield bytes.subarray(at, Math.min(end, at + PIECE_BYTES));
      }
    },
  };
}

/**
 * A file, which is opened whenever it is read: what is read twice may have been changed meanwhile. Throws as `fs` does; where
 * the file has become shorter, fewer bytes come.
 */
export function piecesOfFile(path: string, byteLength: number): PieceSource {
  return {
    byteLength,
    *pieces(start, end) {
      const file = openSync(path, "r");
      try {
        for (let at = start; at < end;) {
          const piece = Buffer.allocUnsafeSlow(Math.min(PIECE_BYTES, end - at));
          const got = readSync(file, piece, 0, piece.length, at);
          if (got === 0) return;
          yield piece.subarray(0, got);
          at += got;
        }
      } finally {
        closeSync(file);
      }
    },
  };
}

/** A part of a source, or all of it. */
export function longBytesIn(
  source: PieceSource,
  start: number = 0,
  end: number = source.byteLength,
): LongBytes {
  return new LongBytes(() => source.pieces(start, end), end - start);
}
