import { hash } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { ByteSource } from "./byte-source.ts";
import { namesIn } from "./names-in.ts";
import { systemErrorCode } from "./system-error.ts";
import { writeWholeFile } from "./write-whole-file.ts";

/** Each kept range begins with the SHA-256 of its bytes. */
const DIGEST_BYTES = 32;

interface Kept {
  readonly start: number;
  readonly end: number;
}

/** Whether `folder` holds ranges of a file. */
export function hasKeptRanges(folder: string): boolean {
  return listKept(folder).length > 0;
}

/**
 * The same bytes, with every range that was read kept in `folder`, which belongs to this very file: `START-END` holds its
 * digest and its bytes. Ranges that are damaged are fetched again; a folder that cannot be written to keeps nothing.
 */
export function keptRanges(source: ByteSource, folder: string): ByteSource {
  let kept: Kept[] | undefined;
  return {
    byteLength: source.byteLength,
    isRemote: true,
    async read(start, end, signal) {
      kept ??= listKept(folder);
      const at = kept.find((each) => each.start <= start && end <= each.end);
      const known = at && readKept(folder, at);
      if (at && known) return known.subarray(start - at.start, end - at.start);
      const bytes = await source.read(start, end, signal);
      if (keep(folder, { start, end }, bytes)) kept.push({ start, end });
      return bytes;
    },
    drop() {
      kept = undefined;
      try {
        rmSync(folder, { recursive: true, force: true });
      } catch (error) {
        systemErrorCode(error);
      }
    },
  };
}

/** Bytes of a file from `start` on. */
export interface Extent {
  readonly start: number;
  readonly bytes: Uint8Array;
}

/** All that `folder` holds of a file, in order; what touches or overlaps is one. */
export function keptExtents(folder: string): readonly Extent[] {
  const extents: { start: number; end: number; parts: Uint8Array[] }[] = [];
  for (const at of listKept(folder).toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const bytes = readKept(folder, at);
    if (bytes === undefined) continue;
    const last = extents.at(-1);
    if (last === undefined || at.start > last.end) {
      extents.push({ ...at, parts: [bytes] });
    } else if (at.end > last.end) {
      last.parts.push(bytes.subarray(last.end - at.start));
      last.end = at.end;
    }
  }
  return extents.map(({ start, parts }) => ({ start, bytes: Buffer.concat(parts) }));
}

function listKept(folder: string): Kept[] {
  // Nothing was kept yet, or it may not be read: both mean to fetch.
  return namesIn(folder).flatMap((name) => {
    const match = /^(\d{1,15})-(\d{1,15})$/.exec(name);
    return match ? [{ start: Number(match[1]), end: Number(match[2]) }] : [];
  });
}

function readKept(folder: string, { start, end }: Kept): Uint8Array | undefined {
  try {
    const content = readFileSync(join(folder, `${start}-${end}`));
    const bytes = content.subarray(DIGEST_BYTES);
    const isWhole = bytes.byteLength === end - start;
    return isWhole && digestOf(bytes).equals(content.subarray(0, DIGEST_BYTES)) ? bytes : undefined;
  } catch (error) {
    systemErrorCode(error);
    return undefined;
  }
}

function keep(folder: string, { start, end }: Kept, bytes: Uint8Array): boolean {
  try {
    writeWholeFile(join(folder, `${start}-${end}`), digestOf(bytes), bytes);
    return true;
  } catch (error) {
    // A full disk costs the second audit its speed, and this one nothing.
    systemErrorCode(error);
    return false;
  }
}

function digestOf(bytes: Uint8Array): Buffer {
  return hash("sha256", bytes, "buffer");
}
