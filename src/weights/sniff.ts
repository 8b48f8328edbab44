/** What the first bytes of a file show it to be. `zip`, `tar` and `sentencepiece` are known, but are not weights. */
export type SniffedFormat =
  | "safetensors"
  | "gguf"
  | "ggml"
  | "pytorch"
  | "pickle"
  | "hdf5"
  | "npy"
  | "npz"
  | "onnx"
  | "tflite"
  | "savedmodel"
  | "keras"
  | "msgpack"
  | "sentencepiece"
  | "lfs-pointer"
  | "zip"
  | "tar";

/** A file format, told from the content. Sees the beginning of a file only, so it can be lied to: a reader must confirm it. */
export function sniff(head: Uint8Array): SniffedFormat | undefined {
  return RECOGNIZERS.find(({ recognizes }) => recognizes(head))?.format;
}

interface Recognizer {
  readonly format: SniffedFormat;
  readonly recognizes: (head: Uint8Array) => boolean;
}

/** Long magic first; formats without any, told by their grammar, last. */
const RECOGNIZERS: readonly Recognizer[] = [
  { format: "lfs-pointer", recognizes: startsWith("version https://git-lfs.github.com/spec/") },
  { format: "hdf5", recognizes: isHdf5 },
  { format: "npy", recognizes: startsWith("\x93NUMPY") },
  { format: "gguf", recognizes: startsWith("GGUF") },
  { format: "ggml", recognizes: isLegacyGgml },
  { format: "tflite", recognizes: (head) => startsWith("TFL3")(head.subarray(4)) },
  { format: "pytorch", recognizes: startsWith("\x80\x02\x8a\x0al\xfc\x9cF\xf9 j\xa8P\x19") },
  {
    format: "pytorch",
    recognizes: zipHolds(/(?:^|\/)(?:data\.pkl|constants\.pkl|\.format_version|byteorder)$/),
  },
  { format: "npz", recognizes: zipHolds(/\.npy$/) },
  {
    format: "keras",
    recognizes: zipHolds(/^(?:model\.weights\.(?:h5|npz)|metadata\.json|config\.json)$/),
  },
  { format: "zip", recognizes: startsWith("PK\x03\x04") },
  { format: "tar", recognizes: (head) => startsWith("ustar")(head.subarray(257)) },
  { format: "safetensors", recognizes: isSafetensors },
  { format: "pickle", recognizes: isPickle },
  { format: "sentencepiece", recognizes: isSentencePiece },
  { format: "savedmodel", recognizes: isSavedModel },
  { format: "onnx", recognizes: isOnnx },
  { format: "msgpack", recognizes: isFlaxMsgpack },
];

/** `magic` holds one character per byte. */
function startsWith(magic: string): (head: Uint8Array) => boolean {
  const bytes = Uint8Array.from(magic, (character) => character.charCodeAt(0));
  return (head) => head.byteLength >= bytes.length && bytes.every((byte, at) => head[at] === byte);
}

/** The superblock may come after a user block of 512 bytes or a doubling of that. */
export function isHdf5(head: Uint8Array): boolean {
  const signature = startsWith("\x89HDF\r\n\x1a\n");
  return [0, 512, 1024, 2048].some((at) => signature(head.subarray(at)));
}

/** Little-endian magics of the formats before GGUF: ggml, ggmf, ggjt, ggla. */
function isLegacyGgml(head: Uint8Array): boolean {
  return ["lmgg", "fmgg", "tjgg", "algg"].some((magic) => startsWith(magic)(head));
}

/** A length, then the beginning of a JSON object. */
export function isSafetensors(head: Uint8Array): boolean {
  if (head.byteLength < 10) return false;
  const length = new DataView(head.buffer, head.byteOffset).getBigUint64(0, true);
  if (length < 2n || length > 100_000_000n) return false;
  return /^\s*\{\s*["}]/.test(latin1(head.subarray(8, 8 + 64)));
}

/** Protocol 2 and later say so; 0 and 1 are text, told by how a saved dictionary, list or object begins. */
function isPickle(head: Uint8Array): boolean {
  const [first, protocol, opcode] = head;
  if (first === 0x80 && protocol !== undefined && protocol >= 2 && protocol <= 5) {
    return opcode === undefined || PICKLE_OPENERS.includes(opcode);
  }
  return /^(?:\(dp\d|\(lp\d|c[a-z_]\w*(?:\.\w+)*\n\w+\n|\(i[a-z_]\w*\n\w+\n)/.test(
    latin1(head.subarray(0, 128)),
  );
}

/** Opcodes that a pickle can open with after its protocol: frame, containers, globals, strings, numbers, marks. */
const PICKLE_OPENERS: readonly number[] = Array.from(
  "\x95}](c)XUKMJNGCBTVSIFL\x8a\x8b\x8c\x8d\x8e\x8f\x96\x88\x89",
  (character) => character.charCodeAt(0),
);

/** A first piece (field 1) that holds a text (field 1) and its score (field 2, a float). */
export function isSentencePiece(head: Uint8Array): boolean {
  const [tag, length, textTag, textLength] = head;
  if (tag !== 0x0a || textTag !== 0x0a || length === undefined || textLength === undefined) {
    return false;
  }
  return textLength > 0 && textLength < 64 && length < 128 && head[4 + textLength] === 0x15;
}

/** Version 1 of the schema, then a graph (field 2) that opens with its description (field 1). */
export function isSavedModel(head: Uint8Array): boolean {
  if (head[0] !== 0x08 || head[1] !== 0x01 || head[2] !== 0x12) return false;
  const graph = skipVarint(head, 3);
  return graph > 4 && head[graph] === 0x0a;
}

/** The version of the representation (field 1), then the producer, domain, graph or operator sets of a model. */
export function isOnnx(head: Uint8Array): boolean {
  const version = head[1] ?? 0;
  if (head[0] !== 0x08 || version < 1 || version > 32) return false;
  const tag = head[2];
  if (tag === 0x12) {
    const length = head[3] ?? 0;
    const producer = latin1(head.subarray(4, 4 + length));
    return length > 0 && length < 100 && /^[\x20-\x7e]+$/.test(producer);
  }
  return tag === 0x3a || tag === 0x42;
}

/** The version of the specification (field 1), then a description (field 2) whose first input or output has a name. */
export function isCoreMl(head: Uint8Array): boolean {
  const version = head[1] ?? 0;
  if (head[0] !== 0x08 || version < 1 || version > 32 || head[2] !== 0x12) return false;
  const description = skipVarint(head, 3);
  const isFeature = head[description] === 0x0a || head[description] === 0x52;
  return isFeature && head[skipVarint(head, description + 1)] === 0x0a;
}

/** A map whose first key is a name and whose value is a map again, or an array of numbers (extension 1). */
export function isFlaxMsgpack(head: Uint8Array): boolean {
  const first = head[0] ?? 0;
  const isSmallMap = first > 0x80 && first <= 0x8f;
  if (!isSmallMap && first !== 0xde && first !== 0xdf) return false;
  const keyAt = isSmallMap ? 1 : first === 0xde ? 3 : 5;
  const keyTag = head[keyAt] ?? 0;
  if ((keyTag & 0xe0) !== 0xa0 || keyTag === 0xa0) return false;
  const key = head.subarray(keyAt + 1, keyAt + 1 + (keyTag & 0x1f));
  const next = head[keyAt + 1 + key.byteLength] ?? 0;
  const isMapOrArray =
    (next >= 0x80 && next <= 0x8f) || (next >= 0xc7 && next <= 0xc9) || next === 0xde;
  return /^[\w.]+$/.test(latin1(key)) && isMapOrArray;
}

/** Members that we look at before we give an archive up as unknown. */
const MAX_ZIP_MEMBERS = 16;

/** Walks the local headers at the beginning of a zip; the central directory lies at the end, beyond the head. */
function zipHolds(name: RegExp): (head: Uint8Array) => boolean {
  return (head) => zipMemberNames(head).some((member) => name.test(member));
}

function zipMemberNames(head: Uint8Array): readonly string[] {
  const names: string[] = [];
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  let at = 0;
  while (at + 30 <= head.byteLength && names.length < MAX_ZIP_MEMBERS) {
    if (view.getUint32(at, true) !== 0x04034b50) break;
    const nameLength = view.getUint16(at + 26, true);
    names.push(latin1(head.subarray(at + 30, at + 30 + nameLength)));
    const sizeIsAfterData = (view.getUint16(at + 6, true) & 8) !== 0;
    if (sizeIsAfterData) break;
    at += 30 + nameLength + view.getUint16(at + 28, true) + view.getUint32(at + 18, true);
  }
  return names;
}

function skipVarint(head: Uint8Array, start: number): number {
  let at = start;
  while ((head[at] ?? 0) >= 0x80 && at < start + 9) at += 1;
  return at + 1;
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}
