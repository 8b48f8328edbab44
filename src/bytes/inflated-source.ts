import { inflateRawSync } from "node:zlib";

import type { ByteSource } from "./byte-source.ts";
import { FormatError } from "./errors.ts";
import { memorySource } from "./memory-source.ts";
import { spend, type UnpackBudget } from "./unpack-budget.ts";
import { unpackError } from "./unpack-error.ts";
import { unpackedChunks } from "./unpacked-chunks.ts";

/** How far a member was unpacked, and what was unpacked but not asked for yet. */
interface Cursor {
  readonly chunks: AsyncIterator<Uint8Array>;
  rest: Uint8Array;
  /** Position of the first byte of `rest` in the member. */
  at: number;
}

/**
 * A deflated archive member. A read that goes forward continues where the last one ended, another starts again, so
 * memory is what one read asks for. `byteLength` is what the archive declares: a member that holds less or more
 * throws `FormatError("archive-damaged")`; one that spends the budget throws `FormatError("archive-limit")`.
 */
export function inflatedSource(
  packed: ByteSource,
  byteLength: number,
  budget: UnpackBudget,
): ByteSource {
  let idle: Cursor | undefined;
  return {
    byteLength,
    async read(start, end, signal) {
      const from = Math.min(Math.max(0, start), byteLength);
      const to = Math.min(Math.max(from, end), byteLength);
      // Taken, not shared: a second read at the same time starts a cursor of its own.
      const cursor = idle && idle.at <= from ? idle : startCursor(packed);
      idle = undefined;
      const parts = await readTo(cursor, from, to, budget, signal);
      if (to === byteLength) await expectEnd(cursor);
      else idle = cursor;
      return Buffer.concat(parts);
    },
  };
}

/** As `inflatedSource`, unpacked at once and kept: for a small member the streams would cost fifty times its bytes. */
export async function inflateWhole(
  packed: ByteSource,
  byteLength: number,
  budget: UnpackBudget,
): Promise<ByteSource> {
  const bytes = inflate(await packed.read(0, packed.byteLength), byteLength);
  spend(budget, bytes.length);
  if (bytes.length === byteLength) return memorySource(bytes);
  throw damaged(`holds ${bytes.length} bytes, ${byteLength} declared`);
}

function inflate(packed: Uint8Array, byteLength: number): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: byteLength + 1 });
  } catch (error) {
    throw error instanceof RangeError ? damaged("holds more than declared") : unpackError(error);
  }
}

function damaged(detail: string): FormatError {
  return new FormatError("archive-damaged", `Cannot unpack: ${detail}`);
}

function startCursor(packed: ByteSource): Cursor {
  return { chunks: unpackedChunks(packed, "deflate"), rest: new Uint8Array(), at: 0 };
}

/** Moves the cursor to `to` and returns what lies between `from` and there. */
async function readTo(
  cursor: Cursor,
  from: number,
  to: number,
  budget: UnpackBudget,
  signal: AbortSignal | undefined,
): Promise<readonly Uint8Array[]> {
  const parts: Uint8Array[] = [];
  while (cursor.at < to) {
    signal?.throwIfAborted();
    if (cursor.rest.length === 0) {
      const next = await cursor.chunks.next();
      if (next.done) throw damaged(`ends at ${cursor.at} of ${to} bytes`);
      spend(budget, next.value.length);
      cursor.rest = next.value;
    }
    const skipped = Math.max(0, from - cursor.at);
    const part = cursor.rest.subarray(skipped, to - cursor.at);
    if (part.length > 0) parts.push(part);
    const used = Math.min(cursor.rest.length, to - cursor.at);
    cursor.rest = cursor.rest.subarray(used);
    cursor.at += used;
  }
  return parts;
}

async function expectEnd(cursor: Cursor): Promise<void> {
  const isMore = cursor.rest.length > 0 || !(await cursor.chunks.next()).done;
  await cursor.chunks.return?.();
  if (isMore) {
    throw damaged("holds more than declared");
  }
}
