import type { ByteSource } from "../byte-source.ts";
import { cachedSource } from "../cached-source.ts";
import { FormatError } from "../errors.ts";
import { isZeroBlock, parseHeader, parsePax, type TarHeader } from "./tar-header.ts";

/** One entry of a tar. */
export interface TarMember {
  readonly name: string;
  readonly kind: TarHeader["kind"];
  /** Where a link leads; empty for the others. */
  readonly target: string;
  /** Where its header begins; the first of its headers, where names are too long for one. */
  readonly offset: number;
  readonly dataOffset: number;
  readonly byteLength: number;
}

/** Everything that a reader of tar files may see in one. */
export interface TarContents {
  readonly members: readonly TarMember[];
  /** What breaks the format: reading stopped there, or went on beyond the end mark. */
  readonly oddities: readonly {
    readonly id: string;
    readonly message: string;
    readonly offset: number;
  }[];
}

const BLOCK_BYTES = 512;

/** Names and pax records that are longer come from no file system. */
const MAX_NAME_BYTES = 1 << 20;

/**
 * Reads every header of a tar: POSIX, pax, GNU and the oldest. Goes on behind the end mark, as some readers do. What cannot
 * be read ends the list and is in `oddities`.
 */
export async function readTar(file: ByteSource, signal?: AbortSignal): Promise<TarContents> {
  const source = cachedSource(file);
  const members: TarMember[] = [];
  const oddities: TarContents["oddities"][number][] = [];
  let at = 0;
  let hasEnded = false;
  try {
    while (at < source.byteLength) {
      const block = await source.read(at, at + BLOCK_BYTES, signal);
      if (isZeroBlock(block)) {
        hasEnded = true;
        at += BLOCK_BYTES;
        continue;
      }
      if (hasEnded)
        oddities.push({ id: "after-end", message: "data follows the end mark", offset: at });
      hasEnded = false;
      const { member, end } = await readMember(source, at, signal);
      members.push(member);
      at = end;
    }
    if (!hasEnded) oddities.push({ id: "no-end", message: "the end mark is missing", offset: at });
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    oddities.push({ id: error.code, message: error.message, offset: at });
  }
  return { members, oddities };
}

async function readMember(
  source: ByteSource,
  start: number,
  signal: AbortSignal | undefined,
): Promise<{ readonly member: TarMember; readonly end: number }> {
  const long = new Map<string, string>();
  for (let at = start; ;) {
    const header = parseHeader(await source.read(at, at + BLOCK_BYTES, signal));
    const dataOffset = at + BLOCK_BYTES;
    const byteLength = header.kind === "file" || header.isExtension ? sizeOf(header, long) : 0;
    if (byteLength > source.byteLength - dataOffset) {
      throw new FormatError(
        "truncated",
        `Cannot read "${header.name}": ${byteLength} bytes declared, ${source.byteLength - dataOffset} left`,
      );
    }
    const end = dataOffset + Math.ceil(byteLength / BLOCK_BYTES) * BLOCK_BYTES;
    if (!header.isExtension) {
      const name = long.get("path") ?? header.name;
      const target = long.get("linkpath") ?? header.target;
      return {
        member: { name, kind: header.kind, target, offset: start, dataOffset, byteLength },
        end,
      };
    }
    const text = await source.read(
      dataOffset,
      dataOffset + Math.min(byteLength, MAX_NAME_BYTES),
      signal,
    );
    for (const [key, value] of extensionOf(header, text)) long.set(key, value);
    at = end;
  }
}

function sizeOf(header: TarHeader, long: ReadonlyMap<string, string>): number {
  const size = header.isExtension ? undefined : long.get("size");
  if (size === undefined) return header.byteLength;
  const number = /^\d{1,16}$/.test(size) ? Number(size) : NaN;
  if (Number.isSafeInteger(number)) return number;
  throw new FormatError("bad-size", `Cannot read "${header.name}": its size is "${size}"`);
}

/** `L` and `K` of GNU hold a name, `x` and `g` of pax a list of fields. */
function extensionOf({ type }: TarHeader, text: Uint8Array): ReadonlyMap<string, string> {
  if (type !== "L" && type !== "K") return parsePax(text);
  const name = Buffer.from(text)
    .toString("utf8")
    .replace(/\0[^]*$/, "");
  return new Map([[type === "L" ? "path" : "linkpath", name]]);
}
