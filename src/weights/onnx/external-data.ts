import { isPlainRelative } from "../folder-siblings.ts";
import type { InspectContext } from "../format-reader.ts";
import type { Problem } from "../inspection.ts";
import type { Message } from "../protobuf/message.ts";
import type { TensorPiece } from "../tensor.ts";

/** Bytes of tensors that lie in files beside the model, kept to find those that overlap. */
export interface ExternalRange {
  readonly location: string;
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

/** What was found where a tensor says that its bytes are. */
export type External =
  | { readonly piece: TensorPiece; readonly range: ExternalRange }
  | { readonly problem: Problem };

/** Entries that the format knows (onnx.proto, TensorProto.external_data). */
const KEYS: ReadonlySet<string> = new Set(["location", "offset", "length", "checksum", "basepath"]);

/** The bytes of a tensor in a file beside the model. Nothing outside of the folder is ever opened. */
export async function readExternal(
  tensor: Message,
  name: string,
  byteLength: number,
  { siblings }: InspectContext,
): Promise<External> {
  const entries = new Map<string, string>();
  for await (const entry of tensor.messages(13)) {
    const key = await entry.text(1);
    if (entries.has(key)) return malformed(`"${name}" gives "${key}" twice`);
    entries.set(key, await entry.text(2));
  }
  const odd = [...entries.keys()].find((key) => !KEYS.has(key));
  if (odd !== undefined) {
    const message = `"${name}" has the entry "${odd}", which some readers set on their own objects`;
    const effect = odd.startsWith("__") ? "code" : "malformed";
    return { problem: { id: "unknown-entry", message, effect } };
  }
  const location = entries.get("location")?.replace(/^\.\//, "");
  if (location === undefined || location === "") return malformed(`"${name}" has no location`);
  if (!isPlainRelative(decoded(location))) {
    const message = `the data of "${name}" is outside of the folder, at "${location}"`;
    return { problem: { id: "path-outside", message, effect: "code" } };
  }
  const offset = wholeNumber(entries.get("offset") ?? "0");
  const length = wholeNumber(entries.get("length") ?? String(byteLength));
  if (offset === undefined || length === undefined) {
    return malformed(`"${name}" has an offset or length that is no whole number`);
  }
  const source = siblings.open(location);
  if (source === undefined) return malformed(`"${location}" with "${name}" is missing or a link`);
  if (length !== byteLength) {
    return malformed(`"${name}" needs ${byteLength} bytes, ${length} are named`);
  }
  if (offset > source.byteLength - length) {
    return malformed(`"${name}" goes on beyond the end of "${location}"`);
  }
  return {
    piece: { source, offset, length },
    range: { location, start: offset, end: offset + length, name },
  };
}

/** Some readers take percent signs for what they stand for in addresses. */
function decoded(location: string): string {
  return location.replaceAll(/%([0-9a-fA-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function wholeNumber(text: string): number | undefined {
  if (!/^\d{1,19}$/.test(text)) return undefined;
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : undefined;
}

function malformed(message: string): External {
  return { problem: { id: "bad-external-data", message, effect: "malformed" } };
}

/** Tensors that share bytes in part, or wholly: a small file then stands for a large model, or one hides in another. */
export function overlaps(ranges: readonly ExternalRange[]): readonly Problem[] {
  const sorted = ranges
    .filter(({ start, end }) => end > start)
    .toSorted((a, b) => compare(a.location, b.location) || a.start - b.start);
  return sorted.flatMap((range, at) => {
    const before = sorted[at - 1];
    if (before?.location !== range.location || before.end <= range.start) return [];
    const message = `"${before.name}" and "${range.name}" overlap in "${range.location}"`;
    return [{ id: "bad-external-data", message, effect: "malformed" }];
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
