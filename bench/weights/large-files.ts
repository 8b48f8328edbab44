import { closeSync, ftruncateSync, openSync, writeFileSync, writeSync } from "node:fs";
import { crc32 } from "node:zlib";

/** Bytes of each tensor of the large files. */
const TENSOR_BYTES = 32 << 20;

/** A safetensors file of zeros, of which the disk holds the header alone. */
export function writeSafetensors(path: string, dtype: "F32" | "BF16", wantedBytes: number): void {
  const itemBytes = dtype === "F32" ? 4 : 2;
  const count = Math.ceil(wantedBytes / TENSOR_BYTES);
  const shape = [TENSOR_BYTES / itemBytes / 4096, 4096];
  const entries = Array.from({ length: count }, (_, at) => {
    const data_offsets = [at * TENSOR_BYTES, (at + 1) * TENSOR_BYTES];
    return [`model.layers.${at}.mlp.weight`, { dtype, shape, data_offsets }];
  });
  const header = Buffer.from(JSON.stringify(Object.fromEntries(entries)));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  const file = openSync(path, "w");
  writeSync(file, Buffer.concat([length, header]));
  ftruncateSync(file, 8 + header.length + count * TENSOR_BYTES);
  closeSync(file);
}

/** Names as those of a model with many experts: 60 MB for half a million tensors. */
function tensorName(at: number): string {
  const layer = Math.floor(at / 4000);
  const expert = Math.floor((at % 4000) / 8);
  const part = ["gate_proj", "up_proj", "down_proj", "q_proj"][at % 4];
  return `language_model.model.layers.${layer}.mlp.experts.${expert}.${part}.weight_packed${at}`;
}

/** An index of shards as large models have it. */
export function writeIndex(path: string, tensors: number): void {
  const weight_map: Record<string, string> = {};
  for (let at = 0; at < tensors; at += 1) {
    const shard = String(1 + (at % 125)).padStart(5, "0");
    weight_map[tensorName(at)] = `model-${shard}-of-00125.safetensors`;
  }
  const index = { metadata: { total_size: 1 }, weight_map };
  writeFileSync(path, JSON.stringify(index, null, 2));
}

/** One safetensors file with as many tensors, of eight bytes each. */
export function writeManyTensors(path: string, tensors: number): void {
  const entries = Array.from({ length: tensors }, (_, at) => [
    tensorName(at),
    { dtype: "BF16", shape: [2, 2], data_offsets: [8 * at, 8 * at + 8] },
  ]);
  const header = Buffer.from(JSON.stringify(Object.fromEntries(entries)));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  writeFileSync(path, Buffer.concat([length, header, Buffer.alloc(8 * tensors)]));
}

/** A checkpoint of PyTorch with tensors of zeros, of which the disk holds the pickle and the directory alone. */
export function writeCheckpoint(path: string, wantedBytes: number): void {
  const count = Math.ceil(wantedBytes / TENSOR_BYTES);
  const file = openSync(path, "w");
  const entries: ZipEntry[] = [];
  let end = 0;
  const put = (name: string, data: Buffer | number): void => {
    const byteLength = typeof data === "number" ? data : data.length;
    const crc = typeof data === "number" ? crcOfZeros : crc32(data);
    const entry = { name: Buffer.from(name), byteLength, crc, offset: end };
    const header = localHeader(entry);
    writeSync(file, header, 0, header.length, end);
    if (typeof data !== "number") writeSync(file, data, 0, data.length, end + header.length);
    end += header.length + byteLength;
    entries.push(entry);
  };
  const crcOfZeros = crc32(Buffer.alloc(TENSOR_BYTES));
  put("model/data.pkl", stateDict(count));
  for (let at = 0; at < count; at += 1) put(`model/data/${at}`, TENSOR_BYTES);
  put("model/version", Buffer.from("3\n"));
  const tail = directory(entries, end);
  writeSync(file, tail, 0, tail.length, end);
  closeSync(file);
}

interface ZipEntry {
  readonly name: Buffer;
  readonly byteLength: number;
  readonly crc: number;
  readonly offset: number;
}

/** Storages begin at a multiple of 64, by an extra field of padding. */
function localHeader({ name, byteLength, crc, offset }: ZipEntry): Buffer {
  const padding = 63 - ((offset + 30 + name.length + 4 + 63) % 64);
  const header = Buffer.alloc(30 + name.length + 4 + padding);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(45, 4);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(byteLength, 18);
  header.writeUInt32LE(byteLength, 22);
  header.writeUInt16LE(name.length, 26);
  header.writeUInt16LE(4 + padding, 28);
  name.copy(header, 30);
  header.write("FB", 30 + name.length);
  header.writeUInt16LE(padding, 32 + name.length);
  return header;
}

/** The central directory, with the records of ZIP64 that offsets beyond 4 GiB need. */
function directory(entries: readonly ZipEntry[], start: number): Buffer {
  const records = Buffer.concat(entries.map(directoryRecord));
  const end64 = Buffer.alloc(56);
  end64.writeUInt32LE(0x06064b50, 0);
  end64.writeBigUInt64LE(44n, 4);
  end64.writeUInt16LE(45, 12);
  end64.writeUInt16LE(45, 14);
  end64.writeBigUInt64LE(BigInt(entries.length), 24);
  end64.writeBigUInt64LE(BigInt(entries.length), 32);
  end64.writeBigUInt64LE(BigInt(records.length), 40);
  end64.writeBigUInt64LE(BigInt(start), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(start + records.length), 8);
  locator.writeUInt32LE(1, 16);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(records.length, 12);
  end.writeUInt32LE(0xffffffff, 16);
  return Buffer.concat([records, end64, locator, end]);
}

function directoryRecord({ name, byteLength, crc, offset }: ZipEntry): Buffer {
  const record = Buffer.alloc(46 + name.length + 12);
  record.writeUInt32LE(0x02014b50, 0);
  record.writeUInt16LE(45, 4);
  record.writeUInt16LE(45, 6);
  record.writeUInt32LE(crc, 16);
  record.writeUInt32LE(byteLength, 20);
  record.writeUInt32LE(byteLength, 24);
  record.writeUInt16LE(name.length, 28);
  record.writeUInt16LE(12, 30);
  record.writeUInt32LE(0xffffffff, 42);
  name.copy(record, 46);
  record.writeUInt16LE(1, 46 + name.length);
  record.writeUInt16LE(8, 48 + name.length);
  record.writeBigUInt64LE(BigInt(offset), 50 + name.length);
  return record;
}

/** The pickle of a dictionary of tensors, as `torch.save` writes it. */
function stateDict(count: number): Buffer {
  const parts = [Buffer.from("\x80\x02}(", "latin1")];
  const code = (characters: string): number => parts.push(Buffer.from(characters, "latin1"));
  const text = (value: string): number => code(`X${little(value.length)}${value}`);
  for (let at = 0; at < count; at += 1) {
    text(`layers.${at}.weight`);
    code("ctorch._utils\n_rebuild_tensor_v2\n((");
    text("storage");
    code("ctorch\nFloatStorage\n");
    text(String(at));
    text("cpu");
    code(
      `J${little(TENSOR_BYTES / 4)}tQK\0J${little(TENSOR_BYTES / 4 / 4096)}J${little(4096)}\x86`,
    );
    code(`J${little(4096)}K\x01\x86\x89ccollections\nOrderedDict\n)RtR`);
  }
  code("u.");
  return Buffer.concat(parts);
}

/** Four bytes of a number, little end first, one character each. */
function little(value: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes.toString("latin1");
}
