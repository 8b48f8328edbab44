import type { ByteSource } from "../bytes/byte-source.ts";
import { memorySource } from "../bytes/memory-source.ts";
import { spend } from "../bytes/unpack-budget.ts";
import type { Unpacked } from "../bytes/unpack/growing-output.ts";
import type { FormatReader, InspectContext, Probe } from "./format-reader.ts";
import { grantUnpacked } from "./inspect-budget.ts";
import { conclude, type Inspection, type Problem } from "./inspection.ts";

/** Packed bytes that are read, and bytes they may unpack to: both are in memory at once. */
const MAX_PACKED_BYTES = 100e6;
const MAX_UNPACKED_BYTES = 180e6;

/** Writers pack a thousand times at most: zeros, by deflate. More is a bomb. */
const MAX_RATIO = 1100;

/** Zeros that every packer packs better than that. */
const MIN_RATIO_BYTES = 1e6;

/** Unpacks a file that is packed as a whole, to at most `limit` bytes. */
export type Unpack = (packed: Uint8Array, limit: number) => Unpacked;

/** A reader of files that are packed as a whole; what is inside is inspected by its own content. */
export function compressedReader(
  name: string,
  extension: RegExp,
  sniff: (head: Uint8Array) => boolean,
  unpack: Unpack,
): FormatReader {
  return {
    name,
    sniff: ({ head }: Probe) => sniff(head),
    promisedBy: (fileName) => extension.test(fileName),
    mayBeNamed: (fileName) => /\.(?:pkl|pickle|joblib|dill|nemo|npy|tar|tgz)$/.test(fileName),
    inspect: (source, context) => inspectPacked(source, context, name, extension, unpack),
  };
}

async function inspectPacked(
  source: ByteSource,
  context: InspectContext,
  name: string,
  extension: RegExp,
  unpack: Unpack,
): Promise<Inspection> {
  if (source.byteLength > MAX_PACKED_BYTES) {
    const why = `more than ${MAX_PACKED_BYTES} packed bytes`;
    return conclude({ format: name, unread: [{ what: "what is packed", why }] });
  }
  const packed = await source.read(0, source.byteLength, context.signal);
  const limit = Math.min(MAX_UNPACKED_BYTES, context.budget.unpack.bytesLeft);
  const unpacked = unpack(packed, limit);
  const { bytes, end, damage } = unpacked;
  spend(context.budget.unpack, bytes.length);
  grantUnpacked(context.budget, bytes.length);
  const part = await context.inspectPart(memorySource(bytes), innerName(context.name, extension));
  const parts = [part];
  const rest = packed.subarray(end);
  if (rest.length > 0) parts.push(await context.inspectPart(memorySource(rest), "(bytes behind)"));
  const { format, tensors, metadata } = part;
  const unread = damage && [{ what: "the rest of what is packed", why: damage.message }];
  const problems = problemsOf(packed, unpacked);
  return conclude({ format, tensors, metadata, parts, problems, ...(unread && { unread }) });
}

function problemsOf(packed: Uint8Array, { bytes, end, damage }: Unpacked): readonly Problem[] {
  const problems: Problem[] = [];
  const note = (id: string, message: string): void => {
    problems.push({ id, message, effect: "malformed" });
  };
  const isBomb = bytes.length > Math.max(MIN_RATIO_BYTES, packed.length * MAX_RATIO);
  if (isBomb) note("expansion", `${packed.length} bytes unpack to ${bytes.length} and more`);
  if (end < packed.length) note("trailing-bytes", `${packed.length - end} bytes follow`);
  if (damage && damage.code !== "archive-limit") note(damage.code, damage.message);
  return problems;
}

/** `model.pkl.gz` holds `model.pkl`, `model.tgz` holds `model.tar`; other names promise what is inside. */
function innerName(name: string, extension: RegExp): string {
  if (/\.tgz$/i.test(name)) return name.replace(/\.tgz$/i, ".tar");
  return name.replace(extension, "");
}
