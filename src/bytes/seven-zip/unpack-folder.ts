import { inflateRawSync } from "node:zlib";
import { FormatError } from "../errors.ts";
import { bunzip2 } from "../unpack/bunzip2.ts";
import { damaged, type Unpacked } from "../unpack/growing-output.ts";
import { unlzma2, unlzmaRaw } from "../unpack/unxz.ts";
import { unbcj } from "./unbcj.ts";
import type { Coder, Folder } from "./streams.ts";

/** Bytes that are in memory at once, packed or not. */
const MAX_BYTES = 180e6;

type Step = (packed: Uint8Array, coder: Coder) => Uint8Array;

/** Ways to pack, by their numbers (Methods.txt). */
const STEPS: ReadonlyMap<string, Step> = new Map<string, Step>([
  ["00", (packed) => packed],
  ["21", (packed, { unpackedBytes }) => whole(unlzma2(packed, unpackedBytes))],
  [
    "030101",
    (packed, { properties, unpackedBytes }) =>
      whole(unlzmaRaw(packed, properties[0] ?? 0xff, unpackedBytes)),
  ],
  ["040202", (packed, { unpackedBytes }) => whole(bunzip2(packed, unpackedBytes))],
  ["040108", (packed, { unpackedBytes }) => inflate(packed, unpackedBytes)],
  ["03", (packed, { properties }) => undelta(packed, (properties[0] ?? 0) + 1)],
  ["04", unbcj],
  ["03030103", unbcj],
]);

/** AES: a password is needed. */
const ENCRYPTED = "06f10701";

/** Undoes what was done to the bytes of a folder, in turn. Throws `FormatError`. */
export function unpackFolder(packed: Uint8Array, { coders }: Folder): Uint8Array {
  let bytes = packed;
  for (const coder of coders) {
    const { id, unpackedBytes } = coder;
    if (id === ENCRYPTED) throw new FormatError("encrypted", "Cannot unpack 7z: it is encrypted");
    const step = STEPS.get(id);
    if (step === undefined) {
      throw new FormatError("unknown-packing", `Cannot unpack 7z: packed by method ${id}`);
    }
    if (unpackedBytes > MAX_BYTES) {
      throw new FormatError(
        "archive-limit",
        `Cannot unpack 7z: ${unpackedBytes} bytes in one piece`,
      );
    }
    bytes = step(bytes, coder);
    if (bytes.length !== unpackedBytes) {
      throw damaged(`${bytes.length} bytes came out of ${unpackedBytes}`);
    }
  }
  return bytes;
}

function whole({ bytes, damage }: Unpacked): Uint8Array {
  if (damage !== undefined) throw damage;
  return bytes;
}

function inflate(packed: Uint8Array, length: number): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: length + 1 });
  } catch (cause) {
    throw new FormatError("archive-damaged", "Cannot unpack: the stream is damaged", { cause });
  }
}

/** Each byte is stored as how much it is more than the one so many before. */
function undelta(packed: Uint8Array, distance: number): Uint8Array {
  const bytes = Uint8Array.from(packed);
  for (let at = distance; at < bytes.length; at += 1) {
    bytes[at] = (bytes[at] ?? 0) + (bytes[at - distance] ?? 0);
  }
  return bytes;
}
