import { bytesField, numberField } from "../protobuf/write-wire.test.ts";

/** A model of one kind, with one input. */
export function coreMlModel(kind: number, ...body: readonly Uint8Array[]): Buffer {
  const input = bytesField(1, bytesField(1, "image"));
  const about = bytesField(100, bytesField(3, "somebody"), bytesField(4, "MIT"));
  const description = bytesField(2, input, about);
  return Buffer.concat([numberField(1, 7), description, bytesField(kind, ...body)]);
}

/** A layer of a network. */
export function layer(name: string, kind: number, ...params: readonly Uint8Array[]): Buffer {
  return bytesField(1, bytesField(1, name), bytesField(kind, ...params));
}

/** A WeightParams of floats, in the field of a layer. */
export function floats(field: number, count: number): Buffer {
  return bytesField(field, bytesField(1, Buffer.alloc(4 * count)));
}

/** A tensor of a program: how it is called, what it is, and where it begins in the file of weights. */
export interface ConstToWrite {
  readonly name: string;
  readonly type: number;
  readonly shape: readonly number[];
  readonly offset: number;
  readonly file?: string;
}

/** A ML program whose function has one constant for each tensor. */
export function mlProgram(constants: readonly ConstToWrite[]): Buffer {
  const operations = constants.map(({ name, type, shape, offset, file }) => {
    const axes = shape.map((axis) => bytesField(3, bytesField(1, numberField(1, axis))));
    const tensorType = bytesField(1, numberField(1, type), numberField(2, shape.length), ...axes);
    const path = bytesField(1, file ?? "@model_path/weights/weight.bin");
    const value = [bytesField(2, tensorType), bytesField(5, path, numberField(2, offset))];
    const attribute = bytesField(5, bytesField(1, "val"), bytesField(2, ...value));
    const output = bytesField(3, bytesField(1, name), bytesField(2, tensorType));
    return bytesField(3, bytesField(1, "const"), attribute, output);
  });
  const special = bytesField(3, bytesField(1, "CoreML7"), bytesField(2, ...operations));
  const made = bytesField(2, bytesField(1, "main"), bytesField(2, special));
  return coreMlModel(502, numberField(1, 1), made);
}

/** A blob of a file of weights: its type, and its bytes. */
export interface BlobToWrite {
  readonly type: number;
  readonly data: Uint8Array;
}

/** A file of weights, and where its blobs begin. */
export function weightFile(blobs: readonly BlobToWrite[]): {
  readonly bytes: Buffer;
  readonly offsets: readonly number[];
} {
  const header = Buffer.alloc(64);
  header.writeUInt32LE(blobs.length, 0);
  header.writeUInt32LE(2, 4);
  const parts: Uint8Array[] = [header];
  const offsets: number[] = [];
  let at = 64;
  for (const { type, data } of blobs) {
    const blob = Buffer.alloc(64);
    blob.writeUInt32LE(0xdeadbeef, 0);
    blob.writeUInt32LE(type, 4);
    blob.writeBigUInt64LE(BigInt(data.length), 8);
    blob.writeBigUInt64LE(BigInt(at + 64), 16);
    const padding = Buffer.alloc((64 - (data.length % 64)) % 64);
    parts.push(blob, data, padding);
    offsets.push(at);
    at += 64 + data.length + padding.length;
  }
  return { bytes: Buffer.concat(parts), offsets };
}
