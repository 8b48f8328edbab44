import { writeFileSync } from "node:fs";

/** Number of BF16 among the types of ggml, and what a tensor of eight bytes takes with its padding. */
const BF16 = 30;
const STRIDE = 32;

/** A GGUF file of version 3 with as many tensors of eight bytes. */
export function writeManyGguf(path: string, tensors: number): void {
  const parts: Buffer[] = [Buffer.from("GGUF"), u32(3), u64(tensors), u64(0)];
  for (let at = 0; at < tensors; at += 1) {
    const name = Buffer.from(`blk.${Math.floor(at / 4000)}.ffn_down.${at}.weight`);
    parts.push(u64(name.length), name, u32(2), u64(2), u64(2), u32(BF16), u64(STRIDE * at));
  }
  const header = Buffer.concat(parts);
  const start = Math.ceil(header.length / STRIDE) * STRIDE;
  const file = Buffer.alloc(start + STRIDE * tensors);
  header.copy(file);
  writeFileSync(path, file);
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}
